"""How long data of participants stay; anonymous rows stay for the statistics."""

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from core.mail import erasing
from core.privacy import links
from events.models import Answer, EventPage, Question, Registration
from events.participants.answers import words_of
from events.registration import mailings, mails, organiser, quotas

SENSITIVE_DAYS = 14
PERSONAL = ("name", "email", "organisation", "notes")


def anonymise(rows: QuerySet[Registration]) -> None:
    """
    Take all that tells who it was; what happened when stays. A seat of a coming event is given back first.

    Under the event's lock, or else a change that has read the row before would write the name back.
    """
    events = list(EventPage.objects.filter(registrations__in=rows).distinct())
    for registration in rows.order_by("event", "pk"):
        with quotas.locked(registration.event) as event:
            registration.refresh_from_db()  # somebody may have taken part again meanwhile
            if event.ends_at > timezone.now() and registration.is_active:
                organiser.cancel(registration, None)
            erasing.erase_about(registration)
            _leave_booking(registration)
            links.revoke(registration)
            registration.attendees.all().delete()
            registration.reductions.all().delete()
            registration.answers.all().delete()
            registration.choices.all().delete()
            # The note of a code may say for whom it was made.
            erased = {**dict.fromkeys(PERSONAL, ""), "code": None, "anonymised_at": timezone.now()}
            rows.filter(pk=registration.pk).update(**erased)
    for event in events:
        mailings.forget(event)


def _leave_booking(registration: Registration) -> None:
    """Written mails about all its dates name the person too; one still to be written will tell of the others."""
    if booking := registration.booking:
        booking.release(registration)
        erasing.erase_about(booking, **({"is_written": True} if booking.registrations.exists() else {}))


def erase_at_wish(registration: Registration) -> None:
    """Delete a participant's data because they ask for it, and tell them with the last mail."""
    with transaction.atomic():
        anonymise(type(registration).objects.filter(pk=registration.pk))
        mails.send(registration, "data_deleted")


def export_json(registration: Registration) -> str:
    """All that is kept about the participant, with the words of questions and choices in their language."""
    questions = {question.key: question for question in registration.event.questions.all()}
    facts = {
        "event": registration.event.title,
        "state": registration.state,
        "name": registration.name,
        "email": registration.email,
        "organisation": registration.organisation,
        "language": registration.language,
        "seats": registration.seats,
        "registered": registration.created_at,
        "further people": [attendee.name for attendee in registration.attendees.all()],
        "answers": [
            _answer_in_words(questions.get(answer.question_key), answer.value) for answer in registration.answers.all()
        ],
        "sessions": [str(session.title) for session in registration.sessions],
        "sessions without a seat": [str(session.title) for session in registration.full_sessions],
        "before the party became smaller": [
            {"seats": before.seats, "further people": before.attendees, "until": before.lasts_until}
            for before in registration.reductions.all()
        ],
        "history": [[change.at, change.before, change.after] for change in registration.transitions.all()],
    }
    return json.dumps(facts, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)


def _answer_in_words(question: Question | None, value: Any) -> dict[str, Any]:
    """As it is kept where the question is gone."""
    if question is None:
        return {"question": "", "answer": value}
    return {"question": str(question.label), "answer": words_of(question, value)}


def read_answer(answer: Answer) -> dict[str, Any]:
    """Its fields in words, where the question is still there."""
    asked = Question.objects.filter(event__registrations=answer.registration_id, key=answer.question_key).first()
    return {"question_key": str(asked.label), "value": words_of(asked, answer.value)} if asked else {}
