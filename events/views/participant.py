"""What participants do by the link in their mails."""

from functools import partial

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from core.public_forms.kept import typed
from events import documents, privacy, programme
from events.check_in import tickets
from events.models import Registration
from events.participants.sheets.views import certificate_of
from events.registration import online, service, shown_field, wording
from events.registration.form import ChangeForm
from events.views import booking
from events.views.holders import for_participant
from home import i18n

ACTIONS = {
    "verify": service.verify,
    "accept": service.accept,
    "decline": service.decline,
    "undo": service.undo_cancel,
    "undo-shrink": service.undo_shrink,
}
TOLD = {"shrink", "undo", "undo-shrink"}  # what the state alone does not show
TEMPLATE = "events/participant.html"


@partial(for_participant, of_booking=booking.of_booking)
def participant(request, registration):
    if request.method != "POST":
        return _show(request, registration)
    try:
        response = _act(request, registration)
    except ValidationError as error:
        return _show(request, Registration.objects.get(pk=registration.pk), error, status=422)
    action = request.POST["action"]
    done = f"?done={action}" if action in TOLD else ""
    return response or HttpResponseRedirect(f"{request.path}{done}#state")


@for_participant
def answers(request, registration):
    """The participant's own form, filled in."""
    form = ChangeForm(request.POST if request.method == "POST" else None, registration=registration)
    message, status = "", 200
    try:
        service.refuse_change(registration)
        if form.is_valid() and _is_saved(form):
            return HttpResponseRedirect("../?done=answers#state")
        status = 422 if form.is_bound else 200
    except ValidationError as error:
        message, status = error.messages[0], 422
    context = {"form": form, "message": message, "event": _event(registration), "can_change": not message}
    context["typed"] = typed(form) if message else []
    return TemplateResponse(request, "events/participant_answers.html", context, status=status)


def _is_saved(form):
    """False where something is wrong with a field, such as a session that has filled meanwhile."""
    try:
        form.save()
    except service.ChangedMeanwhileError as error:
        shown_field.refuse_once(form, error)
    except ValidationError as error:
        if not hasattr(error, "error_dict"):
            raise
        form.add_error(None, error)
    return not form.errors


@for_participant
def ticket(request, registration):
    """The picture of the ticket's code."""
    if not _has_ticket(registration):
        raise Http404
    return HttpResponse(tickets.picture_of(registration), content_type="image/svg+xml")


@for_participant
def certificate(request, registration):
    return certificate_of(registration)


def _has_ticket(registration):
    on_site = registration.way == Registration.Attendance.ON_SITE
    is_expected = registration.event.is_on and registration.state == Registration.State.CONFIRMED
    return on_site and is_expected


def _act(request, registration):
    action = request.POST.get("action", "")
    if action in ACTIONS:
        ACTIONS[action](registration)
    elif action == "cancel":
        _need_tick(request.POST, "sure-cancel", _("Tick the box if you really want to cancel."))
        service.cancel(registration)
    elif action == "shrink":
        _shrink(registration, request.POST)
    elif action == "download":
        return _download(registration)
    elif action == "erase":
        _need_tick(request.POST, "sure-erase", _("Tick the box if all your data are to be deleted."))
        privacy.erase_at_wish(registration)
        return TemplateResponse(request, "events/participant_erased.html")
    else:
        raise ValidationError(_("Please choose what to do."))
    return None


def _need_tick(data, field, message):
    if data.get("sure") != "on":
        raise ValidationError(message, params={"field": field})


def _is_named(registration):
    """Whether all who come are known by name, so that one can say who does not."""
    return registration.attendees.exclude(name="").count() == registration.seats - 1


def _shrink(registration, data):
    if "seats" in data:
        seats = _number(data["seats"])
        if 1 <= seats < registration.seats:
            _need_tick(data, "sure-shrink", _("Tick the box if you really give these places up."))
        service.shrink(registration, seats)
    elif leaving := data.getlist("leaving"):
        service.strike_off(registration, leaving)
    else:
        raise ValidationError(_("Tick who does not come."), params={"field": "leaving"})


def _number(text):
    try:
        return int(text)
    except ValueError:
        raise ValidationError(_("Please write a number."), params={"field": "seats"}) from None


def _download(registration):
    response = HttpResponse(privacy.export_json(registration), content_type="application/json")
    response.headers["Content-Disposition"] = 'attachment; filename="registration.json"'
    return response


def _show(request, registration, error=None, status=200):
    event = _event(registration)
    access = online.access_for(registration)
    kind, standing = wording.standing(registration, event)
    is_online = registration.way == Registration.Attendance.ONLINE
    context = {
        "registration": registration,
        "event": event,
        "kind": kind,
        "standing": standing,
        "done": _done(request, registration),
        "next_step": wording.next_step(registration, event),
        "grow_back": wording.grow_back(registration, event),
        "can_change": registration.is_active and timezone.now() < registration.event.starts_at,
        "attendees": registration.attendees.all(),
        "programme": programme.facts_of(registration, event),
        "is_named": _is_named(registration),
        "online": access,
        "documents": documents.shown_to(registration),
        "way_online": event.way_online if is_online and registration.is_active and not access else "",
        "place": event.place if event.is_on and not is_online else "",
        "directions": _directions(registration, event),
        "state": Registration.State,
        "ticket": tickets.code_of(registration) if _has_ticket(registration) else "",
        "error": error.messages[0] if error else "",
        "error_at": (getattr(error, "params", None) or {}).get("field", ""),
        "numbers": range(1, registration.seats + 1),
        "answers_url": _answers_url(request),
        "others": booking.listed(request, registration),
    }
    return TemplateResponse(request, TEMPLATE, context, status=status)


def _answers_url(request):
    kwargs = request.resolver_match.kwargs
    return reverse("registration:answers_of_date" if "date" in kwargs else "registration:answers", kwargs=kwargs)


def _directions(registration, event):
    """Where the event's page does not tell them."""
    is_expected = registration.state in Registration.TAKING_PART and registration.event.is_on
    is_on_site = registration.way == Registration.Attendance.ON_SITE
    return event.directions if is_expected and is_on_site and not event.is_listed else ""


def _done(request, registration):
    """What to say after a change that the state does not show."""
    done = request.GET.get("done")
    if done in {"shrink", "undo-shrink"}:
        return wording.who_comes(registration)
    if done == "undo" and registration.is_active:
        return _("Undone: your registration is as it was before.")
    return _("Your details are saved.") if done == "answers" else ""


def _event(registration):
    """The event's page in the reader's language."""
    event = registration.event
    version = i18n.localize_pages([event]).get(event.pk)
    return version.specific if version else event
