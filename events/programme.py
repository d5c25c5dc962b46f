"""The programme of an event: by day and time, in words, and moved with the event. No models, no HTTP."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any, TypeAlias

from django.core.exceptions import ValidationError
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.text import typography
from events import times, wording

EventPage: TypeAlias = Any  # pages of events import this module, and so do their sessions and registrations
Session: TypeAlias = Any
Registration: TypeAlias = Any


@dataclass(frozen=True)
class Entry:
    """A session as the event's page shows it."""

    session: Session
    time: str
    languages: Collection[tuple[str, str]]  # label and words
    places: str


@dataclass(frozen=True)
class Day:
    """`slots` are lists of the sessions that begin at the same time."""

    name: str
    slots: Collection[Collection[Entry]]


def days(event: EventPage) -> list[Day]:
    def day(session: Session) -> date:
        return times.wall_clock_of(session.starts_at, event.timezone).date()

    has_choices = event.can_register and event.has_sessions_to_choose
    left = {session.pk: seats(session) for session in event.sessions_to_choose} if has_choices else {}
    entries = {id(session): _entry(session, event, left.get(session.pk, "")) for session in event.programme}
    return [
        Day(
            _name_of(found),
            [
                [entries[id(one)] for one in slot]
                for _start, slot in groupby(sessions, lambda session: session.starts_at)
            ],
        )
        for found, sessions in groupby(event.programme, day)
    ]


def _entry(session: Session, event: EventPage, places: str) -> Entry:
    facts = [(_("Languages spoken"), wording.spoken(session)), (_("Interpretation"), wording.interpreted(session))]
    return Entry(session, wording.hours_of(session, event), [fact for fact in facts if fact[1]], places)


def _name_of(day: date) -> str:
    weekday = formats.date_format(day, "l")
    return _("%(weekday)s, %(period)s") % {"weekday": weekday, "period": typography.date_format(day)}


def line(session: Session, event: EventPage) -> str:
    """`10:30–12:00 Uhr: Werkstatt Jugend (Raum 2)`, with the date where the event has several days."""
    title = f"{session.title} ({session.room})" if session.room else str(session.title)
    return typography.labelled(wording.session_time(session, event), title)


def lines(sessions: Iterable[Session], event: EventPage) -> list[str]:
    return [line(session, event) for session in sessions]


def facts_of(registration: Registration, event: EventPage) -> list[tuple[str, str]]:
    """`(label, words)`: which sessions were chosen, and which of them had no seat left."""
    facts = [
        (_("Your sessions"), registration.sessions),
        (_("Fully booked, so without you"), registration.full_sessions),
    ]
    return [(label, "; ".join(lines(sessions, event))) for label, sessions in facts if sessions]


def seats(session: Session) -> str:
    """What is left of a counted session, in words; "" where there is no limit."""
    if session.seats is None:
        return ""
    if not session.free:
        return _("fully booked")
    return ngettext("%(number)s place free", "%(number)s places free", session.free) % {"number": session.free}


def refuse_outside(event: EventPage, former_start: datetime) -> None:
    """Where a session would not lie within the event, once it has moved with it."""
    by = times.between(former_start, event.starts_at, event.timezone)
    for session in event.programme:
        moments = (times.later(moment, by, event.timezone) for moment in (session.starts_at, session.ends_at))
        if any(outside(moment, event) for moment in moments):
            words = _("The session “%(session)s” would lie outside the event. Change the programme first.")
            raise ValidationError(words, params={"session": session.title})


def outside(moment: Any, event: EventPage) -> bool:
    return not event.starts_at <= moment <= event.ends_at


def move(page: EventPage, start: datetime) -> None:
    """All sessions of a page that is saved afterwards, with its start, which is still the former one."""
    by = times.between(page.starts_at, start, page.timezone)
    sessions = list(page.sessions.all()) if by else []
    for session in sessions:
        session.starts_at = times.later(session.starts_at, by, page.timezone)
        session.ends_at = times.later(session.ends_at, by, page.timezone)
    if sessions:
        page.sessions = sessions
