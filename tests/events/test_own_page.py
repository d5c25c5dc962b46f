"""What participants read and do on their own page, by the link in their mails."""

import io
from datetime import timedelta

import pypdf
import pytest
import time_machine
from django.utils import timezone

from events.check_in import notes
from events.models import Reduction, Registration
from events.registration import expiry
from tests.events.registrations import held, register, states
from tests.events.test_registration_links import link
from tests.html import html_errors, soup_of


@pytest.fixture
def make(make_in_german):
    return make_in_german


@pytest.fixture(scope="module")
def kept_event(make_kept):
    return make_kept(policy="open", capacity_on_site=4, party_limit=4, in_german_only=True).pk


def said(response):
    """What the page says first, and everything of it."""
    main = soup_of(response).main
    return main.select_one("[role=status]").get_text(" ", strip=True), " ".join(main.get_text(" ").split())


def strike_off(client, party, *positions):
    boxes = soup_of(client.get(link(party))).main.select("[name=leaving]")
    chosen = [boxes[position - 2]["value"] for position in positions]
    return client.post(link(party), {"action": "shrink", "leaving": chosen}, follow=True)


def test_who_was_struck_off_comes_after_all_within_15_minutes(event, client):
    party = register(event, name="Amina", seats=4, attendees=["Borys", "Carla", "Daria"])
    strike_off(client, party, 2)
    page = strike_off(client, party, 3)
    assert said(page)[0] == "Gespeichert. 2 Personen sind jetzt angemeldet: Amina, Carla"
    assert "Amina, Borys, Carla, Daria" in said(page)[1], "of two steps the first is brought back too"
    for _click in range(2):  # the second is a double click
        page = client.post(link(party), {"action": "undo-shrink"}, follow=True)
    assert said(page)[0] == "Gespeichert. 4 Personen sind jetzt angemeldet: Amina, Borys, Carla, Daria"
    assert held(event) == Registration.objects.get(pk=party.pk).seats == 4
    assert not Reduction.objects.exists()


def test_undoing_takes_no_place_from_others_and_ends_after_15_minutes(event, client):
    party = register(event, name="Amina", seats=4, attendees=["Borys", "Carla", "Daria"])
    strike_off(client, party, 2)
    register(event, name="Neu")
    refused = client.post(link(party), {"action": "undo-shrink"})
    assert refused.status_code == 422
    assert "inzwischen an andere" in soup_of(refused).find(role="alert").get_text()
    assert held(event) == 4
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert "undo-shrink" not in client.get(link(party)).content.decode()
        expiry.sweep()
    assert not Reduction.objects.exists(), "the names are kept no longer than that"


def test_places_are_given_up_with_a_tick_only_and_the_tick_says_whose(event, client):
    party = register(event, name="Amina", seats=3, attendees=["Borys"])
    refused = client.post(link(party), {"action": "shrink", "seats": "1"})
    page = soup_of(refused)
    assert page.find(id=page.find(role="alert").a["href"][1:])["aria-invalid"] == "true"
    assert Registration.objects.get(pk=party.pk).seats == 3
    assert "Amina, Borys" in page.main.find("label", attrs={"for": "sure-cancel"}).get_text()
    client.post(link(party), {"action": "shrink", "seats": "2", "sure": "on"})
    assert Registration.objects.get(pk=party.pk).people == ["Amina", "Borys"]


def test_what_was_done_is_said_and_gets_the_focus(event, client):
    registration = register(event)
    client.post(link(registration), {"action": "cancel", "sure": "on"})
    response = client.post(link(registration), {"action": "undo"})
    assert response["Location"].endswith("?done=undo#state")
    page = client.get(response["Location"])
    status = soup_of(page).main.find(id="state")
    assert (status["role"], status["tabindex"]) == ("status", "-1")
    assert said(page)[0] == "Rückgängig gemacht: Ihre Anmeldung ist wieder, wie sie war."
    assert states(registration) == ["confirmed"]


@pytest.mark.parametrize(
    ("language", "places"), [("de", ["(Berlin)"]), ("fr", [" à ", "(Berlin)"]), ("uk", ["(Берлін)", "(Київ)"])]
)
def test_until_when_one_can_cancel_is_told_by_the_clocks_of_readers(make, client, language, places):
    event = make(policy="open", capacity_on_site=1)
    for registration in (register(event, language=language), register(event, language=language)):
        page = client.get(link(registration, language))
        line = soup_of(page).main.select_one("#state + p").get_text()
        assert all(place in line for place in places)
        assert not html_errors(page)


def test_the_certificate_is_there_for_who_took_part(event, client):
    registration = register(event, name="Оксана", language="uk")
    url = f"{link(registration, 'uk')}certificate.pdf"
    assert client.get(url).status_code == 404
    assert "certificate.pdf" not in client.get(link(registration, "uk")).content.decode()
    notes.note_all(registration, True, None)
    assert "certificate.pdf" in client.get(link(registration, "uk")).content.decode()
    response = client.get(url)
    assert "no-store" in response["Cache-Control"]
    assert "Оксана" in pypdf.PdfReader(io.BytesIO(response.content)).pages[0].extract_text()
