"""The page on which one registers."""

from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods
from wagtail import views as wagtail_views

from events.models import EventPage
from events.registration import service
from events.registration.form import RegistrationForm
from home import i18n, public_forms

TEMPLATE = "events/registration_page.html"


@csrf_exempt  # the form's own token protects it
@require_http_methods(["GET", "HEAD", "POST"])
def take(request, pk):
    """Where the form is sent: past the tree of pages, for finding a page in it costs a crowd a quarter of the time."""
    event = get_object_or_404(EventPage.objects.live().select_related("locale"), pk=pk)
    if request.method != "POST":  # somebody came back to a form with errors
        return HttpResponseRedirect(address(event))
    # As if Wagtail had found the page, so that all its rules hold, such as who may read it.
    request._wagtail_route_for_request = event.route(request, ["registration"])
    return wagtail_views.serve(request, "")


def address(event):
    return f"{event.get_url()}registration/"


def register(request, event):
    event.sub_page = i18n.SubPage("registration/", _("Registration: %(event)s") % {"event": event.title})
    try:
        service.refuse_outside_window(event.source)
    except ValidationError as error:
        sent = request.method == "POST"
        typed = public_forms.typed(RegistrationForm(data=request.POST, event=event)) if sent else []
        context = {"closed": error.messages[0], "typed": typed}
        response = event.render(request, template=TEMPLATE, context_overrides=context)
        response.status_code = 422 if sent else 200
        return response

    def render(exchange):
        action = reverse("events_register", args=[event.pk])
        return event.render(request, template=TEMPLATE, context_overrides=exchange | {"action": action})

    target = str(event.translation_key)
    return public_forms.answer(
        request, RegistrationForm, target=target, render=render, page_url=address(event), event=event
    )
