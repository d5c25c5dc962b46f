"""The seats of an event and the lock that guards them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from django.core.exceptions import ValidationError
from django.db import OperationalError, connection, transaction
from django.db.models import Max, Q, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from core.lock_timeout import lock_timeout
from events.models import EventPage, Registration
from events.models.registration import RegistrationQuerySet

UNVERIFIED_SHARE = 0.2  # of a quota, for those who have not confirmed their address yet
FREEZE = timedelta(hours=2)  # before the start nobody moves up any more: they could not know in time
LOCK_TIMEOUT = "3s"
# What may have changed since the page was read, and decides about registrations.
DECISIVE = [
    "live", "status", "starts_at", "ends_at", "attendance", "policy", "opens_at", "closes_at", "cancel_until",
    "capacity_on_site", "capacity_online", "party_limit", "sequence", "changed_at", "open_to",
]  # fmt: skip


@contextmanager
def locked(event: EventPage) -> Iterator[EventPage]:
    """
    One at a time for an event, given as its German page, whose `DECISIVE` facts are read anew under the lock.

    READ COMMITTED is what makes this right: whoever waited for the lock sees what the one before has written, in the
    locked row and in the statements after it. The constraint trigger of migration 0006 takes the same lock.
    """
    with transaction.atomic():
        try:
            with lock_timeout(LOCK_TIMEOUT):
                take_lock(event)
        except OperationalError:  # others held the lock for too long, or the database went away meanwhile
            words = _("Very many people are registering at the moment. Please try again.")
            raise ValidationError(words, code="busy") from None
        yield event


def take_lock(event: EventPage) -> None:
    """Lock and read in one statement, and no more than is needed: whoever holds the lock keeps the others waiting."""
    rows = EventPage.objects.select_for_update(no_key=True, of=("self",))
    event.refresh_from_db(fields=DECISIVE, from_queryset=rows)


def refuse_cancelled(event: EventPage) -> None:
    """For whatever gives somebody a seat, or may give one."""
    if event.status == event.Status.CANCELLED:
        raise ValidationError(_("This event has been cancelled."))


def refuse_other_way(event: EventPage, attendance: str) -> None:
    """Where the event has not that way to take part, or has it no longer."""
    if attendance not in event.ways:
        raise ValidationError(_("It is not possible to take part in this event in that way."))


@contextmanager
def past_capacity() -> Iterator[None]:
    """Let the organiser go past the capacity, until the end of the transaction at the latest."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL events.past_capacity = 'on'")
        yield
        cursor.execute("SET LOCAL events.past_capacity = 'off'")


@dataclass(frozen=True)
class Quota:
    """
    The seats of one way to take part, as they are when it is first asked; to be used under the lock.

    Without it the answer tells what was so a moment ago.
    """

    event: EventPage
    attendance: str

    @property
    def capacity(self) -> int | None:
        """None: no limit."""
        return self.event.capacity_of(self.attendance)

    @property
    def rows(self) -> RegistrationQuerySet:
        return Registration.objects.in_quota(self.event, self.attendance)

    @cached_property
    def held(self) -> dict[str, int]:
        """How many seats are held by `all`, and how many of them by those who are `unverified`."""
        is_unverified = Q(state=Registration.State.UNVERIFIED)
        return self.rows.holding().aggregate(
            all=Sum("seats_held", default=0),
            unverified=Sum("seats_held", filter=is_unverified, default=0),
        )

    @cached_property
    def has_queue(self) -> bool:
        return self.rows.queue().exists()

    @property
    def free(self) -> float:
        """Seats that nobody holds; infinite without a limit, never negative."""
        return float("inf") if self.capacity is None else max(0, self.capacity - self.held["all"])

    @property
    def is_full(self) -> bool:
        """Whether newcomers have to wait, as pages tell it."""
        return self.capacity is not None and not self.takes(1)

    def takes(self, seats: int) -> bool:
        """Whether newcomers get the seats now: not while others wait."""
        return seats <= self.free and not self.has_queue

    def takes_unverified(self, seats: int) -> bool:
        if self.capacity is None:
            return True
        is_within_share = self.held["unverified"] + seats <= max(1, int(self.capacity * UNVERIFIED_SHARE))
        return is_within_share and self.takes(seats)


def is_frozen(event: EventPage, now: datetime | None = None) -> bool:
    return (now or timezone.now()) >= event.starts_at - FREEZE


def next_queue_number(event: EventPage) -> int:
    return (Registration.objects.filter(event=event).aggregate(last=Max("queue_number"))["last"] or 0) + 1
