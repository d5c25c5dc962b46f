"""A canary in every text column that may hold a person: after its time, or after erasure, it is nowhere."""

import datetime
import itertools

import pytest
import time_machine
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import models
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import Translation

from core.mail.models import OutboxMail
from core.privacy import persons, retention
from core.privacy.models import ErasureRecord
from core.public_forms.models import Submission
from events.check_in import notes
from events.models import Mailing, Question, Registration, Session
from events.registration import expiry, intake, mailings, organiser, service
from home.models import Person, User
from newsletter.models import Subscriber
from partnerships.models import Partnership, PartnershipContact, WorkingGroupPage
from tests import factories
from tests.canaries import places_of
from tests.mails import written

pytestmark = pytest.mark.django_db
CANARY = "kanarienvogel"
EMAIL = f"{CANARY}@example.org"
# What the program writes itself, never from what people type; it stays with the row, for statistics and so that a
# mail is not sent twice.
TECHNICAL = {("mail_outboxmail", column) for column in ("key", "kind", "message_id", "worker")}
TEXTS = models.CharField | models.TextField | models.JSONField | models.BinaryField
SHORTEST = len(CANARY) + 3
numbers = itertools.count(1)


@pytest.fixture
def event(home):
    index = factories.EventIndexPageFactory(parent=home, title="Veranstaltungen", slug="veranstaltungen")
    return factories.EventPageFactory(parent=index, title="Austausch", policy="open", party_limit=2)


def personal_models():
    """Those that a rule of retention takes in time, and what hangs on their rows."""
    found = list(dict.fromkeys(rule.model_class for rule in retention.RULES if rule.since is not None))
    for model in found:
        for relation in model._meta.related_objects:
            if relation.on_delete is models.CASCADE and relation.related_model not in found:
                found.append(relation.related_model)
    return found


def value_for(field, rows):
    if field.is_relation:
        return rows.get(field.related_model)
    if field.choices:
        return field.choices[0][0]
    if isinstance(field, models.FileField):
        return ContentFile(CANARY.encode(), name="file")
    if isinstance(field, models.EmailField):
        return EMAIL
    if isinstance(field, models.CharField | models.TextField):
        number = next(numbers)
        return f"{CANARY}{number}" if (field.max_length or 99) >= SHORTEST else "de"
    if isinstance(field, models.JSONField):
        return {CANARY: [CANARY]}
    if isinstance(field, models.BinaryField):
        return CANARY.encode()
    if isinstance(field, models.DateField):
        return None if field.null else timezone.now()
    return None if field.null else field.get_default() if field.has_default() else 1


def fill(rows):
    """One row of each model with the canary in every text column, hanging on each other."""
    waiting = [model for model in personal_models() if model not in rows]
    while waiting:
        model = waiting.pop(0)
        needed = {field.related_model for field in model._meta.concrete_fields if field.is_relation and not field.null}
        if needed & set(waiting):
            waiting.append(model)
            continue
        plain = [field for field in model._meta.concrete_fields if not field.primary_key]
        row = model(**{field.name: value for field in plain if (value := value_for(field, rows)) is not None})
        row.save()
        rows[model] = row
    return rows


def _asked_for(page):
    factories.translate(page, Locale.objects.get(language_code="fr"), publish=False)
    return Translation.objects.get(source__object_id=page.translation_key)


def test_after_their_time_nothing_remains_in_any_column(event):
    registrations = ContentType.objects.get_for_model(Registration)
    given = {
        type(event): event,
        WorkingGroupPage: factories.WorkingGroupPageFactory(parent=event.get_parent().get_parent()),
        ContentType: registrations,
        Session: Session.objects.create(event=event, starts_at=event.starts_at, ends_at=event.ends_at, title_de="A"),
        Partnership: Partnership.objects.create(slug="partnerschaft"),
        Translation: _asked_for(event),
        User: User.objects.create_user("redaktion", "redaktion@example.org"),
    }
    rows = fill(dict(given))
    filled = places_of(CANARY)
    for model in rows:
        for field in model._meta.concrete_fields if model not in given else []:
            if isinstance(field, TEXTS) and not field.primary_key:
                short = (getattr(field, "max_length", None) or 99) < SHORTEST
                assert field.choices or short or (model._meta.db_table, field.column) in filled, field
    OutboxMail.objects.update(state="sent", finished_at=timezone.now())
    with time_machine.travel(timezone.now() + datetime.timedelta(days=4 * 365)):
        for _night in range(2):
            retention.run()
        assert sum(rule.overdue().count() for rule in retention.RULES) == 0
    assert places_of(CANARY) <= TECHNICAL


