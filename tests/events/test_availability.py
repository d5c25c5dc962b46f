"""Readers learn before they register what counts: free places, waiting list, approval, from when and until when."""

import datetime
import json
from html import unescape

import pytest
import time_machine
from django.utils import translation

from events import availability, content_sources
from events.models import EventPage, Registration
from events.registration import quotas
from tests import factories
from tests.addresses import below
from tests.events.registrations import register
from tests.events.test_registration_links import link
from tests.events.test_registration_pages import send
from tests.html import soup_of
from tests.mails import written

pytestmark = pytest.mark.django_db
START = datetime.datetime(2027, 3, 10, 13, tzinfo=datetime.UTC)
DAY = datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def _before():
    with time_machine.travel(START - 30 * DAY):
        yield


@pytest.fixture
def open_event(make_in_german):
    def make(**facts):
        return make_in_german(**{"policy": "open", "starts_at": START, "second_timezone": ""} | facts)

    return make


def state(event, language="de"):
    with translation.override(language):
        return EventPage.objects.get(pk=event.pk).registration_state


def structured(client, event):
    return json.loads(soup_of(client.get(event.url)).find("script", type="application/ld+json").string)["@graph"][-1]


STATES = [
    ({"policy": "none"}, ["Keine Anmeldung nötig"]),
    ({"policy": "external", "external_url": "https://example.org/"}, ["Anmeldung auf einer anderen Website"]),
    ({"status": "cancelled"}, []),
    ({}, ["Anmeldung offen"]),
    ({"capacity_on_site": 1}, ["Noch 1 Platz frei"]),
    ({"capacity_on_site": 3}, ["Noch 3 Plätze frei"]),
    ({"capacity_on_site": 0}, ["Ausgebucht – Warteliste"]),
    (
        {"attendance": "hybrid", "capacity_on_site": 0, "capacity_online": 2},
        ["Vor Ort: ausgebucht – Warteliste, Online: noch 2 Plätze frei"],
    ),
    ({"closes_at": START - DAY}, ["Anmeldung offen", "Anmeldung bis 9. März 2027, 14 Uhr"]),
    ({"opens_at": START - 20 * DAY}, ["Anmeldung ab 18. Februar 2027, 14 Uhr"]),
    ({"closes_at": START - 40 * DAY}, ["Anmeldung geschlossen"]),
    ({"policy": "approval"}, ["Anmeldung offen", "Mit Zulassung: Wir prüfen jede Anmeldung"]),
    ({"starts_at": START - 40 * DAY}, []),
]


@pytest.mark.parametrize(("facts", "words"), STATES, ids=lambda value: "")
def test_the_state_in_words(open_event, facts, words):
    assert state(open_event(**facts)) == words


@pytest.mark.parametrize(
    ("language", "free", "full", "until"),
    [
        ("de", "Noch 2 Plätze frei", "Ausgebucht – Warteliste (4 warten)", "Anmeldung bis 9. März 2027, 14 Uhr"),
        (
            "fr",
            "Encore 2 places libres",
            "Complet – liste d’attente (4 personnes en attente)",
            "Inscription jusqu’au 9 mars 2027",
        ),
        (
            "uk",
            "Залишилося 2 місця",
            "Місць немає — список очікування (чекають 4 особи)",
            "Реєстрація до 9 березня 2027 р.",
        ),
    ],
)
def test_list_page_form_month_and_search_engines_say_the_same(
    make, locales, index, client, language, free, full, until
):
    event = make(
        policy="open", party_limit=4, capacity_on_site=2, starts_at=START, closes_at=START - DAY, second_timezone=""
    )
    page = event if language == "de" else factories.translate(event, locales[language])
    lists = index if language == "de" else index.get_translation(locales[language])
    month = f"{below(lists, 'month')}?month=2027-03"

    def pages():
        return [
            unescape(client.get(url).content.decode())
            for url in (page.url, below(page, "registration"), lists.url, month)
        ]

    shown = pages()
    assert all(free in text for text in shown)
    assert all(until in text for text in shown[:3])
    assert structured(client, page)["remainingAttendeeCapacity"] == 2
    register(event, seats=2, attendees=["B"]), register(event, seats=4, attendees=["C", "D", "E"])
    assert all(full in text for text in pages())
    data = structured(client, page)
    assert data["offers"]["availability"] == "https://schema.org/SoldOut"
    assert data["offers"]["url"].endswith(below(page, "registration"))
    assert datetime.datetime.fromisoformat(data["offers"]["availabilityEnds"]) == START - DAY
    assert (data["maximumAttendeeCapacity"], data["remainingAttendeeCapacity"]) == (2, 0)


