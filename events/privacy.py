"""How long data of participants stay; anonymous rows stay for the statistics."""

import json
from datetime import timedelta

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import DateTimeField, DurationField, ExpressionWrapper, F, Q, Value
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home import links, mail, retention

SENSITIVE_DAYS = 14
NOBODY = {"name": "", "email": "", "organisation": "", "notes": ""}


def register():
    # The days stand at each event, so that the class itself adds none.
    retention.period("participants", 0, _("Deleted 60 days after the event, or when its page says so."))
    retention.period("sensitive", SENSITIVE_DAYS, _("Deleted 14 days after the event."))
    days = ExpressionWrapper(F("event__retention_days") * Value(timedelta(days=1)), output_field=DurationField())
    ends = ExpressionWrapper(F("event__ends_at") + days, output_field=DateTimeField())
    retention.register(
        retention.Rule(
            "events.Registration",
            "participants",
            since=ends,
            only=Q(anonymised_at__isnull=True),
            by=anonymise,
            fields=("name", "email", "organisation", "notes"),
            subject="email",
            created="created_at",
        ),
        retention.Rule("events.Answer", "sensitive", since="registration__event__ends_at", only=Q(sensitive=True)),
    )
    retention.exempt("events.Attendee", _("Deleted with the registration's data."))
    retention.exempt("events.Answer", _("Deleted with the registration's data."))
    facts = "A fact about an event, no person."
    retention.exempt("events.EventPage", facts)
    retention.exempt("events.Question", facts)
    retention.exempt("events.OnlineAccess", facts)


def anonymise(rows):
    """
    Take all that tells who it was; what happened when stays. A seat of a coming event is given back first.

    Under the event's lock, or else a change that has read the row before would write the name back.
    """
    from events.registration import organiser, pool

    for registration in rows.order_by("event", "pk"):
        with pool.locked(registration.event) as event:
            if event.ends_at > timezone.now() and registration.is_active:
                organiser.cancel(registration, None)
            mail.erase_about(registration)
            links.revoke(registration)
            registration.attendees.all().delete()
            registration.answers.all().delete()
            rows.filter(pk=registration.pk).update(**NOBODY, anonymised_at=timezone.now())


def erase_at_wish(registration):
    """Delete a participant's data because they ask for it, and tell them with the last mail."""
    from events.registration import mails

    with transaction.atomic():
        anonymise(type(registration).objects.filter(pk=registration.pk))
        mails.send(registration, "data_deleted")


def export_json(registration):
    """All that is kept about the participant, with the words of questions in their language."""
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
            {"question": str(getattr(questions.get(answer.question_key), "label", "")), "answer": answer.value}
            for answer in registration.answers.all()
        ],
        "history": [[change.at, change.before, change.after] for change in registration.transitions.all()],
    }
    return json.dumps(facts, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
