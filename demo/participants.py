"""Made-up participants, so that the admin has something to show; no mail is written to them."""

from django.utils import timezone

from demo import reader
from events.models import Answer, EventPage, Registration
from events.registration import quotas, waiting_list
from events.registration.transitions import State, transition

SLUGS = ["demo-ag-treffen", "demo-generationswechsel", "demo-sprechstunde-1"]  # the last becomes full


def load():
    for slug in SLUGS:
        event = EventPage.objects.get(slug=slug, locale__language_code="de")
        with quotas.locked(event):
            _fill(event)


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
