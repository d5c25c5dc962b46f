"""What participants get beside their own page: documents, and the questions after the event."""

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core.privacy import links
from core.public_forms import origin
from core.public_forms.link_views import ALL_METHODS
from events import documents, survey
from events.models import EventPage
from events.views.holders import for_participant
from home import i18n


@for_participant
def document(request, registration, pk):
    """Asked anew each time whether the participant may have it."""
    found = next((each.document for each in documents.shown_to(registration) if each.pk == pk), None)
    if found is None:
        raise Http404
    response = FileResponse(
        found.file.open("rb"),
        as_attachment=found.content_disposition != "inline",
        filename=found.filename,
        content_type=found.content_type,
    )
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@csrf_exempt  # the token in the address is what allows it, and no cookie goes along
@require_http_methods(ALL_METHODS)
@links.private
def questions(request, pk, token):
    """GET shows and POST counts: who opens links for safety answers nothing."""
    event = get_object_or_404(EventPage.objects.select_related("locale"), pk=pk)
    if not event.is_source or not survey.is_genuine(event, token) or not survey.is_open(event):
        return TemplateResponse(request, "events/survey_unknown.html", status=404)
    if request.method == "POST" and origin.is_cross_site(request):
        raise PermissionDenied("a form of ours was sent by another site")
    form = survey.SurveyForm(request.POST if request.method == "POST" else None)
    is_used = survey.is_used(token)
    if form.is_valid() and not is_used:
        survey.answer(event, token, **form.cleaned_data)
        return HttpResponseRedirect(f"{request.path}#state")
    context = {
        "event": i18n.localize_pages([event]).get(event.pk, event).specific,
        "form": form,
        "is_used": is_used,
    }
    return TemplateResponse(request, "events/survey.html", context, status=422 if form.errors and not is_used else 200)
