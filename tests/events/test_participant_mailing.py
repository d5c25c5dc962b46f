"""Mails from the organiser to a selection."""

import pytest
from django.urls import reverse

from core.mail.models import OutboxMail
from events.models import Registration
from events.registration import service
from tests.events.registrations import register
from tests.mails import written

WORDS = {"subject_de": "Neuer Raum", "text_de": "Wir sitzen in Raum 2 {{ 1 }}.\n\nBis dann", "subject_uk": "Кімната",
         "text_uk": "Кімната 2"}  # fmt: skip


@pytest.fixture(scope="module")
def kept_event(make_kept):
    event = make_kept(policy="open", in_german_only=True)
    for language in ("de", "fr", "uk"):
        register(event, language=language)
    register(event, verified=False)
    return event.pk


@pytest.fixture
def url(kept_event, db):
    return reverse("participants:write", args=[kept_event]) + "?state=confirmed"


def notes():
    return written(kind="events.organiser_note").order_by("language")


def test_a_mail_is_seen_before_it_is_sent_and_each_gets_it_once(url, admin_client):
    page = admin_client.post(url, WORDS | {"sure": "on"})
    assert page.context["number"] == 3
    assert not notes(), "without having seen the preview nothing is sent"
    for _again in range(2):
        admin_client.post(url, WORDS | {"sure": "on", "preview": page.context["preview"]})
    assert [(mail.language, mail.subject) for mail in notes()] == [
        ("de", "Neuer Raum"), ("fr", "Neuer Raum"), ("uk", "Кімната"),
    ]  # fmt: skip
    assert "{{ 1 }}" in notes()[0].text, "words are no template"


def test_changed_words_need_another_look(url, admin_client):
    page = admin_client.post(url, WORDS)
    admin_client.post(url, WORDS | {"subject_de": "Anders", "sure": "on", "preview": page.context["preview"]})
    assert not notes()


def test_half_a_translation_is_refused(url, admin_client):
    page = admin_client.post(url, WORDS | {"subject_fr": "Nouvelle salle", "sure": "on"})
    assert page.context["form"].errors["text_fr"]


@pytest.mark.parametrize("ends", ["\r\n", "\n", "\r"])
def test_a_subject_of_two_lines_is_refused_at_its_field(ends, url, admin_client):
    page = admin_client.post(url, WORDS | {"subject_uk": f"Кімната{ends}Bcc: alle@example.org"})
    assert page.context["form"].errors == {"subject_uk": ["Das muss in einer Zeile stehen."]}


def test_many_cost_as_many_questions_to_the_database_as_few(url, event, admin_client, django_assert_max_num_queries):
    for number in range(20):
        register(event, language=["de", "fr", "uk"][number % 3])
    page = admin_client.post(url, WORDS)
    assert page.context["number"] == 23
    with django_assert_max_num_queries(30):
        admin_client.post(url, WORDS | {"sure": "on", "preview": page.context["preview"]})
    assert OutboxMail.objects.filter(kind="events.organiser_note", is_written=False).count() == 23


def test_who_leaves_before_the_mail_does_gets_none(url, event, admin_client):
    page = admin_client.post(url, WORDS)
    admin_client.post(url, WORDS | {"sure": "on", "preview": page.context["preview"]})
    gone = Registration.objects.filter(event=event, language="fr").latest("pk")
    service.cancel(gone)
    assert [mail.language for mail in notes() if mail.text] == ["de", "uk"]
