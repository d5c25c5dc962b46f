"""Several dates of a series in one form: one mail, one click, and to each date its own place, answer and end."""

import json
from datetime import timedelta

import icalendar
import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone, translation
from django.utils.translation import gettext

from core.mail.models import OutboxMail
from core.privacy import links
from events import privacy
from events.models import Booking, EventPage, Registration
from events.registration import bookings, editing, mails, service
from tests import factories
from tests.contract.browser import form_in, message_at, sent_by
from tests.events.bookings import EMAIL, address, ask, book, in_language, keys, make_date, make_dates, send
from tests.events.registrations import register, states
from tests.events.test_registration_links import addresses_in
from tests.html import html_errors, soup_of
from tests.mails import written
from tests.sampling import sample

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def kept_series(kept_index):
    """Three dates in three languages; the second is full."""
    index = factories.EventIndexPage.objects.get(pk=kept_index)
    page = factories.EventSeriesPageFactory(parent=index, title="Sprechstunde", slug="sprechstunde")
    factories.translate_into_all(page)
    dates = make_dates(page, 10, 20, 30)
    factories.EventPage.objects.filter(translation_key=dates[1].translation_key).update(capacity_on_site=1)
    for date in dates:
        ask(date, "topic")
    ask(dates[2], "lunch", required=True)
    register(dates[1], email="fremd@example.org")
    return page.pk, [date.pk for date in dates]


@pytest.fixture
def page(kept_series, db):
    return factories.EventSeriesPage.objects.get(pk=kept_series[0])


@pytest.fixture
def dates(kept_series, db):
    return [EventPage.objects.get(pk=key) for key in kept_series[1]]


def rows(email=EMAIL):
    return list(Registration.objects.filter(email=email).order_by("event__starts_at"))


def link_in(mail):
    return next(path for path in addresses_in(mail) if any(f"/{word}/" in path for word in WAYS))


WAYS = ["anmeldung", "inscription", "reiestratsiia"]


@pytest.mark.parametrize("language", sample(["fr", "de", "uk"], 3))
def test_a_reader_ticks_dates_and_confirms_all_by_one_click(language, page, dates, client):
    series = in_language(page, language)
    shown = client.get(series.url)
    assert html_errors(shown) == []
    boxes = soup_of(shown).main.select("[name=dates]")
    assert [box["value"] for box in boxes] == keys(*dates)
    form = boxes[0].find_parent("form")
    assert form["action"] == address(page, language)
    opened = client.get(form["action"], {"dates": keys(*dates[:2])})
    assert html_errors(opened) == []
    assert sent_by(form_in(opened, "person"))["dates"] == keys(*dates[:2])
    assert len(soup_of(opened).main.select("[name=topic]")) == 1, "asked once"

    response = send(page, dates[:2], language, topic=["Anträge"], others=["Borys Приклад"], others_agree=["on"])
    assert html_errors(response) == []
    receipt = soup_of(response).main.select("#sent li")
    with translation.override(language):
        words = gettext("All places are taken at the moment: once you have confirmed, you are on the waiting list.")
    assert [words in item.get_text() for item in receipt] == [False, True]
    (mail,) = written(to=EMAIL)
    assert (mail.kind, mail.language) == ("events.booking_verify", language)
    assert [date.translation_key for date in dates[:2]] == [row.event.translation_key for row in rows()]
    assert [row.answers.get().value for row in rows()] == ["Anträge"] * 2
    assert [row.attendees.get().name for row in rows()] == ["Borys Приклад"] * 2

    own = client.get(link_in(mail))
    assert html_errors(own) == []
    assert states(*rows()) == ["unverified"] * 2
    after = client.post(link_in(mail), {"action": "verify"}, follow=True)
    assert html_errors(after) == []
    assert states(*rows()) == ["confirmed", "waitlisted"]
    assert len(soup_of(after).main.select("ul li")) == 2
    assert not soup_of(after).main.select("[name=action]")
    client.post(link_in(mail), {"action": "verify"})
    assert [mail.kind for mail in written(to=EMAIL)] == ["events.booking_verify", "events.booking_outcome"]


