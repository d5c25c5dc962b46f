"""An event out of a calendar file that Outlook, Google, Apple or Thunderbird wrote, as a draft; no HTTP."""

import datetime
import re
from dataclasses import dataclass, field
from typing import IO, Any

import icalendar
from django.core.exceptions import ValidationError
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from core.text.characters import decoded, strip_deceptive_characters
from events import times
from events.models import EventPage

LARGEST = 1024 * 1024
FOLD = re.compile(rb"\r?\n[ \t]")  # RFC 5545 counts bytes, so that it may part those of one letter
LINK = re.compile(r"\S+://\S+")
FORMER_NAMES = {"Europe/Kiev": "Europe/Kyiv"}  # of zones that our readers are shown
# What such files hold and an event of ours has elsewhere, or not at all.
LEFT_OUT = {
    "RRULE": gettext_lazy("that it is repeated"),
    "ATTENDEE": gettext_lazy("those invited"),
    "ORGANIZER": gettext_lazy("the organiser"),
    "ATTACH": gettext_lazy("attachments"),
}


@dataclass
class Draft:
    """A page that is not saved yet, and in words what of the file it does not hold."""

    page: EventPage
    left_out: list[Any] = field(default_factory=list)


def read(file: IO[bytes]) -> Draft:
    """The first event of the file. Raises ValidationError: it is no calendar, or holds no event with a time."""
    content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise ValidationError(_("This file is larger than one megabyte. Please save the event alone."))
    try:
        events = icalendar.Calendar.from_ical(decoded(FOLD.sub(b"", content))).walk("VEVENT")
    except (AttributeError, IndexError, KeyError, OSError, RecursionError, TypeError, ValueError):
        raise ValidationError(_("This is no calendar file (.ics).")) from None
    if not events:
        raise ValidationError(_("There is no event in this calendar file."))
    left_out: list[Any] = [words for name, words in LEFT_OUT.items() if name in events[0]]
    if any("://" in _words(events[0], name) for name in ("description", "location")):
        left_out.append(_("lines with links, as a link to take part belongs to the online access"))
    if len(events) > 1:
        left_out.append(_("further events: %(count)s") % {"count": len(events) - 1})
    return Draft(_page(events[0]), left_out)


def _page(event: Any) -> EventPage:
    try:
        zone = _zone_of(event["dtstart"])
        starts_at, ends_at = _times(event, zone)
    except (AttributeError, KeyError, OverflowError, TypeError, ValueError):
        raise ValidationError(_("The event in this file has no time that can be read.")) from None
    place = _one_line(event, "location")
    is_online = place.lower().startswith(("http://", "https://")) or place == "Microsoft Teams-Besprechung"
    return EventPage(
        title=_one_line(event, "summary")[:255] or _("Event from a calendar file"),
        starts_at=starts_at,
        ends_at=ends_at,
        timezone=zone,
        attendance=EventPage.Attendance.ONLINE if is_online else EventPage.Attendance.ON_SITE,
        # The link to an online event is told to those registered only.
        place_name="" if is_online else LINK.sub("", place).strip(" ,;")[:160],
        body=[("text", text)] if (text := _text(event)) else [],
    )


def _times(event: Any, zone: str) -> tuple[datetime.datetime, datetime.datetime]:
    start = event.decoded("dtstart")
    if "dtend" in event:
        return _instant(start, zone), _instant(event.decoded("dtend"), _zone_of(event["dtend"], zone))
    # RFC 5545: a whole day without an end is that day; for what has a time, an hour is our guess.
    usual = datetime.timedelta(hours=1) if isinstance(start, datetime.datetime) else datetime.timedelta(days=1)
    return _instant(start, zone), _instant(start + event.decoded("duration", usual), zone)


def _zone_of(moment: Any, usual: str = "") -> str:
    name = str(moment.params.get("TZID", "")).strip('"')
    name = WINDOWS_TO_OLSON.get(name, name)
    name = FORMER_NAMES.get(name, name)
    return name if name in times.zones() else usual or EventPage._meta.get_field("timezone").default


def _instant(moment: Any, zone: str) -> datetime.datetime:
    """A whole day begins at midnight; a time without a zone, or in one that only the file knows, is of `zone`."""
    if not isinstance(moment, datetime.datetime):
        moment = datetime.datetime.combine(moment, datetime.time())
    if moment.tzname() == "UTC":
        return moment.replace(tzinfo=datetime.UTC)
    return times.at(moment.replace(tzinfo=None), zone)


def _words(event: Any, name: str) -> str:
    """What is there several times, as in several languages, counts as it comes first; what is no text does not."""
    values = event.get(name, "")
    value = values[0] if isinstance(values, list) else values
    return strip_deceptive_characters(value, multiline=True) if isinstance(value, str) else ""


def _one_line(event: Any, name: str) -> str:
    return " ".join(_words(event, name).split())


def _text(event: Any) -> str:
    lines = (line.strip() for line in _words(event, "description").split("\n"))
    return format_html_join("", "<p>{}</p>", ((line,) for line in lines if line and "://" not in line))
