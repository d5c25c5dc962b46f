"""What people have answered stays what they meant, whatever becomes of the question."""

import json
from datetime import timedelta

import pytest
from django.urls import reverse

from core.privacy import links
from events.models import Question
from events.registration import mails
from tests.events.registrations import register
from tests.html import soup_of
from tests.journeys.forms import fields_of
from tests.roles import client_of, user_of

pytestmark = pytest.mark.django_db
CODES = ("de", "fr", "uk")


@pytest.fixture(scope="module")
def kept_event(make_kept):
    return make_kept(policy="open", capacity_on_site=30, in_german_only=True).pk


@pytest.fixture
def ask(event):
    def ask(kind, choices="", **facts):
        words = {f"{name}_{code}": "Essen?" for name in ("label", "purpose") for code in CODES}
        in_all = {f"choices_{code}": choices for code in CODES}
        return Question.objects.create(event=event, type=kind, **words, **in_all, **facts)

    return ask


@pytest.fixture
def change(event):
    """Publishes the event with changes of its question; returns the fields that the form refuses."""
    publisher = client_of(user_of("veroeffentlichung"))
    address = reverse("wagtailadmin_pages:edit", args=[event.pk])

    def change(**changes):
        sent = fields_of(soup_of(publisher.get(address)).select_one("#page-edit-form"))
        sent |= {f"questions-0-{name}": value for name, value in changes.items()} | {"action-publish": "1"}
        answer = publisher.post(address, sent)
        if answer.status_code == 302:
            return set()
        (form,) = answer.context["form"].formsets["questions"].forms
        return {*form.errors}

    return change


def test_sensitive_answers_are_not_shown_to_more_people_later(event, ask, change):
    question = ask("text", sensitive=True)
    assert change(sensitive=[]) == set(), "as long as nobody has answered"
    assert change(sensitive="on") == set()
    register(event, answers=[(question, "Nussallergie")])
    assert change(sensitive=[]) == {"sensitive"}


def test_what_is_marked_as_sensitive_later_is_deleted_as_early(event, ask, change):
    registration = register(event, answers=[(ask("text"), "Nussallergie")])
    assert change(sensitive="on") == set()
    assert registration.answers.get().sensitive


@pytest.mark.parametrize(
    ("before", "after", "refused"),
    [
        ("text", "choice", {"type"}),
        ("text", "yes-no", {"type"}),
        ("yes-no", "text", {"type"}),
        ("choice", "multiple", {"type"}),
        ("text", "long-text", set()),
    ],
)
def test_an_answer_is_not_read_as_one_of_another_kind(before, after, refused, event, ask, change):
    register(event, answers=[(ask(before, "Brot\nObst"), "2")])
    assert change(type=after) == refused


def test_choices_that_a_text_has_left_over_hinder_nobody(event, ask, change):
    register(event, answers=[(ask("text", "Brot\nObst"), "Nüsse")])
    assert change(choices_de="Obst\nBrot") == set()


@pytest.mark.parametrize("code", CODES)
def test_no_choice_is_there_twice(code, ask, change):
    ask("choice", "Brot\nObst")
    assert change(**{f"choices_{code}": "Obst\n Obst "}) == {f"choices_{code}"}


def test_the_persons_own_file_says_choices_in_words(event, ask, client):
    registration = register(event, answers=[(ask("multiple", "Brot\nButter\nBrot, Butter"), ["1", "3"])])
    page = f"/de/anmeldung/{links.create(mails.SCOPE, registration, timedelta(days=1))}/"
    answers = json.loads(client.post(page, {"action": "download"}).content)["answers"]
    assert answers == [{"question": "Essen?", "answer": "Brot; Brot, Butter"}]
