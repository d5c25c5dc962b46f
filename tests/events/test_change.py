"""Participants correct what they gave, by their link."""

from datetime import timedelta

import pytest
from django.utils import timezone

from core.privacy import links
from events.models import EventPage, Question, Registration
from events.registration import editing, mails, organiser
from tests.events.registrations import register
from tests.html import soup_of

WORDS = {"label_de": "Was bringen Sie mit?", "label_fr": "Qu’apportez-vous ?", "label_uk": "Що ви принесете?"}


@pytest.fixture(scope="module")
def kept_registration(make_kept):
    event = make_kept(policy="open", capacity_on_site=5, party_limit=3, in_german_only=True)
    food = Question.objects.create(
        event=event, key="food", type="choice", required=True, choices_de="Brot\nObst", **WORDS
    )
    other = Question.objects.create(event=event, key="other", sensitive=True, **WORDS)
    answers = [(food, "1"), (other, "Nüsse")]
    return register(event, name="Anna", seats=3, attendees=["Bert", "Cleo"], answers=answers).pk


@pytest.fixture
def registration(kept_registration, db):
    return Registration.objects.get(pk=kept_registration)


@pytest.fixture
def address(registration):
    return f"/de/anmeldung/{links.create(mails.SCOPE, registration, timedelta(days=1))}/antworten/"


def answers(registration):
    return dict(registration.answers.values_list("question_key", "value"))


def test_the_form_shows_what_was_given_and_stores_what_is_changed(registration, address, client):
    soup = soup_of(client.get(address))
    assert soup.select_one("#id_person")["value"] == "Anna"
    assert soup.select_one("#id_others").get_text().split() == ["Bert", "Cleo"]
    assert soup.select_one("input[name=food][checked]")["value"] == "1"
    assert not soup.select("[name=email], [name=attendance], [name=accepts_fewer], [name=consent]")
    sent = {
        "person": "Anna Neu",
        "organisation": "Stadt",
        "others": "Bert\nDora",
        "others_agree": "on",
        "food": "2",
        "other": "",
    }
    response = client.post(address, sent)
    assert response.status_code == 302
    changed = Registration.objects.get()
    assert (changed.name, changed.organisation, changed.seats) == ("Anna Neu", "Stadt", 3)
    assert list(changed.attendees.values_list("name", flat=True)) == ["Bert", "Dora"]
    assert answers(changed) == {"food": "2"}
    assert changed.health_consent is None
    assert changed.state == registration.state


def test_answers_on_needs_need_a_tick_which_is_kept_as_a_proof(registration, address, client):
    sent = {"person": "Anna", "food": "2", "other": "Soja"}
    assert client.post(address, sent).status_code == 422
    assert client.post(address, sent | {"health_consent": "on"}).status_code == 302
    assert soup_of(client.get(address)).select("[name=health_consent][checked]")
    client.post(address, sent | {"other": ""})
    assert Registration.objects.get().health_consent.form == "registration"
    assert not soup_of(client.get(address)).select("[name=health_consent][checked]")


def test_errors_keep_what_was_typed_and_change_nothing(registration, address, client):
    response = client.post(address, {"person": "", "others": "B\nC\nD", "food": "9", "other": "getippt"})
    soup = soup_of(response)
    assert response.status_code == 422
    assert {link["href"] for link in soup.select("[role=alert] a, .public-form-errors a")} or soup.select(".kern-error")
    assert soup.select_one("#id_other")["value"] == "getippt"
    assert soup.select_one("#id_others").get_text().split() == ["B", "C", "D"]
    assert Registration.objects.get().name == "Anna"
    assert answers(registration) == {"food": "1", "other": "Nüsse"}


def test_answers_to_questions_that_are_gone_stay(registration, address, client):
    Question.objects.filter(key="other").delete()
    client.post(address, {"person": "Anna", "food": "2"})
    assert answers(registration) == {"food": "2", "other": "Nüsse"}


def test_nothing_can_be_changed_once_the_event_has_begun(registration, address, client):
    EventPage.objects.update(starts_at=timezone.now() - timedelta(minutes=1))
    for response in (client.get(address), client.post(address, {"person": "X", "food": "2"})):
        assert response.status_code == 422
        assert not soup_of(response).select("form.public-form")
    assert Registration.objects.get().name == "Anna"


def test_only_the_own_link_opens_it(registration, client):
    wrong = links.create("other", registration, timedelta(days=1))
    assert client.get(f"/de/anmeldung/{wrong}/antworten/").status_code == 404
    assert client.post(f"/de/anmeldung/{'x' * 43}/antworten/", {"person": "X"}).status_code == 404


def test_what_an_organiser_changed_meanwhile_is_not_undone_unseen(registration, address, client):
    sent = {"person": "Anna", "food": "2", "shown": soup_of(client.get(address)).select_one("[name=shown]")["value"]}
    organiser.note(registration, "Ruft noch einmal an")  # nothing that the person sees
    given = {"name": "Anna Neu", "email": registration.email, "organisation": "", "language": "de", "seats": 3}
    editing.edit(registration, None, attendees=["Bert", "Cleo"], answers=[], health_consent=None, **given,
                 attendance=registration.attendance)  # fmt: skip
    response = client.post(address, sent)
    assert response.status_code == 422
    assert Registration.objects.get().name == "Anna Neu"
    assert "inzwischen geändert" in str(response.context["form"].non_field_errors())
    soup = soup_of(response)
    assert soup.select_one("input[name=food][checked]")["value"] == "2"
    shown = soup.select_one("[name=shown]")["value"]
    for click in ("who has seen it may insist", "and click twice"):
        assert client.post(address, sent | {"shown": shown}).status_code == 302, click
    assert Registration.objects.get().name == "Anna"
