"""What participants do by the link in their mails. GET shows, POST does: mail scanners open links."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from events import privacy
from events.models import Registration
from events.registration import mails, online, service
from home import i18n, links
from home.public_forms import origin

ACTIONS = {
    "verify": service.verify,
    "accept": service.accept,
    "decline": service.decline,
    "undo": service.undo_cancel,
}
TEMPLATE = "events/participant.html"


@csrf_exempt  # the token in the address is what allows it, and no cookie goes along
@require_http_methods(["GET", "HEAD", "POST"])
@links.private
def participant(request, token):
    registration = links.resolve(token, mails.SCOPE)
    if registration is None or registration.anonymised_at:
        return TemplateResponse(request, "events/participant_unknown.html", status=404)
    if request.method != "POST":
        return _show(request, registration)
    if origin.is_cross_site(request):
        raise PermissionDenied("a participant's form was sent by another site")
    try:
        response = _act(request, registration)
    except ValidationError as error:
        return _show(request, Registration.objects.get(pk=registration.pk), error.messages[0], status=422)
    return response or HttpResponseRedirect(request.path)


def _act(request, registration):
    action = request.POST.get("action", "")
    if action in ACTIONS:
        ACTIONS[action](registration)
    elif action == "cancel":
        _need_tick(request, _("Tick the box if you really want to cancel."))
        service.cancel(registration)
    elif action == "shrink":
        service.shrink(registration, _number(request.POST.get("seats")))
    elif action == "download":
        return _download(registration)
    elif action == "erase":
        _need_tick(request, _("Tick the box if all your data are to be deleted."))
        privacy.erase_at_wish(registration)
        return TemplateResponse(request, "events/participant_erased.html")
    else:
        raise ValidationError(_("Please choose what to do."))
    return None


def _need_tick(request, message):
    if request.POST.get("sure") != "on":
        raise ValidationError(message)


def _number(text):
    try:
        return int(text)
    except (TypeError, ValueError):
        raise ValidationError(_("Please write a number.")) from None


def _download(registration):
    response = HttpResponse(privacy.export_json(registration), content_type="application/json")
    response.headers["Content-Disposition"] = 'attachment; filename="registration.json"'
    return response


def _show(request, registration, error="", status=200):
    event = registration.event
    version = i18n.localize_pages([event]).get(event.pk)
    context = {
        "registration": registration,
        "event": version.specific if version else event,
        "answers": registration.answers.all(),
        "attendees": registration.attendees.all(),
        "online": online.access_for(registration),
        "state": Registration.State,
        "error": error,
        "smaller": range(1, registration.seats),
    }
    return TemplateResponse(request, TEMPLATE, context, status=status)
