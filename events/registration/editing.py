"""Corrections by an organiser: all details of a registration at once, noted by the names of the fields alone."""

from collections.abc import Collection, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core.privacy import links
from core.public_forms.models import ConsentText
from events.models import EventPage, Registration, Session, Transition
from events.registration import mails, programme, quotas, waiting_list
from events.registration.intake import Answers, replace
from events.registration.organiser import refuse_taken_address
from events.registration.service import reload
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
    **fields: Any,
) -> list[Field]:
    """
    Replace what `fields` and the others say, and return what of it is new. The person gets a mail if `is_told`.

    `answers` has every question that was asked; answers to others stay.
    """
    with quotas.locked(registration.event) as event:
        registration = reload(registration, event)
        if not registration.is_active:
            raise ValidationError(_("This registration can no longer be changed."))
        if not (changed := _changed(registration, attendees, answers, sessions, fields)):
            return []
        has_moved = Field.EMAIL in changed
        if has_moved and fields["email"].upper() != registration.email.upper():
            refuse_taken_address(event, fields["email"])
        if Field.ATTENDANCE in changed:
            quotas.refuse_other_way(event, fields["attendance"])
        held = _seats_held(registration, event, fields["attendance"], fields["seats"])
        programme.choose(registration, sessions, held or fields["seats"])
        for name, value in fields.items():
            setattr(registration, name, value)
        registration.health_consent = health_consent or registration.health_consent  # proves what was used until now
        replace(registration, attendees, answers)
        mail = "verify" if registration.state == State.UNVERIFIED else "edited"
        transition(registration, registration.state, seats_held=held, lasts_until=registration.lasts_until, by=user,
             act=Transition.Act.EDITED, fields=changed, mail=mail if is_told else "")  # fmt: skip
        if has_moved:
            _hide_from_address_before(registration)
        waiting_list.promote(event)
        return changed


def _hide_from_address_before(registration: Registration) -> None:
    """Who reads its mails must not see what is written from now on, nor find it with other dates."""
    links.revoke(registration, mails.SCOPE)
    if registration.booking:
        registration.booking.release(registration)


def _changed(
    registration: Registration,
    attendees: Sequence[str],
    answers: Answers,
    sessions: Collection[Session],
    fields: dict[str, Any],
) -> list[Field]:
    found = [Field(name) for name, value in fields.items() if getattr(registration, name) != value]
    if [person.name for person in registration.attendees.all()] != list(attendees):
        found.append(Field.ATTENDEES)
    given = {answer.question_key: answer.value for answer in registration.answers.all()}
    if any((value or None) != given.get(question.key) for question, value in answers):
        found.append(Field.ANSWERS)
    if set(registration.sessions) != set(sessions):
        found.append(Field.SESSIONS)
    return found


def _seats_held(registration: Registration, event: EventPage, attendance: str, seats: int) -> int:
    """Who holds all seats holds all of the new ones, if there are enough."""
    holds_all = registration.seats_held == registration.seats
    held = seats if holds_all else min(registration.seats_held, seats)
    has_moved = attendance != registration.attendance
    needed = held if has_moved else held - registration.seats_held
    if needed > 0 and needed > quotas.Quota(event, attendance).free:
        raise ValidationError({"seats": _("There are not enough places left there.")})
    return held
