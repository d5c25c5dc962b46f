"""What people and organisers do with registrations. Each function is one transaction; problems are ValidationErrors."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import cast

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.public_forms.models import ConsentText
from events.models import Attendee, EventPage, Reduction, Registration, Session, Transition
from events.registration import codes, programme, quotas, waiting_list
from events.registration.intake import Answers, changed_fields, replace, set_aside_unconfirmed
from events.registration.transitions import State, admit, transition
from home import memberships
from home.models import User

UNDO_LASTS = timedelta(minutes=15)
ENDED = gettext_lazy("This registration can no longer be changed.")


def reload(registration: Registration, event: EventPage) -> Registration:
    """The registration as it is under the lock; once erased it stays so."""
    registration = Registration.objects.get(pk=registration.pk)
    if registration.anonymised_at:
        raise ValidationError(_("The data of this registration have been deleted."))
    registration.event = event
    return registration


def _refuse_second(registration: Registration) -> None:
    """Somebody who has registered anew since cannot bring back what had ended."""
    others = Registration.objects.live(registration.event, registration.email).exclude(pk=registration.pk)
    if others.exists():
        raise ValidationError(_("You have registered again in the meantime. Please use the link of that mail."))


def _refuse_former_member(registration: Registration, event: EventPage) -> None:
    """Whoever has left the group since they asked is no more let in than others."""
    if event.open_to == event.OpenTo.GROUP and not memberships.is_member(event.working_group, registration.email):
        raise ValidationError(_("Only members of the working group can take part. If you are one, please ask us."))


def verify(registration: Registration, *, by: User | None = None, act: str = "", is_told: bool = True) -> Registration:
    """
    The address is right: confirm, queue, or wait for approval. A second time changes nothing.

    `by` and `act` note an organiser who vouches for it; not `is_told` who gets one mail of several dates.
    """
    with quotas.locked(registration.event) as event:
        registration = reload(registration, event)
        if registration.state not in {State.UNVERIFIED, State.EXPIRED}:
            return registration
        if event.status == event.Status.CANCELLED or event.has_begun():
            raise ValidationError(_("It is too late: the event has begun or has been cancelled."))
        if registration.state == State.EXPIRED:  # beside one that waits to be confirmed there can be no other
            _refuse_second(registration)
        codes.refuse_return(registration, event)
        if not by:
            _refuse_former_member(registration, event)
        return _take_verified(registration, event, by, act, is_told)


def _take_verified(
    registration: Registration, event: EventPage, by: User | None = None, act: str = "", is_told: bool = True
) -> Registration:
    """Returns it as it is then."""
    registration.verified_at = timezone.now()
    seats = quotas.Quota(event, registration.attendance)
    if not registration.seats_held and not seats.takes(registration.seats):
        waiting_list.enqueue(registration, by=by, act=act, mail="waitlisted" if is_told else "")
        if seats.free and waiting_list.promote(event, registration.attendance):
            return reload(registration, event)
    else:
        admit(registration, by=by, act=act, is_told=is_told)
    return registration


def accept(registration: Registration) -> Registration:
    """Take the offered seats; fewer than asked for where fewer were offered."""
    with quotas.locked(registration.event) as event:
        registration = reload(registration, event)
        if registration.state in Registration.SEATED:
            return registration
        quotas.refuse_cancelled(event)
        ends_at = registration.lasts_until or timezone.now()
        if registration.state != State.OFFERED or ends_at <= timezone.now():
            waits = registration.state in {State.OFFERED, State.WAITLISTED}
            again = _("This offer has ended. You are on the waiting list again.")
            raise ValidationError(again if waits else _("This offer has ended."))
        left_over = registration.attendees.filter(position__gt=registration.seats_held)
        left_over.delete()
        registration.seats = registration.seats_held
        admit(registration)
        return registration


def decline(registration: Registration) -> Registration:
    """Give back an offer; the registration ends."""
    with quotas.locked(registration.event) as event:
        registration = reload(registration, event)
        if registration.state == State.OFFERED:
            transition(registration, State.DECLINED)
            waiting_list.promote(event, registration.attendance)
        return registration


def cancel(registration: Registration, now: datetime | None = None) -> Registration:
    """By the participant; seats are kept for 15 minutes, in which it can be undone."""
    now = now or timezone.now()
    with quotas.locked(registration.event) as event:
        registration = reload(registration, event)
        if not registration.is_active:
            return registration
        _refuse_late_cancelling(registration, event, now)
        transition(
            registration,
            State.CANCELLED,
            seats_held=registration.seats_held,
            lasts_until=now + UNDO_LASTS,
            mail="cancelled",
        )
        return registration


def _refuse_late_cancelling(registration: Registration, event: EventPage, now: datetime) -> None:
    is_late = not event.is_postponed and now >= (event.cancel_until or event.starts_at)
    if is_late or registration.state in {State.ATTENDED, State.NO_SHOW}:
        raise ValidationError(_("It is too late to cancel here. Please write to us."))


def undo_cancel(registration: Registration) -> Registration:
    """Bring back what was cancelled a moment ago; a second time changes nothing."""
    with quotas.locked(registration.event) as event:
        registration = reload(registration, event)
        if registration.is_active:
            return registration
        if not registration.can_be_undone:
            raise ValidationError(_("This cannot be undone any more. You may register again."))
        if registration.verified_at:  # whose address it is; who has not shown that occupies nothing
            set_aside_unconfirmed(event, registration.email)
        _refuse_second(registration)
        codes.refuse_return(registration, event)
        ended = registration.transitions.filter(after=State.CANCELLED).exclude(before=State.CANCELLED)
        before = cast(Transition, ended.last()).before
        if before == State.UNVERIFIED:
            _take_verified(registration, event)
        elif before == State.WAITLISTED:
            transition(registration, State.WAITLISTED, mail="undone")
            waiting_list.promote(event, registration.attendance)
        elif before == State.PENDING:
            transition(registration, State.PENDING, mail="undone")
        elif registration.seats_held == registration.seats:
            admit(registration, undoes=before)
        elif (until := _end_of_offer(registration, event)) > timezone.now():
            transition(
                registration, State.OFFERED, seats_held=registration.seats_held, lasts_until=until, mail="offered"
            )
        else:
            waiting_list.enqueue(registration)
            waiting_list.promote(event, registration.attendance)
        return reload(registration, event)


def _end_of_offer(registration: Registration, event: EventPage) -> datetime:
    """Of the one that was cancelled; undoing that makes it no longer."""
    offers = registration.transitions.filter(after=State.OFFERED).exclude(before=State.CANCELLED)
    return waiting_list.deadline(event, cast(Transition, offers.last()).at)


def shrink(registration: Registration, seats: int) -> Registration:
    """Fewer people of a party come; the last-named ones stay away."""
    with quotas.locked(registration.event) as event:
        registration = reload(registration, event)
        if registration.is_active and seats == registration.seats:
            return registration
        if not registration.is_active or not 1 <= seats < registration.seats:
            raise ValidationError(_("A registration can only be made smaller, down to one person."))
        _shrink(registration, event, registration.attendees.filter(position__gt=seats), seats)
        return registration


def strike_off(registration: Registration, attendees: Collection[str]) -> Registration:
    """These people of a party do not come, given by their keys; a second time changes nothing."""
    with quotas.locked(registration.event) as event:
        registration = reload(registration, event)
        keys = [attendee.pk for attendee in registration.attendees.all() if str(attendee.pk) in attendees]
        if registration.is_active and keys:
            leaving = registration.attendees.filter(pk__in=keys)
            _shrink(registration, event, leaving, registration.seats - len(keys))
        return registration


def _shrink(registration: Registration, event: EventPage, leaving: QuerySet[Attendee], seats: int) -> None:
    _refuse_late_cancelling(registration, event, timezone.now())
    _remember_party(registration)
    leaving.delete()
    for position, attendee in enumerate(registration.attendees.all(), start=2):
        registration.attendees.filter(pk=attendee.pk).update(position=position)
    registration.seats = seats
    held = min(registration.seats_held, seats)
    transition(registration, registration.state, seats_held=held, lasts_until=registration.lasts_until, mail="changed")
    waiting_list.promote(event, registration.attendance)


def _remember_party(registration: Registration) -> None:
    """Who came before, for as long as it can be undone; of several steps within that time, before the first."""
    earlier = Reduction.objects.filter(registration=registration)
    earlier.filter(lasts_until__lte=timezone.now()).delete()
    until = timezone.now() + UNDO_LASTS
    if not earlier.update(lasts_until=until):
        names = [attendee.name for attendee in registration.attendees.all()]
        Reduction.objects.create(
            registration=registration, seats=registration.seats, attendees=names, lasts_until=until
        )


def undo_shrink(registration: Registration) -> Registration:
    """Bring back those who had been struck off, if their places are free; a second time changes nothing."""
    with quotas.locked(registration.event) as event:
        registration = reload(registration, event)
        before = registration.can_grow_back
        if before is None:
            return registration
        refuse_change(registration)
        held = registration.seats_held
        if held == registration.seats:
            held = before.seats
            if held - registration.seats > quotas.Quota(event, registration.attendance).free:
                raise ValidationError(_("These places have gone to others in the meantime."))
            programme.choose(registration, registration.sessions, held)
        registration.seats = before.seats
        replace(registration, before.attendees, [])
        transition(registration, registration.state, seats_held=held, lasts_until=registration.lasts_until,
             mail="changed")  # fmt: skip
        return registration


def change_answers(
    registration: Registration,
    *,
    name: str,
    organisation: str,
    attendees: Sequence[str],
    answers: Answers,
    health_consent: ConsentText | None,
    sessions: Collection[Session] = (),
    shown: str = "",
) -> Registration:
    """
    Replace the names, answers and sessions that the participant gave; `answers` has every question asked.

    Raises ChangedMeanwhileError if what they saw, as `shown` says, has been changed since.
    """
    with quotas.locked(registration.event) as event:
        registration = reload(registration, event)
        refuse_change(registration)
        attendees = attendees[: registration.seats - 1]
        fields = {"name": name, "organisation": organisation}
        if not changed_fields(registration, attendees, answers, sessions, fields):
            return registration  # sent twice
        refuse_outdated(registration, shown)
        registration.name, registration.organisation = name, organisation
        registration.health_consent = health_consent or registration.health_consent  # proves what was used until now
        registration.save(update_fields=["name", "organisation", "health_consent", "changed_at"])
        replace(registration, attendees, answers)
        if programme.choose(registration, sessions) and registration.state in Registration.TAKING_PART:
            transition(registration, registration.state, mail="sessions_changed")  # with the calendar file
        return registration


class ChangedMeanwhileError(ValidationError):
    """What was shown of the registration is no longer so."""


def refuse_change(registration: Registration) -> None:
    refuse_ended(registration)
    if registration.event.has_begun():
        raise ValidationError(ENDED)


def refuse_ended(registration: Registration) -> None:
    if not registration.is_active:
        raise ValidationError(ENDED)


def refuse_outdated(registration: Registration, shown: str) -> None:
    """`shown` is the `changed_at`, in ISO 8601, of what the sender saw; "" where nobody saw anything."""
    if shown and shown != registration.changed_at.isoformat():
        raise ChangedMeanwhileError(
            _("This registration has been changed meanwhile: look at it first. What you send now replaces that.")
        )
