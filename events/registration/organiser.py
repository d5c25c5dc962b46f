"""
What organisers do with registrations; each function is one transaction and is noted with who did it.

Those that change a registration return whether they did: its state may have become another one meanwhile.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from events.models import EventPage, Registration
from events.registration import quotas, waiting_list
from events.registration.intake import set_aside_unconfirmed
from events.registration.service import _reload
from events.registration.transitions import State, admit, transition
from home.models import User


def approve(registration: Registration, user: User) -> bool:
    with quotas.locked(registration.event) as event:
        registration = _reload(registration, event)
        if registration.state != State.PENDING:
            return False
        admit(registration, by=user, is_approved=True)
        return True


def reject(registration: Registration, user: User) -> bool:
    with quotas.locked(registration.event) as event:
        registration = _reload(registration, event)
        if registration.state != State.PENDING:
            return False
        transition(registration, State.REJECTED, by=user, mail="rejected")
        waiting_list.promote(event, registration.attendance)
        return True


def cancel(registration: Registration, user: User | None) -> bool:
    with quotas.locked(registration.event) as event:
        registration = _reload(registration, event)
        if not registration.is_active:
            return False
        transition(registration, State.CANCELLED_BY_US, by=user, mail="cancelled_by_us")
        waiting_list.promote(event, registration.attendance)
        return True


def change_quota(registration: Registration, attendance: str, user: User) -> bool:
    """Move a seated registration between on site and online, if there are seats."""
    with quotas.locked(registration.event) as event:
        registration = _reload(registration, event)
        if registration.attendance == attendance or not registration.is_active:
            return False
        if registration.seats_held and registration.seats > quotas.Quota(event, attendance).free:
            raise ValidationError(_("There are not enough places left there."))
        registration.attendance = attendance
        held = registration.seats_held
        transition(registration, registration.state, seats_held=held, lasts_until=registration.lasts_until, by=user,
             mail="changed")  # fmt: skip
        waiting_list.promote(event)
        return True


def add(event: EventPage, user: User, *, over_capacity: bool = False, **fields: Any) -> Registration:
    """Enter somebody by hand, past the deadline too; past the capacity only if that is said and noted."""
    with quotas.locked(event) as event:
        set_aside_unconfirmed(event, fields.get("email", ""))
        if Registration.objects.live(event, fields.get("email", "")).exists():
            raise ValidationError({"email": _("Somebody is registered with this address already.")})
        registration = Registration(event=event, verified_at=timezone.now(), **fields)
        if over_capacity:
            with quotas.past_capacity():
                admit(registration, by=user, is_approved=True, over_capacity=True)
        elif quotas.Quota(event, registration.attendance).free >= registration.seats:
            admit(registration, by=user, is_approved=True)
        else:
            registration.seats_held = 0
            waiting_list.enqueue(registration, by=user, is_approved=True)
        waiting_list.promote(event)
        return registration


def offer_free_places(event: EventPage) -> int:
    """Offer what is free to those who wait, in their order; returns how many got an offer."""
    with quotas.locked(event) as event:
        return waiting_list.promote(event)


def note(registration: Registration, words: str) -> Registration:
    """Write the internal notes; participants never see them in a mail."""
    with quotas.locked(registration.event) as event:
        registration = _reload(registration, event)
        registration.notes = words
        registration.save(update_fields=["notes", "changed_at"])
        return registration
