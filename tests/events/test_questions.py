"""Questions on registration: what people have answered stays what they meant, however the page is published."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from core.text import languages
from events.models import Question
from home import scheduled_jobs
from tests.events.registrations import register
from tests.html import soup_of
from tests.journeys.forms import fields_of

pytestmark = pytest.mark.django_db
WORDS = {f"{name}_{code}": "Essen?" for name in ("label", "purpose") for code in languages.CODES}
CHOICES = "Fleisch\nVegan\nFisch"


def in_each(choices):
    return {f"choices_{code}": choices for code in languages.CODES}


@pytest.fixture(scope="module")
def kept_event(make_kept):
    event = make_kept(policy="open", in_german_only=True)
    Question.objects.create(event=event, key="food", type="choice", sensitive=True, **WORDS, **in_each(CHOICES))
    return event.pk


@pytest.mark.parametrize(
    ("choices", "is_taken"),
    [("Vegan\nFisch", False), ("Vegan\nFleisch\nFisch", False), ("Fleischgericht\nVegan\nFisch\nSuppe", True)],
)
def test_choices_that_people_have_answered_stay_in_their_order(choices, is_taken, event, admin_client):
    question = event.questions.get()
    register(event, answers=[(question, "2")])
    address = reverse("wagtailadmin_pages:edit", args=[event.pk])
    sent = fields_of(soup_of(admin_client.get(address)).select_one("#page-edit-form"))
    sent |= {f"questions-0-{name}": value for name, value in in_each(choices).items()}
    answer = admin_client.post(address, sent | {"action-publish": "1"})
    assert (answer.status_code == 302) is is_taken
    assert (Question.objects.get(pk=question.pk).choices_de.splitlines() == choices.splitlines()) is is_taken


@pytest.mark.parametrize(
    "written",
    [{"sensitive": False, "required": True}, {"type": "text", **in_each("")}, in_each("Vegan\nFleisch\nFisch")],
)
@pytest.mark.parametrize("is_answered", [True, False])
def test_a_draft_from_before_the_answers_changes_none_when_its_time_comes(written, is_answered, event):
    question = event.questions.get()
    before = {name: getattr(question, name) for name in question.meaning}
    draft = event.get_latest_revision_as_object()
    (asked,) = draft.questions.all()
    for name, value in written.items():
        setattr(asked, name, value)
    asked.label_de = "Was essen Sie?"
    draft.questions = [asked]
    draft.go_live_at = timezone.now() + timedelta(days=1)
    draft.save_revision().publish()
    if is_answered:
        register(event, answers=[(question, "2")])
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        assert scheduled_jobs.publish_scheduled() == 1
    question.refresh_from_db()
    assert question.label_de == "Was essen Sie?"
    assert {name: getattr(question, name) for name in question.meaning} == before | ({} if is_answered else written)
