"""Taking registrations in: who is new, whose words count, and what is asked or told by mail."""

from collections.abc import Collection, Sequence
from datetime import timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from core.mail.models import OutboxMail
from core.privacy import links
from events.models import Answer, Attendee, EventPage, Question, Registration, Session, Transition
from events.registration import codes, mails, programme, quotas, waiting_list
from events.registration.transitions import State, transition

Answers = Sequence[tuple[Question, Any]]
UNVERIFIED_LASTS = timedelta(minutes=60)
HOUR = timedelta(hours=1)
MAILS_AN_HOUR = 5  # to one address for one event, whoever fills in the form with it


def register(
    event: EventPage,
    *,
    attendance: str,
    email: str,
    seats: int = 1,
    attendees: Sequence[str] = (),
    answers: Answers = (),
    sessions: Collection[Session] = (),
    code: str = "",
    seen: quotas.Quota | None = None,
    **details: Any,
) -> Registration:
    """
    Take a registration in and ask by mail whether the address is right.

    `event` is the German page as just read; `answers` is `[(Question, value)]`; `seen` are the seats, if the caller has
    just looked at them. Before the address is confirmed the latest word counts, and earlier mails confirm nothing.
    Whoever is registered already is told so by mail; the caller cannot tell. After `MAILS_AN_HOUR` a further try
    changes nothing.
    """
    # In a crowd most will hold nothing until they confirm. They need not wait for each other.
    may_hold = (seen or quotas.Quota(event, attendance)).takes_unverified(seats)

    def take_in(earlier: Registration | None) -> Registration:
        _refuse_while_closed(event)
        quotas.refuse_other_way(event, attendance)
        _refuse_wrong_size(event, seats)
        if earlier and _is_to_stay(earlier):
            return earlier
        registration = Registration(event=event, attendance=attendance, email=email, seats=seats, **details)
        return _take_in(registration, earlier, attendees, answers, sessions, may_hold, code)

    try:
        needs_lock = may_hold or code or Registration.objects.live(event, email).exists()
        with quotas.locked(event) if needs_lock else transaction.atomic():
            return take_in(_live(event, email) if needs_lock else None)
    except IntegrityError:  # somebody registered with this address a moment ago
        with quotas.locked(event):
            return take_in(_live(event, email))


def _live(event: EventPage, email: str) -> Registration | None:
    found = Registration.objects.live(event, email).first()
    if found:
        found.event = event
    return found


def _has_enough_mails(registered: Registration) -> bool:
    """Whether the address has got as many mails as one bears of registering here."""
    event, email = registered.event, registered.email
    of_address = Registration.objects.filter(event=event, email__iexact=email).values("pk")
    about = Q(about_type=ContentType.objects.get_for_model(Registration), about_id__in=of_address)
    asked = about & Q(kind__in=["events.verify", "events.already"])
    of_bookings = Q(kind="events.booking_verify", to__iexact=email)  # whichever dates they were for
    lately = OutboxMail.objects.filter(asked | of_bookings, queued_at__gt=timezone.now() - HOUR)
    return lately.count() >= MAILS_AN_HOUR


def _is_to_stay(registered: Registration) -> bool:
    """Whether a further try with the address changes nothing; who is registered is told so."""
    if _has_enough_mails(registered):
        return True
    if registered.state != State.UNVERIFIED:
        mails.send(registered, "already", key=f"{timezone.now():%Y%m%d%H%M%S%f}")
    return registered.state != State.UNVERIFIED


def _take_in(
    registration: Registration,
    earlier: Registration | None,
    attendees: Sequence[str],
    answers: Answers,
    sessions: Collection[Session],
    may_hold: bool,
    code: str,
) -> Registration:
    event, seats = registration.event, registration.seats
    kept = set_aside(earlier) if earlier else {}
    registration.code = codes.for_new(event, code)
    quota = quotas.Quota(event, registration.attendance)
    # Of more seats than there are, since the capacity was lowered, none are kept.
    holds = (kept.get(registration.attendance, 0) >= seats and seats <= quota.free) or (
        may_hold and quota.takes_unverified(seats) and programme.take_unverified(sessions, seats)
    )
    lasts_until = timezone.now() + UNVERIFIED_LASTS
    transition(registration, State.UNVERIFIED, seats_held=seats if holds else 0, lasts_until=lasts_until)
    store(registration, attendees, answers)
    if sessions:
        programme.choose(registration, sessions)
    if not registration.booking:  # which has one mail for all
        mails.send(registration, "verify")
    if kept:
        waiting_list.promote(event)
    return registration


def set_aside_unconfirmed(event: EventPage, email: str) -> None:
    """What nobody has confirmed occupies no address. To be called under the lock, and followed by a promotion."""
    earlier = _live(event, email)
    if earlier and earlier.state == State.UNVERIFIED:
        set_aside(earlier)


def set_aside(earlier: Registration) -> dict[str, int]:
    """End it, with the links of its mails; returns the seats it has held."""
    kept = {earlier.attendance: earlier.seats_held}
    if earlier.booking:
        earlier.booking.release(earlier)
    transition(earlier, State.EXPIRED)
    links.revoke(earlier, mails.SCOPE)  # after it, for the mail that asks to confirm may just be being written
    return kept


def _refuse_while_closed(event: EventPage) -> None:
    if reason := event.reason_closed():
        raise ValidationError(reason)


def _refuse_wrong_size(event: EventPage, seats: int) -> None:
    if not 1 <= seats <= event.party_limit:
        raise ValidationError(_("Those are too many people for one registration."))


def store(registration: Registration, attendees: Sequence[str], answers: Answers) -> None:
    Attendee.objects.bulk_create(
        Attendee(registration=registration, position=position, name=name)
        for position, name in enumerate(attendees, start=2)
    )
    Answer.objects.bulk_create(
        Answer(registration=registration, question_key=question.key, sensitive=question.sensitive, value=value)
        for question, value in answers
        if value not in (None, "", [])
    )


def protect_answers(event: EventPage) -> None:
    """What was answered before its question was marked as sensitive is so too; under the event's lock."""
    keys = Question.objects.filter(event=event, sensitive=True).values("key")
    Answer.objects.filter(registration__event=event, sensitive=False, question_key__in=keys).update(sensitive=True)


def replace(registration: Registration, attendees: Sequence[str], answers: Answers) -> None:
    """Store these in the place of what is there; answers to questions that were not asked now stay."""
    registration.attendees.all().delete()
    registration.reductions.all().delete()  # who came before is told anew
    registration.answers.filter(question_key__in=[question.key for question, _value in answers]).delete()
    store(registration, attendees, answers)


def changed_fields(
    registration: Registration,
    attendees: Sequence[str],
    answers: Answers,
    sessions: Collection[Session],
    fields: dict[str, Any],
) -> list[Transition.Field]:
    """What of this is not stored yet; `answers` to other questions do not count."""
    found = [Transition.Field(name) for name, value in fields.items() if getattr(registration, name) != value]
    if [person.name for person in registration.attendees.all()] != list(attendees):
        found.append(Transition.Field.ATTENDEES)
    given = {answer.question_key: answer.value for answer in registration.answers.all()}
    if any((value or None) != given.get(question.key) for question, value in answers):
        found.append(Transition.Field.ANSWERS)
    if set(registration.sessions) != set(sessions):
        found.append(Transition.Field.SESSIONS)
    return found
