"""Who holds a link of a mail: to the registration for one date, or for all that were booked with it."""

from functools import wraps

from django.template.response import TemplateResponse

from core.public_forms.link_views import for_holder
from events.models import Booking
from events.registration import mails


def _unknown(request, _target=None):
    return TemplateResponse(request, "events/participant_unknown.html", status=404)


for_link = for_holder(
    mails.SCOPE,
    unknown=_unknown,
    is_valid=lambda target: isinstance(target, Booking) or not target.anonymised_at,
)


def for_participant(view, of_booking=_unknown):
    """
    Give the view a registration: that of the link, or the one of its booking whose number, `date`, is in the address.

    `of_booking` answers at the address of a booking itself.
    """

    @for_link
    @wraps(view)
    def chosen(request, target, date=None, **kwargs):
        if date is None and isinstance(target, Booking):
            return of_booking(request, target)
        registration = target if date is None else _booked(target, date)
        return view(request, registration, **kwargs) if registration else _unknown(request)

    return chosen


def _booked(target, date):
    booking = target if isinstance(target, Booking) else target.booking
    return booking.registrations.filter(pk=date).first() if booking else None
