"""The one place where a registration's state changes, with the mail that tells of it."""

from datetime import datetime

from django.utils import timezone

from events.models import Registration, Transition
from events.registration import mails
from home.models import User

State = Registration.State


def transition(
    registration: Registration,
    state: str,
    *,
    seats_held: int | None = None,
    lasts_until: datetime | None = None,
    by: User | None = None,
    mail: str = "",
    over_capacity: bool = False,
) -> None:
    """
    Put a registration into a state, note it, and queue its mail.

    Without `seats_held` a seated state holds all seats of the registration, and any other none.
    """
    before = registration.state
    registration.state = state
    registration.lasts_until = lasts_until
    registration.seats_held = (
        seats_held if seats_held is not None else registration.seats if state in Registration.SEATED else 0
    )
    registration.version += 1
    registration.save()
    Transition.objects.create(
        registration=registration, before=before, after=state, by=by, at=timezone.now(), over_capacity=over_capacity
    )
    if mail:
        mails.send(registration, mail)
