"""
Seats of sessions; all of it under the event's lock.

A choice has no seats of its own to forget: it holds what its registration holds. So whatever ends a registration or
makes it smaller frees them, and only what gives seats to a registration has to look here. The constraint trigger of
migration 0011 takes the same lock and refuses what would go past a session's seats.
"""

from collections.abc import Collection, Iterable
from itertools import combinations

from django.core.exceptions import ValidationError
from django.db.models import F, QuerySet, Sum
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import EventPage, Registration, Session, SessionChoice
from events.registration.quotas import UNVERIFIED_SHARE

FIELD = "sessions"  # of the forms in which one chooses


def refuse_overlap(sessions: Iterable[Session]) -> None:
    for one, other in combinations(sessions, 2):
        if one.overlaps(other):
            words = _("“%(one)s” and “%(other)s” overlap in time. Please choose one of them.")
            raise ValidationError(words, params={"one": one.title, "other": other.title})


def choose(registration: Registration, sessions: Collection[Session], seats: int = 0) -> bool:
    """
    Put these in the place of what was chosen; returns whether that is something else.

    `seats` are those that the registration is about to hold, if they will be others than now.
    """
    seats = seats or registration.seats_held or registration.seats
    before = {choice.session_id for choice in registration.choices.all() if not choice.was_full}
    chosen = {session.pk for session in sessions}
    _refuse_full(chosen - before, seats)
    if registration.seats_held:
        _refuse_full(chosen & before, seats - registration.seats_held)
    registration.choices.exclude(session__in=chosen & before).delete()
    SessionChoice.objects.bulk_create(
        SessionChoice(registration=registration, session_id=pk) for pk in sorted(chosen - before)
    )
    return chosen != before


def _refuse_full(keys: Collection[int], seats: int) -> None:
    """Where one of the sessions has fewer seats left than are needed."""
    for session in Session.objects.filter(pk__in=keys).counted() if keys else ():
        if session.free < seats:
            raise ValidationError({FIELD: _refusal(session)})


def _refusal(session: Session) -> str:
    if not session.free:
        return _("“%(session)s” is fully booked. Please choose another session.") % {"session": session.title}
    words = ngettext(
        "“%(session)s” has only %(number)s seat left. Please choose another session.",
        "“%(session)s” has only %(number)s seats left. Please choose another session.",
        session.free,
    )
    return words % {"session": session.title, "number": session.free}


def take_unverified(sessions: Collection[Session], seats: int) -> bool:
    """As of the event itself, those who have not confirmed hold no more than a fifth of a session."""
    limited = [session.pk for session in sessions if session.seats is not None]
    unverified = SessionChoice.objects.filter(
        session__in=limited, was_full=False, registration__state=Registration.State.UNVERIFIED
    )
    held = (
        dict(unverified.order_by().values_list("session").annotate(Sum("registration__seats_held"))) if limited else {}
    )
    return all(
        held.get(session.pk, 0) + seats <= max(1, int(session.seats * UNVERIFIED_SHARE))
        for session in sessions
        if session.seats is not None
    )


def settle(event: EventPage, registrations: QuerySet[Registration], seats: int | None = None) -> None:
    """
    Before registrations that hold nothing get all their seats, or so many: note which of their sessions are full.

    Who comes first gets a seat; the mail that tells of the place tells which sessions have none.
    """
    choices = SessionChoice.objects.filter(registration__in=registrations, session__seats__isnull=False)
    rows = list(choices.order_by("registration_id", "session_id").annotate(asked=F("registration__seats")))
    if not rows:
        return
    free = {session.pk: session.free for session in Session.objects.filter(event=event).counted()}
    for choice in rows:
        needed = choice.asked if seats is None else seats
        choice.was_full = needed > free[choice.session_id]
        free[choice.session_id] -= 0 if choice.was_full else needed
    SessionChoice.objects.bulk_update(rows, ["was_full"])
