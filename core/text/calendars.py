"""What all iCalendar files of the site have in common (RFC 5545, 7986)."""

import hashlib
from urllib.parse import urlsplit

import icalendar
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
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


def calendar_response(request: HttpRequest, calendar: icalendar.Calendar, filename: str) -> HttpResponseBase:
    """
    A calendar to subscribe to; with `?download` in the address a file to be saved once.

    Programs ask for it again and again and get 304 until a byte is another: Last-Modified cannot tell that an entry
    has gone. `filename` is a slug: ASCII, because some programs understand nothing else.
    """
    content = calendar.to_ical()
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = "no-cache"
    response["ETag"] = etag = quote_etag(hashlib.sha256(content).hexdigest())
    if stamps := [entry.DTSTAMP for entry in calendar.events if entry.DTSTAMP]:
        response["Last-Modified"] = http_date(max(stamps).timestamp())
    if "download" in request.GET:
        response["Content-Disposition"] = f'attachment; filename="{filename}.ics"'
    return get_conditional_response(request, etag=etag, response=response) or response


def webcal(request: HttpRequest, address: str) -> str:
    """The address under which calendar programs subscribe instead of loading a file."""
    return f"webcal://{request.get_host()}{urlsplit(address).path}"
