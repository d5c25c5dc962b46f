"""Made-up participants, so that the admin has something to show; no mail is written to them."""

from django.utils import timezone

from demo import reader
from events import documents
from events.check_in import notes
from events.models import Answer, EventDocument, EventPage, Registration
from events.registration import programme, quotas, waiting_list
from events.registration.transitions import State, transition

# The third becomes full, the last is over.
SLUGS = ["demo-ag-treffen", "demo-generationswechsel", "demo-sprechstunde-1", "demo-jugendbegegnungen"]


def load():
    for slug in SLUGS:
        event = EventPage.objects.get(slug=slug, locale__language_code="de")
        with quotas.locked(event):
            _fill(event)
    for each in EventDocument.objects.select_related("document"):
        documents.make_private(each.document)


def _fill(event):
    ways = event.ways
    for number, (key, person) in enumerate(reader.records("participants").items(), start=1):
        registration = Registration(
            event=event,
            attendance=ways[number % len(ways)],
            **person,
            email=f"{key}@example.org",
            seats=2 if event.party_limit > 1 and number % 4 == 0 else 1,
            verified_at=timezone.now(),
        )
        if registration.seats > quotas.Quota(event, registration.attendance).free:
            waiting_list.enqueue(registration, mail="")
        elif event.policy == event.Policy.APPROVAL and number % 3 == 0:
            transition(registration, State.PENDING)
        else:
            transition(registration, State.CONFIRMED, is_approved=True)
        if registration.seats > 1:
            registration.attendees.create(position=2, name=f"{registration.name} II")
        _answer(event, registration, number)
        _choose(event, registration, number)
        if event.is_past and number % 5:
            notes.note_all(registration, True, None)


def _choose(event, registration, number):
    """One of the workshops that are held at the same time, and whatever else is to be chosen."""
    limited = [session for session in event.sessions_to_choose if session.seats is not None]
    others = [session for session in event.sessions_to_choose if session.seats is None]
    programme.choose(registration, [*limited[number % 2 :][:1], *others[: number % 3]])


def _answer(event, registration, number):
    for question in event.questions.all():
        if question.type == question.Type.CHOICE:
            value = str(number % len(question.numbered_choices) + 1)
        elif question.type == question.Type.YES_NO:
            value = "yes" if number % 2 else "no"
        elif question.type == question.Type.MULTIPLE:
            value = ["1"]
        else:
            value = "Demo"
        Answer.objects.create(
            registration=registration, question_key=question.key, sensitive=question.sensitive, value=value
        )
