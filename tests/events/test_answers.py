"""Answers as people read them."""

import json
from datetime import timedelta

import pytest

from core.privacy import links
from events.models import Question
from events.registration import mails
from tests.events.registrations import register

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


def test_the_persons_own_file_says_choices_in_words(event, ask, client):
    registration = register(event, answers=[(ask("multiple", "Brot\nButter\nBrot, Butter"), ["1", "3"])])
    page = f"/de/anmeldung/{links.create(mails.SCOPE, registration, timedelta(days=1))}/"
    answers = json.loads(client.post(page, {"action": "download"}).content)["answers"]
    assert answers == [{"question": "Essen?", "answer": "Brot; Brot, Butter"}]