def test_search_engines_get_no_numbers_without_a_limit_and_no_offer_without_registration(open_event, client):
    data = structured(client, open_event(capacity_on_site=5, attendance="hybrid"))
    assert data["offers"]["availability"] == "https://schema.org/InStock"
    assert data.keys().isdisjoint({"maximumAttendeeCapacity", "remainingAttendeeCapacity"})
    assert "offers" not in structured(client, open_event(policy="none"))


def test_pages_say_full_exactly_when_newcomers_queue(open_event):
    event = open_event(capacity_on_site=3, party_limit=3)
    for number, seats in enumerate((1, 1, 3, 1)):
        registration = register(event, seats=seats, attendees=["x"] * (seats - 1))
        event = EventPage.objects.get(pk=event.pk)
        assert event.availability.is_full is not quotas.Quota(event, "on-site").takes(1)
        assert registration.state == ["confirmed", "confirmed", "waitlisted", "offered"][number]
    assert state(event) == ["Ausgebucht – Warteliste (3 warten)"]


def test_a_list_counts_once_for_all(open_event, django_assert_num_queries):
    events = [open_event(capacity_on_site=number) for number in range(3)]
    with django_assert_num_queries(1):
        assert [event.availability.free for event in availability.counted(events)] == [0, 1, 2]


def test_when_full_button_form_mail_and_own_page_speak_of_the_waiting_list(open_event, client):
    event = open_event(capacity_on_site=1, party_limit=4)
    register(event), register(event)
    page = soup_of(client.get(event.url)).main
    assert {link.get_text(strip=True) for link in page.select("a.kern-btn")} == {"Auf die Warteliste"}
    form = soup_of(client.get(f"{event.url}anmeldung/")).main
    assert form.select_one("button[type=submit]").get_text(strip=True) == "Auf die Warteliste"
    receipt = client.get(send(event, first="", email="neu@example.org").url).content.decode()
    assert "stehen Sie auf der Warteliste" in receipt
    (mail,) = written(to="neu@example.org")
    assert "stehen Sie auf der Warteliste" in mail.text
    assert "halten" not in mail.text
    waiting = Registration.objects.get(email="neu@example.org")
    client.post(link(waiting), {"action": "verify"})
    own = soup_of(client.get(link(waiting))).main.get_text(" ", strip=True)
    assert "Nummer 2 auf der Warteliste" in own
    assert "Platz frei" not in own.replace("ein Platz frei", "").replace("Platz für Sie frei", "")
    assert "Ja, ich gebe meinen Platz ab." not in own


def test_the_mail_to_confirm_names_all_and_the_places_that_are_kept(open_event):
    event = open_event(capacity_on_site=100, party_limit=4)
    for seats, kept in ((4, "Wir halten Ihre 4 Plätze 60 Minuten frei."), (1, "Wir halten Ihnen 1 Platz")):
        others = ["Borys", "Carla", "Daria"][: seats - 1]
        registration = register(event, verified=False, name="Amina", seats=seats, attendees=others)
        text = written(to=registration.email).get().text
        assert kept in text
        assert f"Angemeldet: {seats} ({', '.join(['Amina', *others])})" in text


