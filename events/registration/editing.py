"""Corrections by an organiser: all details of a registration at once, noted by the names of the fields alone."""

from collections.abc import Collection, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core.privacy import links
from core.public_forms.models import ConsentText
from events.models import CheckIn, EventPage, Registration, Session, Transition
from events.registration import mails, programme, quotas, waiting_list
from events.registration.intake import Answers, changed_fields, replace
from events.registration.organiser import refuse_taken_address
from events.registration.service import refuse_ended, refuse_outdated, reload
from events.registration.transitions import State, transition
from home.models import User

Field = Transition.Field


def edit(
    registration: Registration,
    user: User,
    *,
    attendees: Sequence[str],
    answers: Answers,
    health_consent: ConsentText | None,
    sessions: Collection[Session] = (),
    is_told: bool = True,
    shown: str = "",
    **fields: Any,
) -> list[Field]:
    """
    Replace what `fields` and the others say, and return what of it is new. The person gets a mail if `is_told`.

    `answers` has every question that was asked; answers to others stay. `shown` is the `changed_at`, in ISO 8601, of
    what the organiser saw: raises ChangedMeanwhileError if it has been changed since.
    """
    with quotas.locked(registration.event) as event:
        registration = reload(registration, event)
        refuse_ended(registration)
        if not (changed := changed_fields(registration, attendees, answers, sessions, fields)):
            return []
        refuse_outdated(registration, shown)
        has_moved = Field.EMAIL in changed
        if has_moved and fields["email"].upper() != registration.email.upper():
            refuse_taken_address(event, fields["email"])
        if Field.ATTENDANCE in changed:
            quotas.refuse_other_way(event, fields["attendance"])
        held = _seats_held(registration, event, fields["attendance"], fields["seats"])
        _choose(registration, sessions, held, fields["seats"])
        registration.health_consent = health_consent or registration.health_consent  # proves what was used until now
        _write(registration, fields, attendees, answers)
        mail = "verify" if registration.state == State.UNVERIFIED else "edited"
        transition(registration, _state(registration), seats_held=held, lasts_until=registration.lasts_until, by=user,
             act=Transition.Act.EDITED, fields=changed, mail=mail if is_told else "")  # fmt: skip
        if has_moved:
            _hide_from_address_before(registration)
        waiting_list.promote(event)
        return changed


def _choose(registration: Registration, sessions: Collection[Session], held: int, seats: int) -> None:
    """For as many as will be held: the database would refuse a session that has room for these alone."""
    if held < registration.seats_held:
        Registration.objects.filter(pk=registration.pk).update(seats=seats, seats_held=held)
    programme.choose(registration, sessions, held or seats)


def _write(registration: Registration, fields: dict[str, Any], attendees: Sequence[str], answers: Answers) -> None:
    for name, value in fields.items():
        setattr(registration, name, value)
    _move_check_ins(registration, attendees)
    replace(registration, attendees, answers)


def _move_check_ins(registration: Registration, attendees: Sequence[str]) -> None:
    """What was noted at the door stays with the person, by name; where nobody goes or comes, names are corrected."""
    rows = list(registration.check_ins.filter(position__gt=1))
    if not rows:
        return
    before = {person.position: person.name for person in registration.attendees.all()}
    moved = _places_of(before, attendees)
    kept = {moved[row.position]: row for row in rows if row.position in moved}
    # People without a name stay in their place, unless another one has it now.
    kept |= {row.position: row for row in rows if row.position not in {*before, *moved.values()}}
    registration.check_ins.filter(position__gt=1).delete()
    for position, row in kept.items():
        row.pk, row.position = None, position
    CheckIn.objects.bulk_create(row for row in kept.values() if row.position <= registration.seats)


def _places_of(before: dict[int, str], attendees: Sequence[str]) -> dict[int, int]:
    """`{former position: position}` of those who stay; of several of one name the first is the first."""
    if len(before) == len(attendees):
        return {position: position for position in before}
    moved: dict[int, int] = {}
    for position, name in before.items():
        free = (place for place, named in enumerate(attendees, start=2) if named == name)
        if place := next((place for place in free if place not in moved.values()), None):
            moved[position] = place
    return moved


def _state(registration: Registration) -> str:
    """Somebody who took part and whose people have all been taken away has not."""
    came = registration.check_ins.filter(came=True)
    return State.CONFIRMED if registration.state == State.ATTENDED and not came.exists() else State(registration.state)


def _hide_from_address_before(registration: Registration) -> None:
    """Who reads its mails must not see what is written from now on, nor find it with other dates."""
    links.revoke(registration, mails.SCOPE)
    if registration.booking:
        registration.booking.release(registration)


def _seats_held(registration: Registration, event: EventPage, attendance: str, seats: int) -> int:
    """Who holds all seats holds all of the new ones, if there are enough."""
    holds_all = registration.seats_held == registration.seats
    held = seats if holds_all else min(registration.seats_held, seats)
    has_moved = attendance != registration.attendance
    needed = held if has_moved else held - registration.seats_held
    if needed > 0 and needed > quotas.Quota(event, attendance).free:
        raise ValidationError({"seats": _("There are not enough places left there.")})
    return held
