"""The page of all dates that were registered for in one form, by the link in the mail about them."""

from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from events import wording as event_wording
from events.registration import bookings, wording
from home import i18n


def of_booking(request, booking):
    """GET shows how it stands with each date; POST confirms them all."""
    if request.method != "POST":
        return _show(request, booking)
    try:
        refused = bookings.verify(booking)
    except ValidationError as error:
        return _show(request, booking, message=error.messages[0], status=422)
    if refused:
        message = _("Not all dates could be confirmed. Below you see why.")
        return _show(request, booking, refused, message, status=422)
    return HttpResponseRedirect(f"{request.path}#state")


def _show(request, booking, refused=None, message="", status=200):
    dates = _dates(request, booking.in_order, refused or {})
    context = {
        "dates": dates,
        "event": dates[0]["event"],
        "message": message,
        "has_to_be_confirmed": any(date["registration"].state in bookings.OPEN for date in dates) and not refused,
    }
    return TemplateResponse(request, "events/booking.html", context, status=status)


def listed(request, registration):
    """The other dates of its booking, for its own page."""
    rows = registration.booking.in_order if registration.booking else []
    return _dates(request, [row for row in rows if row.pk != registration.pk], {})


def _dates(request, rows, refused):
    """With how it stands with each, or why it could not be confirmed, and the address of its own page."""
    token = request.resolver_match.kwargs["token"]
    pages = i18n.localize_pages([row.event for row in rows])
    found = []
    for row in rows:
        event = pages.get(row.event_id, row.event).specific
        kind, words = wording.standing(row, event)
        if row.pk in refused:
            kind, words = "danger", refused[row.pk]
        url = reverse("registration:date", args=[token, row.pk])
        when = event_wording.when(event)
        found.append({"registration": row, "event": event, "kind": kind, "words": words, "url": url, "when": when})
    return found