def test_before_sending_one_reads_how_companions_are_named(open_event, client):
    for limit, words in ((1, "meldet sich mit der eigenen an"), (4, "Nennen Sie Ihre Begleitung unten")):
        form = soup_of(client.get(f"{open_event(party_limit=limit).url}anmeldung/")).main
        assert words in form.find(id=form.select_one("#id_email")["aria-describedby"]).get_text()


def test_one_says_who_does_not_come_and_reads_who_still_does(open_event, client):
    party = register(open_event(party_limit=4), name="Amina", seats=4, attendees=["Borys", "Carla", "Daria"])
    boxes = soup_of(client.get(link(party))).main.select("[name=leaving]")
    for _click in range(2):  # the second is a double click
        response = client.post(link(party), {"action": "shrink", "leaving": boxes[0]["value"]}, follow=True)
    assert "3 Personen sind jetzt angemeldet: Amina, Carla, Daria" in soup_of(response).main.get_text()
    assert list(party.attendees.values_list("name", "position")) == [("Carla", 2), ("Daria", 3)]
    assert Registration.objects.get(pk=party.pk).seats == 3


def test_where_not_all_are_named_nothing_is_lost_by_a_slip(open_event, client):
    party = register(open_event(party_limit=4), seats=4)
    chosen = soup_of(client.get(link(party))).main.select_one(".kern-form-input__select-wrapper option[selected]")
    client.post(link(party), {"action": "shrink", "seats": chosen.get_text()})
    assert Registration.objects.get(pk=party.pk).seats == 4


def test_a_missing_tick_is_a_link_to_its_box(open_event, client):
    registration = register(open_event())
    page = soup_of(client.post(link(registration), {"action": "cancel"}))
    box = page.main.find(id=page.find(role="alert").a["href"][1:])
    assert box["aria-invalid"] == "true"
    assert page.title.string.startswith("Fehler:")


def test_own_page_says_first_what_is_the_case_and_what_to_do(open_event, client):
    registration = register(open_event(), verified=False)
    first = soup_of(client.get(link(registration))).main.form
    assert first.select_one("button.kern-btn--primary").get_text(strip=True) == "Meine Anmeldung bestätigen"
    done = client.post(link(registration), {"action": "verify"}, follow=True)
    assert soup_of(done).main.select_one(".kern-alert--success").get_text(strip=True) == "Ihre Anmeldung ist bestätigt."
    with time_machine.travel(START - DAY, tick=False):
        gone = client.post(link(registration), {"action": "cancel", "sure": "on"}, follow=True)
    with time_machine.travel(START - DAY, tick=False):
        text = soup_of(client.get(link(registration))).main.get_text(" ", strip=True)
    assert gone.status_code == 200
    assert "Sie haben abgesagt. Bis 9. März 2027, 14:15 (Berlin) können Sie das rückgängig machen." in text


def test_page_mail_and_own_page_say_when_and_how_the_link_to_an_online_event_comes(open_event, client):
    event = open_event(attendance="online")
    registration = register(event, attendance="online")
    words = "ab 9. März 2027, 14 Uhr steht der Link zur Teilnahme auf der Seite Ihrer Anmeldung"
    mail = written(to=registration.email, kind="events.confirmed").get().text
    for text in (client.get(event.url).content.decode(), mail, client.get(link(registration)).content.decode()):
        assert words in " ".join(text.split())


def test_ukrainian_readers_see_the_time_in_kyiv_too(open_event):
    event = open_event()
    for language, places in (("de", ["Berlin"]), ("uk", ["Берлін", "Київ"])):
        with translation.override(language):
            assert [period.place for period in event.periods] == places


def test_cards_on_other_pages_say_whether_places_are_free(open_event, django_assert_max_num_queries):
    full, open_to_all = open_event(capacity_on_site=1), open_event(policy="none")
    register(full)
    with django_assert_max_num_queries(12):
        cards = content_sources.next_events([], [], 4).teasers
    assert sorted("Ausgebucht" in card["meta"] for card in cards) == [False, True]
    assert "Ausgebucht" not in full.teaser_meta, "mails are read later"
    assert open_to_all.teaser_state == ""
