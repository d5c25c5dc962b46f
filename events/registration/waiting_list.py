"""The waiting list. `promote` is the only promoter; it may be called at any time, as often as one likes."""

from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from events.models import EventPage, Registration
from events.registration import quotas
from events.registration.transitions import State, transition
from home.models import User

OFFER_LASTS = timedelta(hours=48)


def promote(event: EventPage, attendance: str | None = None, now: datetime | None = None) -> int:
    """
    Offer free seats to those who wait, in their order; under the event's lock. Returns how many got an offer.

    A party that needs more seats than are free waits for them, unless it would take fewer; smaller ones behind it get
    what would otherwise stay empty, and it keeps its number.
    """
    now = now or timezone.now()
    if quotas.is_frozen(event, now) or not event.is_on or not event.live:
        return 0
    ways = [attendance] if attendance else Registration.Attendance.values
    return sum(_fill_quota(quotas.Quota(event, way), now) for way in ways)


def _fill_quota(seats: quotas.Quota, now: datetime) -> int:
    free, promoted = seats.free, 0
    if not free:
        return 0
    fitting = seats.rows.queue()
    if seats.capacity is not None:
        fitting = fitting.filter(Q(accepts_fewer=True) | Q(seats__lte=free))
    for waiting in fitting.iterator(chunk_size=50):  # the first few take what is free, and thousands may wait
        waiting.event = seats.event
        offered = min(waiting.seats, free) if waiting.accepts_fewer else waiting.seats
        if 0 < offered <= free:
            transition(
                waiting, State.OFFERED, seats_held=offered, lasts_until=deadline(seats.event, now), mail="offered"
            )
            free -= offered
            promoted += 1
        if not free:
            break
    return promoted


def deadline(event: EventPage, now: datetime) -> datetime:
    return min(now + OFFER_LASTS, event.starts_at - quotas.FREEZE)


def enqueue(
    registration: Registration,
    *,
    mail: str = "waitlisted",
    by: User | None = None,
    is_approved: bool = False,
    act: str = "",
) -> None:
    """Put a registration at the end of the queue."""
    registration.queue_number = quotas.next_queue_number(registration.event)
    transition(registration, State.WAITLISTED, by=by, mail=mail, is_approved=is_approved, act=act)