def test_the_mail_that_follows_tells_of_each_date_and_brings_calendar_files(page, dates, client):
    send(page, dates, lunch=["ja"])
    mail = written(to=EMAIL).get()
    assert "1 Platz ist 60 Minuten lang für Sie freigehalten" in mail.text
    assert mail.text.count("ausgebucht: nach Ihrer Bestätigung stehen Sie auf der Warteliste") == 1
    client.post(link_in(mail), {"action": "verify"})
    assert states(*rows()) == ["confirmed", "waitlisted", "confirmed"]
    mail = written(to=EMAIL).last()
    assert mail.text.count("1 Platz gehört Ihnen.") == 2
    assert mail.text.count("Sie sind Nummer 1 auf der Warteliste.") == 1
    found = [icalendar.Calendar.from_ical(bytes(file.content)).events[0]["uid"] for file in mail.attachments.all()]
    assert found == keys(dates[0], dates[2])


def test_own_pages_stay_one_a_date_and_lead_to_each_other(page, dates, client):
    send(page, dates, lunch=["ja"])
    (mail,) = written(to=EMAIL)
    client.post(link_in(mail), {"action": "verify"})
    booked = soup_of(client.get(link_in(mail))).main.select("ul li a")
    own = soup_of(client.get(booked[0]["href"]))
    others = [link["href"] for link in own.main.select("ul a")]
    assert others == [link["href"] for link in booked[1:]]
    answers = own.main.find("a", string="Meine Angaben ändern")
    assert client.get(answers["href"]).status_code == 200
    assert client.get(f"{booked[0]['href']}ticket.svg").status_code == 200
    client.post(booked[0]["href"], {"action": "cancel", "sure": "on"})
    assert states(*rows()) == ["cancelled", "waitlisted", "confirmed"]

    of_one = links.create(mails.SCOPE, rows()[0], timedelta(1))
    stranger = register(dates[0], email="andere@example.org")
    assert client.get(f"/de/anmeldung/{of_one}/{rows()[2].pk}/").status_code == 200
    assert client.get(f"/de/anmeldung/{of_one}/{stranger.pk}/").status_code == 404
    assert client.get(f"{link_in(mail)}{stranger.pk}/").status_code == 404


def test_errors_stand_at_their_fields_and_nothing_is_lost(page, dates):
    response = send(page, dates, topic=["Anträge"])
    form = form_in(response, "person")
    assert "lunch" in response.context["form"].errors
    assert message_at(form, "lunch")
    assert sent_by(form)["topic"] == ["Anträge"]
    assert sent_by(form)["dates"] == keys(*dates)
    assert "mindestens einen Termin" in message_at(form_in(send(page, []), "person"), "dates")
    assert not rows()
    send(page, dates[:2])  # of which none asks for lunch
    assert len(rows()) == 2


def test_what_closes_meanwhile_is_named_and_all_or_none_is_taken(page, dates, monkeypatch):
    EventPage.objects.filter(pk=dates[2].pk).update(closes_at=timezone.now())
    with pytest.raises(ValidationError) as error:
        book(dates)
    assert "Die Anmeldung ist geschlossen." in str(error.value.message_dict["dates"])
    assert not rows()
    assert not Booking.objects.exists()
    form = form_in(send(page, dates[:2], dates=keys(*dates)), "person")
    assert "nicht mehr anmelden" in message_at(form, "dates")


def test_a_single_date_is_no_booking(page, dates):
    send(page, dates[:1])
    assert not Booking.objects.exists()
    assert [mail.kind for mail in OutboxMail.objects.filter(to=EMAIL)] == ["events.verify"]


def test_the_latest_word_counts_for_each_date_that_is_not_confirmed(page, dates, client):
    send(page, dates, lunch=["ja"])
    send(page, dates[1:2], person=["Amina Beispiel"])
    older = OutboxMail.objects.get(kind="events.booking_verify")
    written()
    older.refresh_from_db()
    client.post(link_in(older), {"action": "verify"})
    found = {(row.event_id, row.name): row.state for row in rows()}
    assert found == {
        (dates[0].pk, "Amina Muster"): "confirmed",
        (dates[1].pk, "Amina Muster"): "expired",
        (dates[1].pk, "Amina Beispiel"): "unverified",
        (dates[2].pk, "Amina Muster"): "confirmed",
    }
    send(page, dates[:2], person=["Wieder"])
    assert Registration.objects.get(event=dates[0], state="confirmed").name == "Amina Muster"
    assert [mail.kind for mail in OutboxMail.objects.order_by("pk")][-2:] == ["events.already", "events.booking_verify"]
    assert not Registration.objects.filter(event=dates[0], name="Wieder").exists()


