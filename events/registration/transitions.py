"""The one place where a registration's state changes, with the mail that tells of it; and the one way to a place."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from events.models import Registration, Transition
from events.registration import mails, programme
from home.models import User

State = Registration.State
HAVE_A_PLACE = {State.CONFIRMED, State.ATTENDED, State.NO_SHOW}


class NotApprovedError(Exception):
    """A mistake of the program: it would have given a place that an organiser has to approve."""


def admit(
    registration: Registration,
    *,
    by: User | None = None,
    is_approved: bool = False,
    over_capacity: bool = False,
    undoes: str = "",
    act: str = "",
    is_told: bool = True,
) -> None:
    """
    Give the registration its place, or let it wait for an organiser's word where the event asks for one.

    `is_approved` where this is that word; it counts for the registration's whole life. `undoes` names the state that
    is brought back.
    """
    is_approved = is_approved or (_needs_approval(registration) and was_approved(registration))
    state = State.CONFIRMED if is_approved or not _needs_approval(registration) else State.PENDING
    mail = "undone" if state == undoes else str(state)
    transition(
        registration,
        state,
        by=by,
        mail=mail if is_told else "",
        over_capacity=over_capacity,
        is_approved=is_approved,
        act=act,
    )


def was_approved(registration: Registration) -> bool:
    return registration.transitions.filter(is_approved=True).exists() if registration.pk else False


def _needs_approval(registration: Registration) -> bool:
    return registration.event.policy == registration.event.Policy.APPROVAL


def transition(
    registration: Registration,
    state: str,
    *,
    seats_held: int | None = None,
    lasts_until: datetime | None = None,
    by: User | None = None,
    mail: str = "",
    over_capacity: bool = False,
    is_approved: bool = False,
    act: str = "",
    fields: Sequence[str] = (),
) -> None:
    """
    Put a registration into a state, note it, and queue its mail.

    Without `seats_held` a seated state holds all seats of the registration, and any other none. Who has no place yet
    gets it by `admit`.
    """
    before = registration.state
    is_new_place = state in HAVE_A_PLACE and before not in HAVE_A_PLACE
    if is_new_place and not is_approved and _needs_approval(registration):
        raise NotApprovedError
    if seats_held is None:
        seats_held = registration.seats if state in Registration.SEATED else 0
    if registration.pk and seats_held and not registration.seats_held:
        programme.settle(registration.event, Registration.objects.filter(pk=registration.pk), seats_held)
    registration.state = state
    registration.lasts_until = lasts_until
    registration.seats_held = seats_held
    registration.version += 1
    registration.save()
    Transition.objects.create(
        registration=registration, before=before, after=state, by=by, at=timezone.now(),
        over_capacity=over_capacity, is_approved=is_approved, act=act, fields=list(fields),
    )  # fmt: skip
    if mail:
        mails.send(registration, mail)
