"""The list of an event's participants, with what can be done to many of them at once."""

from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django_stubs_ext import StrOrPromise
from wagtail.admin import messages

from core.tables.pagination import paginate
from events.changes import telling
from events.check_in import notes
from events.models import EventPage, Registration, SurveyResult
from events.models.registration import RegistrationQuerySet
from events.participants import access, selection
from events.registration import mailings, organiser
from events.views.acts import ACTS
from home.admin.requests import AuthenticatedRequest, key_in
from home.models import User

PER_PAGE = 50
State = Registration.State


@dataclass(frozen=True)
class Action:
    """What can be done to registrations in some states; the others are left as they are."""

    label: StrOrPromise
    do: Callable[[Registration, User], object]  # whether it changed something
    states: Collection[str]
    is_told: bool = False  # by mail at once, so that it needs a question before
    way: str = ""  # to which it moves

    def concerns(self, rows: RegistrationQuerySet) -> RegistrationQuerySet:
        return rows.filter(state__in=self.states).exclude(attendance=self.way)


ACTIVE = set(State) - set(Registration.ENDED)
ACTIONS = {
    "approve": Action(gettext_lazy("Confirm"), organiser.approve, {State.PENDING}),
    "reject": Action(gettext_lazy("Do not approve"), organiser.reject, {State.PENDING}, is_told=True),
    "attended": Action(
        gettext_lazy("Took part"),
        lambda registration, user: notes.note_all(registration, True, user),
        {State.CONFIRMED, State.NO_SHOW},
    ),
    "not-attended": Action(
        gettext_lazy("Take back “took part”"),
        lambda registration, user: notes.note_all(registration, False, user),
        {State.ATTENDED},
    ),
    "to-on-site": Action(
        gettext_lazy("Move: on site"),
        lambda registration, user: organiser.change_quota(registration, Registration.Attendance.ON_SITE, user),
        ACTIVE,
        is_told=True,
        way=Registration.Attendance.ON_SITE,
    ),
    "to-online": Action(
        gettext_lazy("Move: online"),
        lambda registration, user: organiser.change_quota(registration, Registration.Attendance.ONLINE, user),
        ACTIVE,
        is_told=True,
        way=Registration.Attendance.ONLINE,
    ),
    "cancel": Action(gettext_lazy("Cancel"), organiser.cancel, ACTIVE, is_told=True),
}


def _actions(event: EventPage) -> dict[str, Action]:
    """Those that make sense for the event: nobody is moved where there is one way."""
    return {name: act for name, act in ACTIONS.items() if not act.way or (act.way in event.ways and event.ways[1:])}


@access.for_event
def participants(request: AuthenticatedRequest, event: EventPage) -> HttpResponse:
    if request.method == "POST":
        return _act(request, event)
    chosen = selection.Selection(event, request.GET)
    page, message = paginate(chosen.rows.order_by("-created_at", "-pk"), request, PER_PAGE)
    if chosen.is_wrong:
        message = _("The filter was not understood; you see all participants.")
    failed = selection.with_mail_trouble(page.object_list)
    for registration in page.object_list:
        registration.has_mail_trouble = registration.pk in failed
    query = request.GET.copy()
    query.pop("page", None)
    permissions = event.permissions_for_user(request.user)
    context = {
        "event": event,
        "form": chosen.form,
        "page": page,
        "message": message,
        "counts": selection.counts(event),
        "sessions": event.sessions_to_choose,
        "survey": SurveyResult.objects.filter(event=event).first(),
        "changes": telling.latest(event),
        "mailings": mailings.progress(event),
        "acts": ACTS if event.live and permissions.can_publish() else [],
        "may_edit": permissions.can_edit(),
        "may_name": access.may_manage_all(request.user),
        "actions": [(name, action.label) for name, action in _actions(event).items()],
        "query": query.urlencode(),
    }
    return TemplateResponse(request, "events/admin/participants.html", context)


def _act(request: AuthenticatedRequest, event: EventPage) -> HttpResponse:
    back = redirect(_address(event, request.POST.get("query", "")))
    name = request.POST.get("action", "")
    if name == "fill":
        return _offer_free_places(request, event, back)
    ids = [key for text in request.POST.getlist("registration")[:PER_PAGE] if (key := key_in(text))]
    action = _actions(event).get(name)
    if action is None or not ids:
        messages.error(request, _("Choose participants and what to do with them."))
        return back
    rows = Registration.objects.filter(event=event, pk__in=ids).order_by("created_at", "pk")
    if action.is_told and request.POST.get("sure") != "on" and action.concerns(rows).exists():
        return _ask(request, event, name, rows)
    done, left, problems = 0, Counter[str](), []
    for registration in rows:
        try:
            if registration.state in action.states and action.do(registration, request.user):
                done += 1
            else:
                left[registration.get_state_display()] += 1
        except ValidationError as error:
            problems += error.messages
    _report(request, done, left, problems)
    return back


def _ask(request: HttpRequest, event: EventPage, name: str, rows: RegistrationQuerySet) -> HttpResponse:
    """One question for all, with the number of those whom it really concerns."""
    concerned = list(ACTIONS[name].concerns(rows))
    context = {
        "event": event,
        "name": name,
        "label": ACTIONS[name].label,
        "rows": concerned,
        "places": sum(registration.seats for registration in concerned),
        "left": rows.count() - len(concerned),
        "query": request.POST.get("query", ""),
    }
    return TemplateResponse(request, "events/admin/participants_sure.html", context)


def _offer_free_places(request: HttpRequest, event: EventPage, back: HttpResponse) -> HttpResponse:
    try:
        offered = organiser.offer_free_places(event)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return back
    if not offered:
        messages.warning(request, _("No offer was made: nobody waits for a place that is free."))
        return back
    words = ngettext("%(number)s offer was made.", "%(number)s offers were made.", offered)
    messages.success(request, words % {"number": offered})
    return back


def _report(request: HttpRequest, done: int, left: Counter[str], problems: list[str]) -> None:
    if done:
        words = ngettext("%(number)s registration was changed.", "%(number)s registrations were changed.", done)
        messages.success(request, words % {"number": done})
    if left:
        number = left.total()
        words = ngettext(
            "%(number)s registration was left as it is: its state does not allow this (%(states)s).",
            "%(number)s registrations were left as they are: their state does not allow this (%(states)s).",
            number,
        )
        states = ", ".join(f"{state}: {count}" for state, count in left.items())
        messages.warning(request, words % {"number": number, "states": states})
    for words in dict.fromkeys(problems):
        messages.error(request, words)


def _address(event: EventPage, query: str) -> str:
    """The list as the editor filtered it; the query string is read and written anew."""
    address = reverse("participants:list", args=[event.pk])
    encoded = QueryDict(query[:500]).urlencode()
    return f"{address}?{encoded}" if encoded else address
