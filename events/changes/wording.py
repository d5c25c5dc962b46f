"""What participants are told of a change: what happened, from what to what, why, and what they may do now."""

import copy
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from core.text import typography
from events import wording as event_wording
from events.models import EventChange, EventPage, Registration
from events.registration import mails
from events.registration import wording as registration_wording
from events.registration.wording import Words

Facts = dict[str, Any]
Kind = EventChange.Kind
State = Registration.State


def of(kind: str, before: Facts, change: EventChange, registration: Registration, letter: mails.Letter) -> Words:
    """In the active language; `before` are the facts that differ, as they were."""
    event, lines = letter.event, _from_to(kind, before, registration, letter.event)
    subject, opening = _HAPPENED[Kind(kind)](event)
    if not lines and before.get("status") == EventPage.Status.POSTPONED:
        subject, opening = _as_planned_first(event)
    return subject, [
        opening,
        *lines,
        *_reason(change),
        *_what_now(kind, registration, event),
        *_contact(letter),
    ]


def _rescheduled(event: EventPage) -> tuple[str, str]:
    return _("Time or place has changed: %(event)s") % {"event": event.title}, _(
        "time or place of the event has changed."
    )


def _moved_online(event: EventPage) -> tuple[str, str]:
    return _("Now online: %(event)s") % {"event": event.title}, _(
        "the event takes place online. All who are registered take part online; nobody comes to the place."
    )


def _postponed(event: EventPage) -> tuple[str, str]:
    return _("Postponed: %(event)s") % {"event": event.title}, _(
        "the event does not take place on the day that was planned. There is no new date yet."
    )


def _cancelled(event: EventPage) -> tuple[str, str]:
    return _("The event is cancelled: %(event)s") % {"event": event.title}, _(
        "unfortunately the event does not take place."
    )


def _reopened(event: EventPage) -> tuple[str, str]:
    return _("It takes place after all: %(event)s") % {"event": event.title}, _(
        "the event that we had cancelled takes place after all, and your registration is valid again."
    )


def _as_planned_first(event: EventPage) -> tuple[str, str]:
    return _reopened(event)[0], _("the event that we had postponed takes place after all, as it was planned first.")


_HAPPENED: dict[Kind, Callable[[EventPage], tuple[str, str]]] = {
    Kind.RESCHEDULED: _rescheduled,
    Kind.MOVED_ONLINE: _moved_online,
    Kind.POSTPONED: _postponed,
    Kind.CANCELLED: _cancelled,
    Kind.REOPENED: _reopened,
}


def _from_to(kind: str, before: Facts, registration: Registration, event: EventPage) -> list[str]:
    """The lines of what is other than it was, as far as it is of use to this person."""
    former = _as_it_was(event, before)
    lines = []
    if (was := event_wording.when(former)) != (now := event_wording.when(event)):
        lines += [(_("Time so far"), was), (_("New time"), now)]
    was, now = _place(former), _place(event)
    # Who takes part online in an event that has both never had to do with the place.
    concerns = len(former.ways) == 1 or registration.way == Registration.Attendance.ON_SITE
    if len(former.ways) != len(event.ways):  # of some the way is another one now, and the others may wonder
        was, now, concerns = str(former.how), str(event.how), True
    if was != now and concerns and kind != Kind.CANCELLED:
        lines += [(_("So far"), was), (_("Now"), now)]
    return ["\n".join(typography.labelled(label, words) for label, words in lines)] if lines else []


def _place(event: EventPage) -> str:
    """The place; or online, where one cannot come to any."""
    if not event.is_on_site:
        return str(event.Attendance.ONLINE.label)
    return event_wording.place(event) or str(event.Attendance.ON_SITE.label)


def _as_it_was(event: EventPage, before: Facts) -> EventPage:
    former = copy.copy(event)
    for name, value in before.items():
        setattr(former, name, datetime.fromisoformat(value) if value and name.endswith("_at") else value)
    return former


def _reason(change: EventChange) -> list[str]:
    reason = change.reason
    if not reason:
        return []
    if reason.lang:
        return [typography.labelled(_("The reason, in German"), "").strip(), reason]
    return [typography.labelled(_("The reason"), reason)]


def _what_now(kind: str, registration: Registration, event: EventPage) -> list[str]:
    if kind == Kind.CANCELLED:
        return [_("Your registration ends with it. You need not do anything.")]
    if registration.state == State.WAITLISTED:
        return [_("You stay on the waiting list.")]
    lines = []
    if registration.way == Registration.Attendance.ONLINE and kind != Kind.POSTPONED:
        lines.append(event_wording.way_online(event))
    if kind == Kind.POSTPONED:
        lines.append(_("Your registration stays. As soon as there is a new date, we write to you."))
        lines.append(_("If you do not want to take part any more, you can cancel on your registration page."))
        return lines
    if registration.state == State.OFFERED:
        return [*lines, registration_wording.offered(registration, event)[1][0]]
    until = event_wording.deadline(event.cancel_until or event.starts_at, event)
    words = _("Your registration stays. If you cannot take part now, please cancel until %(until)s: others are glad.")
    return [*lines, words % {"until": until}]


def _contact(letter: mails.Letter) -> list[str]:
    if not (address := letter.frame["address"]):
        return []
    return [_("Questions? Answer this mail, or write to %(address)s.") % {"address": address}]
