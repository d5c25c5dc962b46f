"""Calendar files as answers to readers."""

from datetime import timedelta

from core.text import languages
from core.text.calendars import calendar_response
from events import ics
from home.models import SiteSettings

REACH_BACK = timedelta(days=90)  # of calendars to subscribe to


def organizer(request):
    """`(name, e-mail address)` of the office, or None while it has no address."""
    settings = SiteSettings.for_request(request)
    return (settings.office_name, settings.email) if settings.email else None


def subscription(request, events, name, filename):
    return calendar_response(request, ics.feed(events, languages.active(), name, organizer(request)), filename)


def single(request, event):
    return calendar_response(
        request, ics.calendar_of(event, languages.active(), organizer=organizer(request)), event.slug
    )
