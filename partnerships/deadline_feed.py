"""The deadlines to come as a calendar to subscribe to."""

from datetime import UTC, timedelta

import icalendar
from django.utils import timezone
from django.utils.translation import gettext as _

from core.text.calendars import calendar_response, new_calendar, one_line
from home import i18n


def response(page, programmes, request):
    """All-day entries, one for each deadline of a programme that readers may see; the same UID in every language."""
    calendar = new_calendar(page.title)
    today = timezone.localdate()
    for programme in programmes:
        for day in sorted(day for day in programme.deadlines if day >= today):
            calendar.add_component(_entry(programme, day, request))
    return calendar_response(request, calendar, "funding-deadlines")


def _entry(page, day, request):
    entry = icalendar.Event()
    entry.add("uid", f"{page.translation_key}-{day:%Y%m%d}")
    entry.add("dtstamp", (page.last_published_at or timezone.now()).astimezone(UTC))
    entry.add("dtstart", day)
    entry.add("dtend", day + timedelta(days=1))
    summary = one_line(_("Deadline: %(programme)s") % {"programme": page.title})
    entry.add("summary", _("Demo: %(summary)s") % {"summary": summary} if page.is_demo else summary)
    entry.add("description", _("Please check the deadline with the funder: %(link)s") % {"link": page.link})
    entry.add("url", i18n.absolute_url(page, request))
    entry.add("transp", "TRANSPARENT")
    return entry
