"""Calendar files as answers to readers."""

from django.http import HttpResponse

from core.text import languages
from events import ics
from home.models import SiteSettings


def organizer(request):
    """`(name, e-mail address)` of the office, or None while it has no address."""
    settings = SiteSettings.for_request(request)
    return (settings.office_name, settings.email) if settings.email else None


def subscription(request, events, name, filename):
    return _response(ics.feed(events, languages.active(), name, organizer(request)), filename)


def download(request, event):
    return _response(ics.ics_for(event, languages.active(), organizer=organizer(request)), event.slug)


def _response(content, filename):
    """`filename` is a slug: ASCII, because some programs understand nothing else."""
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{filename}.ics"'
    response["X-Robots-Tag"] = "noindex"
    return response
