"""
What organisers do with registrations; each function is one transaction and is noted with who did it.

Those that change a registration return whether they did: its state may have become another one meanwhile.
"""

from collections.abc import Collection, Sequence
from contextlib import nullcontext
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from events.models import EventPage, Registration, Session, Transition
from events.registration import programme, quotas, service, waiting_list
from events.registration.intake import Answers, set_aside_unconfirmed, store
from events.registration.service import reload
from events.registration.transitions import State, admit, transition
from home.models import User

Act = Transition.Act
# Which mail tells of a state that lasts.
MAIL_OF = {
    State.UNVERIFIED: "verify",
    State.EXPIRED: "verify",
    State.PENDING: "pending",
    State.WAITLISTED: "waitlisted",
    State.OFFERED: "offered",
    State.CONFIRMED: "confirmed",
}


def approve(registration: Registration, user: User) -> bool:
    with quotas.locked(registration.event) as event:
        registration = reload(registration, event)
        if registration.state != State.PENDING:
            return False
        admit(registration, by=user, is_approved=True)
        return True


def reject(registration: Registration, user: User) -> bool:
    with quotas.locked(registration.event) as event:
        registration = reload(registration, event)
        if registration.state != State.PENDING:
            return False
        transition(registration, State.REJECTED, by=user, mail="rejected")
        waiting_list.promote(event, registration.attendance)
        return True


def cancel(registration: Registration, user: User | None) -> bool:
    with quotas.locked(registration.event) as event:
        registration = reload(registration, event)
        if not registration.is_active:
            return False
        transition(registration, State.CANCELLED_BY_US, by=user, mail="cancelled_by_us")
        waiting_list.promote(event, registration.attendance)
        return True


def change_quota(registration: Registration, attendance: str, user: User) -> bool:
    """Move a seated registration between on site and online, if there are seats."""
    with quotas.locked(registration.event) as event:
        registration = reload(registration, event)
        if registration.attendance == attendance or not registration.is_active:
            return False
        quotas.refuse_other_way(event, attendance)
        if registration.seats_held and registration.seats > quotas.Quota(event, attendance).free:
            raise ValidationError(_("There are not enough places left there."))
        registration.attendance = attendance
        held = registration.seats_held
        transition(registration, registration.state, seats_held=held, lasts_until=registration.lasts_until, by=user,
             act=Act.MOVED, mail="changed")  # fmt: skip
        waiting_list.promote(event)
        return True


def add(
    event: EventPage,
    user: User | None,
    *,
    over_capacity: bool = False,
    attendees: Sequence[str] = (),
    answers: Answers = (),
    sessions: Collection[Session] = (),
    **fields: Any,
) -> Registration:
    """Enter somebody by hand, past the deadline too; past the capacity only if that is said and noted."""
    with quotas.locked(event) as event:
        quotas.refuse_cancelled(event)
        refuse_taken_address(event, fields.get("email", ""))
        quotas.refuse_other_way(event, fields["attendance"])
        registration = Registration.objects.create(event=event, verified_at=timezone.now(), **fields)
        store(registration, attendees, answers)
        programme.choose(registration, sessions)
        if over_capacity:
            with quotas.past_capacity():
                admit(registration, by=user, is_approved=True, over_capacity=True)
        elif quotas.Quota(event, registration.attendance).free >= registration.seats:
            admit(registration, by=user, is_approved=True)
        else:
            waiting_list.enqueue(registration, by=user, is_approved=True)
        waiting_list.promote(event)
        return registration


def refuse_taken_address(event: EventPage, email: str) -> None:
    """Under the lock; what nobody has confirmed occupies no address."""
    set_aside_unconfirmed(event, email)
    if Registration.objects.live(event, email).exists():
        raise ValidationError({"email": _("Somebody is registered with this address already.")})


def confirm_by_telephone(registration: Registration, user: User) -> bool:
    """An organiser has spoken with the person, who need not confirm the address any more."""
    if registration.state not in {State.UNVERIFIED, State.EXPIRED}:
        return False
    service.verify(registration, by=user, act=Act.BY_TELEPHONE)
    return True


def offer_out_of_turn(registration: Registration, user: User, *, over_capacity: bool = False) -> bool:
    """Offer somebody who waits a place before it is their turn; past the capacity only if that is said and noted."""
    with quotas.locked(registration.event) as event:
        registration = reload(registration, event)
        if registration.state != State.WAITLISTED:
            return False
        if quotas.is_frozen(event) or not event.is_on:
            raise ValidationError(_("Offers are made until two hours before the start, while the event takes place."))
        fits = registration.seats <= quotas.Quota(event, registration.attendance).free
        if not fits and not over_capacity:
            raise ValidationError(_("There are not enough places left. Tick the box if you go past the capacity."))
        until = waiting_list.deadline(event, timezone.now())
        with nullcontext() if fits else quotas.past_capacity():
            transition(registration, State.OFFERED, seats_held=registration.seats, lasts_until=until, by=user,
                 over_capacity=not fits, act=Act.OUT_OF_TURN, mail="offered")  # fmt: skip
        return True


def resend(registration: Registration, user: User) -> bool:
    """Write the mail of the present state again, with a new link."""
    with quotas.locked(registration.event) as event:
        registration = reload(registration, event)
        mail = MAIL_OF.get(State(registration.state))
        if not mail or not registration.email:
            return False
        transition(registration, registration.state, seats_held=registration.seats_held,
             lasts_until=registration.lasts_until, by=user, act=Act.RESENT, mail=mail)  # fmt: skip
        return True


def offer_free_places(event: EventPage) -> int:
    """Offer what is free to those who wait, in their order; returns how many got an offer."""
    with quotas.locked(event) as event:
        return waiting_list.promote(event)


def note(registration: Registration, words: str) -> Registration:
    """Write the internal notes; participants never see them in a mail."""
    with quotas.locked(registration.event) as event:
        registration = reload(registration, event)
        registration.notes = words
        registration.save(update_fields=["notes"])
        return registration