@pytest.fixture
def participant(event, admin_client):
    """Somebody who has been through everything, with the canary wherever one may type."""
    words = {f"label_{code}": "Frage" for code in ("de", "fr", "uk")}
    questions = [Question(event=event, key=key, sensitive=key == "diet", **words) for key in ("why", "diet")]
    for question in questions:
        question.save()
    typed = {"name": f"Amina {CANARY}", "email": EMAIL, "organisation": CANARY, "seats": 2, "attendees": [CANARY]}
    given = [(question, f"{CANARY} {question.key}") for question in questions]
    registration = service.verify(intake.register(event, language="fr", attendance="on-site", answers=given, **typed))
    organiser.note(registration, f"Ruft an: {CANARY}")
    intake.register(event, language="fr", attendance="on-site", **typed)
    expiry.remind(event.starts_at - datetime.timedelta(hours=1))
    words = {"subject_de": "Hinweis", "text_de": f"Guten Tag {CANARY}"}
    mailings.send(event, Mailing.Kind.ORGANISER_NOTE, words, event.registrations.all(), None)
    written()
    address = reverse("participants:list", args=[event.pk])
    admin_client.get(address, {"q": CANARY})
    admin_client.post(
        reverse("participants:export", args=[event.pk]), {"format": "csv", "columns": ["name", "email"]}
    ).getvalue()
    admin_client.post(address, {"action": "attended", "registration": [registration.pk], "query": f"q={CANARY}"})
    notes.note_all(registration, False, None)
    event.save_revision().publish()
    call_command("reindex", verbosity=0)
    return registration


def test_of_a_participant_nothing_remains(participant, event, caplog):
    assert len(places_of(CANARY)) >= 9
    for days, sensitive, others in ((13, 1, 1), (15, 0, 1), (59, 0, 1), (61, 0, 0)):
        with time_machine.travel(event.ends_at + datetime.timedelta(days=days)):
            retention.run()
        answers = participant.answers.values_list("sensitive", flat=True)
        assert (list(answers).count(True), list(answers).count(False)) == (sensitive, others)
    assert places_of(CANARY) == set()
    assert CANARY not in caplog.text
    row = Registration.objects.get()
    assert (row.state, row.seats, row.language) == ("confirmed", 2, "fr"), "what counts for the statistics stays"
    assert row.transitions.exists()


def test_who_never_confirms_is_forgotten_after_14_days_though_the_event_is_far_off(event):
    event.starts_at, event.ends_at = (timezone.now() + datetime.timedelta(days=days) for days in (300, 301))
    event.save_revision().publish()
    row = intake.register(event, language="de", attendance="on-site", name=CANARY, email=EMAIL, attendees=[CANARY])
    for days, is_there in ((13, True), (15, False)):
        with time_machine.travel(row.created_at + datetime.timedelta(days=days)):
            expiry.sweep()
            retention.run()
        assert bool(places_of(CANARY)) == is_there
    assert Registration.objects.get().state == "expired", "what counts for the statistics stays"


def test_a_form_stays_as_long_as_what_became_of_it():
    """Deleted before, it takes the record or the consent with it."""
    day = timezone.now() - datetime.timedelta(days=500)
    of_subscriber, _of_nothing = (
        Submission.objects.create(key=key, form="newsletter", created_at=day) for key in ("one", "two")
    )
    Subscriber.objects.create(submission=of_subscriber, email=EMAIL, created_at=day, confirmed_at=day)
    retention.run()
    assert list(Submission.objects.all()) == [of_subscriber]
    assert Subscriber.objects.exists()


def test_of_an_erased_participant_nothing_remains_and_the_seats_are_free(participant, caplog):
    assert EMAIL in persons.export_json(EMAIL)
    persons.erase(EMAIL)
    assert places_of(CANARY) == set()
    assert CANARY not in caplog.text
    assert Registration.objects.get().seats_held == 0


def test_of_a_participant_whom_a_backup_brings_back_nothing_remains_after_the_replay(
    participant, settings, django_capture_on_commit_callbacks
):
    settings.ERASURE_LEDGER.unlink(missing_ok=True)
    row, answers = Registration.objects.values().get(), list(participant.answers.all())
    with django_capture_on_commit_callbacks(execute=True):
        persons.erase(EMAIL)
    Registration.objects.update(**row)
    type(answers[0]).objects.bulk_create(answers)
    ErasureRecord.objects.all().delete()
    ledger = settings.ERASURE_LEDGER.read_text()
    settings.ERASURE_LEDGER.write_text(ledger * 2)  # that of the backup was added to the one in place
    assert places_of(CANARY)
    call_command("replay_erasures", verbosity=0)
    assert places_of(CANARY) == set()
    assert ErasureRecord.objects.count() == 1


def test_who_is_entered_after_the_erasure_stays_when_it_is_made_once_more(settings, django_capture_on_commit_callbacks):
    settings.ERASURE_LEDGER.unlink(missing_ok=True)
    facts, partnership = {"name": CANARY, "email": EMAIL}, Partnership.objects.create()
    enter = (
        lambda: Person.objects.create(role_de="Leitung", **facts),
        lambda: PartnershipContact.objects.create(partnership=partnership, **facts),
    )
    for make in enter:
        make()
    with django_capture_on_commit_callbacks(execute=True):
        persons.erase(EMAIL)
    assert places_of(CANARY) == set()
    for make in enter:
        make()
    ErasureRecord.objects.all().delete()
    call_command("replay_erasures", verbosity=0)
    assert (Person.objects.count(), PartnershipContact.objects.count()) == (1, 1)
