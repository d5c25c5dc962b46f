"""Events as iCalendar files (RFC 5545, 5546, 7986); pure functions of events."""

import zoneinfo
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, date, timedelta
from functools import lru_cache
from typing import Any

import icalendar
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from core.text import typography
from core.text.calendars import new_calendar, one_line
from events import wording
from home import i18n

EventPage = Any  # pages of events import this module
Organizer = tuple[str, str]  # name and e-mail address
PUBLISH, CANCEL = "PUBLISH", "CANCEL"
YEARS_AHEAD = 2  # for which a zone's rules are written down after the last event

_STATUS = {"cancelled": "CANCELLED", "postponed": "TENTATIVE"}


def calendar_of(event: EventPage, language: str, organizer: Organizer | None = None) -> icalendar.Calendar:
    """A calendar with one event, in the words of its version in the language, or else in German."""
    event = _version(event, language)
    method = CANCEL if event.status == event.Status.CANCELLED else PUBLISH
    return _calendar([event], language, method, organizer=organizer)


@dataclass(frozen=True)
class Recipient:
    """Whose calendar file it is, so that all messages to a person replace and withdraw each other (RFC 5546)."""

    email: str
    sequence: int
    is_online: bool
    link: str  # to the own registration
    sessions: Collection[str] = ()  # chosen, in words


def personal(event: EventPage, language: str, method: str, organizer: Organizer, recipient: Recipient) -> bytes:
    """The file of a mail to one person; `event` is the version in their language."""
    return _calendar([event], language, method, organizer=organizer, recipient=recipient).to_ical()


def feed(
    events: Collection[EventPage], language: str, name: str, organizer: Organizer | None = None
) -> icalendar.Calendar:
    """Many events as a calendar to subscribe to."""
    return _calendar(events, language, PUBLISH, name=name, organizer=organizer)


def uid(event: EventPage) -> str:
    """The same for the page, feeds, mails and all languages, another one for a copy."""
    return str(event.translation_key)


def _version(event: EventPage, language: str) -> EventPage:
    found = i18n.localize_pages([event], language).get(event.pk)
    return found.specific if found and found.pk != event.pk else event


def _calendar(
    events: Collection[EventPage],
    language: str,
    method: str,
    name: str = "",
    organizer: Organizer | None = None,
    recipient: Recipient | None = None,
) -> icalendar.Calendar:
    calendar = new_calendar(name, method)
    for zone, years in _zones(events).items():
        calendar.add_component(vtimezone(zone, *years))
    with translation.override(language):
        for event in events:
            calendar.add_component(entry_of(event, method, organizer, recipient))
    return calendar


def _zones(events: Iterable[EventPage]) -> dict[str, tuple[int, int]]:
    """`{zone: (first year, last year)}`."""
    years: dict[str, list[int]] = {}
    for event in events:
        years.setdefault(event.timezone, []).extend([event.starts_at.year, event.ends_at.year])
    return {zone: (min(found), max(found)) for zone, found in years.items()}


class _Rules(icalendar.Timezone):
    # icalendar looks for changes 64 days apart; Morocco changes its clocks for five weeks.
    _from_tzinfo_skip_search = [timedelta(days=16) / 2**halved for halved in range(5)] + [
        timedelta(seconds=seconds) for seconds in (4 * 3600, 3600, 1200, 300, 60, 20, 5, 1)
    ]


@lru_cache(maxsize=64)
def vtimezone(zone: str, first_year: int, last_year: int) -> icalendar.Timezone:
    component = _Rules.from_tzinfo(
        zoneinfo.ZoneInfo(zone),
        tzid=zone,
        first_date=date(first_year - 1, 1, 1),
        last_date=date(last_year + YEARS_AHEAD, 1, 1),
    )
    rules: Any
    for rules in component.subcomponents:
        # RFC 5545 wants the onset as clocks showed it before the change; icalendar writes down what they show after it.
        if (gap := rules["tzoffsetto"].td - rules["tzoffsetfrom"].td) > timedelta(0):
            for onset in [rules["dtstart"], *getattr(rules.get("rdate"), "dts", [])]:
                onset.dt -= gap
    return component


def entry_of(
    event: EventPage,
    method: str,
    organizer: Organizer | None,
    recipient: Recipient | None = None,
) -> icalendar.Event:
    zone = zoneinfo.ZoneInfo(event.timezone)
    changed = event.changed_at or event.last_published_at or timezone.now()
    stamp = timezone.now() if recipient else max(changed, event.last_published_at or changed)
    is_on_site = event.is_on_site and not (recipient and recipient.is_online)
    entry = icalendar.Event()
    entry.add("uid", uid(event))
    entry.add("dtstamp", stamp.astimezone(UTC))
    entry.add("last-modified", changed.astimezone(UTC))
    entry.add("sequence", recipient.sequence if recipient else event.sequence)
    entry.add("dtstart", event.starts_at.astimezone(zone))
    entry.add("dtend", event.ends_at.astimezone(zone))
    entry.add("status", "CANCELLED" if method == CANCEL else _STATUS.get(event.status, "CONFIRMED"))
    language = {"LANGUAGE": i18n.content_language(event)}
    entry.add("summary", one_line(_title(event, method)), parameters=language)
    links = [typography.labelled(_("Your registration"), recipient.link)] if recipient else []
    sessions = (
        [typography.labelled(_("Your sessions"), ""), *recipient.sessions] if recipient and recipient.sessions else []
    )
    entry.add("description", _description(event, [*sessions, *links]), parameters=language)
    if location := wording.place(event) if is_on_site else str(event.Attendance.ONLINE.label):
        entry.add("location", one_line(location))
    if event.latitude is not None and event.longitude is not None and is_on_site:
        entry.add("geo", (event.latitude, event.longitude))
    if address := event.full_url:
        entry.add("url", address)
    if organizer:
        name, email = organizer
        entry.add("organizer", icalendar.vCalAddress(f"mailto:{email}"), parameters={"CN": one_line(name)})
    if recipient and method == CANCEL:  # RFC 5546 wants who is removed, and forbids them where one publishes
        entry.add("attendee", icalendar.vCalAddress(f"mailto:{recipient.email}"))
    return entry


def _title(event: EventPage, method: str) -> str:
    """A changed status stands in the title too: many programs show nothing else."""
    if event.status != event.Status.SCHEDULED:
        return typography.labelled(event.get_status_display(), event.title)
    if method == CANCEL:
        return typography.labelled(_("You do not take part"), event.title)
    return event.title


def _description(event: EventPage, links: Iterable[str]) -> str:
    lines = [event.summary, wording.when(event), str(event.how)]
    lines += [typography.labelled(label, words) for label, words in wording.language_facts(event)]
    lines.append(", ".join(str(label) for label in event.access))
    lines += wording.rules_of_registration(event)
    lines += [event.status_note, *links, event.full_url]
    return "\n".join(one_line(line) for line in lines if line)
