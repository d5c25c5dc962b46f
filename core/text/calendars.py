"""What all iCalendar files of the site have in common (RFC 5545, 7986)."""

import icalendar
from django.http import HttpResponse
from django_stubs_ext import StrOrPromise

from core.text.characters import strip_deceptive_characters

PRODUCT = "-//Koordination Kommunale Partnerschaften//Website//DE"


def new_calendar(name: StrOrPromise = "", method: str = "") -> icalendar.Calendar:
    """Without entries yet; the name is for calendars to subscribe to, the method says what a file asks for."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    if method:
        calendar.add("method", method)
    if name:
        calendar.add("name", one_line(name))
        calendar.add("x-wr-calname", one_line(name))
        calendar.add("refresh-interval", icalendar.vDuration.from_ical("PT12H"), parameters={"VALUE": "DURATION"})
    return calendar


def one_line(text: StrOrPromise) -> str:
    """Without line breaks and control characters, of whatever kind: they could begin a property of their own."""
    return " ".join(strip_deceptive_characters(str(text)).split())


def calendar_response(content: bytes, filename: str) -> HttpResponse:
    """`filename` is a slug: ASCII, because some programs understand nothing else."""
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{filename}.ics"'
    response["X-Robots-Tag"] = "noindex"
    return response
