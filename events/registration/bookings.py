"""
Several dates of a series in one form: a registration for each by the rules of its own event, one mail, and one click.

The locks of events are taken in the order of their keys, so that nobody who books overlapping dates waits in a circle.
"""

from collections.abc import Collection
from operator import attrgetter
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction

from core.mail import outbox
from core.text import typography
from events import wording
from events.models import Booking, EventPage
from events.registration import intake, service
from events.registration.transitions import State

VERIFY, OUTCOME = "events.booking_verify", "events.booking_outcome"  # kinds of mails
OPEN = {State.UNVERIFIED, State.EXPIRED}


class Wish(NamedTuple):
    """What somebody wants of one date, given as its German page."""

    event: EventPage
    attendance: str
    answers: intake.Answers


def register(wishes: Collection[Wish], *, language: str, email: str, **details: Any) -> None:
    """
    Take them in, all or none, and ask by one mail whether the address is right.

    Where somebody is registered already they stay so, and are told by a mail of that date. A single date is no booking.
    """
    with transaction.atomic():
        booking = Booking.objects.create(language=language) if len(wishes) > 1 else None
        for wish in sorted(wishes, key=attrgetter("event.pk")):
            try:
                intake.register(
                    wish.event, language=language, email=email, attendance=wish.attendance, answers=wish.answers,
                    booking=booking, **details,
                )  # fmt: skip
            except ValidationError as error:
                raise _of_date(error, wish.event) from None
        if booking and booking.registrations.exists():
            outbox.queue_unwritten(VERIFY, [(f"booking:{booking.pk}:verify", email, language, booking)])
        elif booking:
            booking.delete()


def _is_busy(error: ValidationError) -> bool:
    """Whether others keep the event; an error of several fields has no code."""
    return getattr(error, "code", "") == "busy"


def _of_date(error: ValidationError, event: EventPage) -> ValidationError:
    """At the field of the dates, with the one that is meant; that all is busy is not about a date."""
    if _is_busy(error):
        return error
    when = wording.moment(event.starts_at, event)
    return ValidationError({"dates": [typography.labelled(when, message) for message in error.messages]})


def verify(booking: Booking) -> dict[int, str]:
    """
    The address is right, for all dates; a second time changes nothing.

    Returns why single ones could not be confirmed, by the key of the registration; the others are.
    """
    refused = {}
    with transaction.atomic():
        rows = booking.registrations.select_related("event__locale").order_by("event_id")
        waiting = [row for row in rows if row.state in OPEN]
        for registration in waiting:
            try:
                service.verify(registration, is_told=False)
            except ValidationError as error:
                if _is_busy(error):
                    raise
                refused[registration.pk] = error.messages[0]
        if len(waiting) > len(refused):
            _tell_outcome(booking)
    return refused


def _tell_outcome(booking: Booking) -> None:
    rows = booking.in_order
    key = f"booking:{booking.pk}:outcome:{sum(row.version for row in rows)}"
    outbox.queue_unwritten(OUTCOME, [(key, rows[0].email, booking.language, booking)])