def test_no_address_gets_mails_without_end(dates):
    for number in range(7):
        book(dates[:2], name=f"Amina {number}")
    assert OutboxMail.objects.filter(kind="events.booking_verify").count() == 5
    assert {row.name for row in rows() if row.state == "unverified"} == {"Amina 4"}


def test_erasing_one_date_leaves_the_others_and_the_booking_goes_with_the_last(page, dates, client):
    send(page, dates[:2])
    (mail,) = written(to=EMAIL)
    client.post(link_in(mail), {"action": "verify"})
    first, second = rows()
    facts = json.loads(privacy.export_json(first))
    assert facts["email"] == EMAIL
    privacy.erase_at_wish(first)
    outcome = written(kind="events.booking_outcome").get()
    assert outcome.text.count("Vor Ort –") == 1
    assert states(second) == ["waitlisted"]
    own = soup_of(client.get(link_in(mail)))
    assert len(own.main.select("ul li")) == 1
    privacy.erase_at_wish(second)
    assert not Booking.objects.exists()
    assert client.get(link_in(mail)).status_code == 404
    assert not OutboxMail.objects.filter(kind__startswith="events.booking").exclude(to="").exists()


def test_another_address_for_one_date_sees_none_of_the_others(page, dates, client, admin_user):
    send(page, dates[:2])
    (mail,) = written(to=EMAIL)
    client.post(link_in(mail), {"action": "verify"})
    first, _second = rows()
    editing.edit(first, admin_user, attendees=[], answers=[], health_consent=None, name=first.name, seats=1,
                 email="neu@example.org", attendance="on-site", organisation="")  # fmt: skip
    assert len(soup_of(client.get(link_in(mail))).main.select("ul li")) == 1
    (moved,) = rows("neu@example.org")
    assert moved.booking is None


def test_a_date_that_cannot_be_confirmed_says_why_and_the_others_are(page, dates, client):
    send(page, dates, lunch=["ja"])
    (mail,) = written(to=EMAIL)
    EventPage.objects.filter(pk=dates[0].pk).update(status="cancelled")
    response = client.post(link_in(mail), {"action": "verify"})
    assert response.status_code == 422
    assert "Es ist zu spät" in soup_of(response).main.get_text()
    assert states(*rows()) == ["unverified", "waitlisted", "confirmed"]


def test_dates_that_ask_for_more_are_registered_for_singly(page, dates, client):
    make_date(page, 40, open_to="code")
    hybrid = make_date(page, 50, attendance="hybrid", capacity_online=5)
    boxes = soup_of(client.get(page.url)).main.select("[name=dates]")
    assert [box["value"] for box in boxes] == keys(*dates, hybrid)
    response = send(page, [dates[0], hybrid])
    assert message_at(form_in(response, "person"), "attendance")
    send(page, [dates[0], hybrid], attendance=["online"])
    assert [row.attendance for row in rows()] == ["on-site", "online"]


def test_where_one_cannot_register_at_all_what_was_typed_is_shown(page, dates, client):
    form = sent_by(form_in(client.get(address(page)), "person"))
    EventPage.objects.all().update(closes_at=timezone.now())
    assert "derzeit" in soup_of(client.get(address(page))).main.get_text()
    response = client.post(address(page), form | {"person": ["Amina Muster"]})
    assert response.status_code == 422
    assert "Amina Muster" in soup_of(response).main.get_text()


def test_the_form_asks_the_database_no_more_for_more_dates(page, dates, client, django_assert_max_num_queries):
    make_dates(page, 60, 70, 80, 90)
    with django_assert_max_num_queries(25):
        client.get(address(page))


def test_an_organiser_who_confirms_one_date_leaves_the_others(dates):
    book(dates)
    service.verify(rows()[0])
    assert states(*rows()) == ["confirmed", "unverified", "unverified"]
    booking = Booking.objects.get()
    assert bookings.verify(booking) == {}
    assert states(*rows()) == ["confirmed", "waitlisted", "confirmed"]
