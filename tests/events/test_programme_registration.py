"""Sessions chosen on registration, as people do it in their language and organisers for them."""

import pytest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from events.changes import acts
from events.models import EventPage, Registration
from tests.events.programmes import with_programme
from tests.events.registrations import register
from tests.events.test_registration_pages import page_of, send
from tests.html import soup_of
from tests.journeys.forms import fields_of
from tests.mails import written

pytestmark = pytest.mark.django_db
LANGUAGES = ["de", "fr", "uk"]


@pytest.fixture(scope="module")
def kept_event(make_kept):
    return with_programme(make_kept).pk


@pytest.fixture
def sessions(event):
    return {each.title_de.removesuffix(" de"): each for each in event.sessions.all()}


def boxes_of(soup):
    return {box["value"]: box for box in soup.select("input[name=sessions]")}


def address_of(event, code):
    with translation.override(code):
        return page_of(event, code).registration_url


@pytest.mark.parametrize("code", LANGUAGES)
def test_one_registers_for_sessions_in_each_language(event, sessions, client, code):
    form = soup_of(client.get(address_of(event, code)))
    boxes = boxes_of(form)
    assert set(boxes) == {str(sessions[name].pk) for name in ("Werkstatt", "Rundgang", "Abschluss")}
    assert list(boxes)[-1] == str(sessions["Abschluss"].pk), "in the order of time"
    label = form.find("label", attrs={"for": boxes[str(sessions["Werkstatt"].pk)]["id"]}).get_text(" ", strip=True)
    assert f"Werkstatt {code}" in label
    with translation.override(code):
        assert gettext("fully booked") not in label
    response = send(event, code, sessions=[sessions["Werkstatt"].pk, sessions["Abschluss"].pk])
    assert response.status_code == 303
    registration = Registration.objects.get()
    assert registration.sessions == [sessions["Werkstatt"], sessions["Abschluss"]]
    text = written(kind="events.verify").get().text
    assert f"Werkstatt {code}" in text, "one confirms what one has chosen"


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_full_session_cannot_be_ticked_and_is_refused_with_nothing_lost(event, sessions, client, code):
    workshop, tour = sessions["Werkstatt"], sessions["Rundgang"]
    register(event, seats=2, attendees=["B"], sessions=[workshop])
    page = soup_of(client.get(address_of(event, code)))
    box = boxes_of(page)[str(workshop.pk)]
    assert box.has_attr("disabled")
    with translation.override(code):
        full = gettext("fully booked")
        refused = gettext("“%(session)s” is fully booked. Please choose another session.")
    assert full in page.find("label", attrs={"for": box["id"]}).get_text()
    response = send(event, code, sessions=[workshop.pk])
    assert response.status_code == 422
    soup = soup_of(response)
    assert refused % {"session": f"Werkstatt {code}"} in soup.select_one("#id_sessions_error").get_text()
    assert soup.select_one("[name=person]")["value"] == "Amina Muster"
    assert boxes_of(soup)[str(workshop.pk)].has_attr("checked")
    assert not boxes_of(soup)[str(tour.pk)].has_attr("checked")
    assert Registration.objects.count() == 1


@pytest.mark.parametrize("code", LANGUAGES)
def test_sessions_at_the_same_time_are_refused_with_both_names(event, sessions, code):
    response = send(event, code, sessions=[sessions["Werkstatt"].pk, sessions["Rundgang"].pk])
    assert response.status_code == 422
    soup = soup_of(response)
    told = soup.select_one("#id_sessions_error").get_text()
    assert f"Werkstatt {code}" in told
    assert f"Rundgang {code}" in told
    ticked = {key for key, box in boxes_of(soup).items() if box.has_attr("checked")}
    assert ticked == {str(sessions["Werkstatt"].pk), str(sessions["Rundgang"].pk)}
    assert not Registration.objects.exists()


def test_what_is_no_session_of_the_event_is_refused(event, sessions):
    for wrong in ("0", "x", str(sessions["Eröffnung"].pk)):
        assert send(event, sessions=[wrong]).status_code == 422
    assert not Registration.objects.exists()


def test_an_organiser_changes_sessions_and_the_history_and_a_mail_say_so(event, sessions, admin_client):
    registration = register(event, sessions=[sessions["Werkstatt"]])
    detail = reverse("participants:detail", args=[event.pk, registration.pk])
    form = soup_of(admin_client.get(detail)).find("input", attrs={"name": "sessions"}).find_parent("form")
    sent = fields_of(form)
    assert sent["sessions"] == [str(sessions["Werkstatt"].pk)]
    both = [sessions["Werkstatt"].pk, sessions["Rundgang"].pk]
    assert admin_client.post(detail, sent | {"sessions": both}).status_code == 200
    assert registration.sessions == [sessions["Werkstatt"]], "they overlap"
    assert admin_client.post(detail, sent | {"sessions": both[1:]}).status_code == 302
    registration = Registration.objects.get(pk=registration.pk)
    assert registration.sessions == [sessions["Rundgang"]]
    assert registration.transitions.latest("pk").fields == ["sessions"]
    assert "Rundgang de" in written(kind="events.edited").get().text


def test_a_reopened_event_gives_the_sessions_back_as_far_as_there_are_seats(event, sessions, admin_user):
    workshop = sessions["Werkstatt"]
    first, second = register(event, sessions=[workshop]), register(event, sessions=[workshop], language="fr")
    reason = {"reason_de": "Krank."}
    acts.publish(event, acts.cancel(event), admin_user, reason)
    assert event.sessions.counted().get(pk=workshop.pk).held == 0
    page = EventPage.objects.get(pk=event.pk)
    workshop.seats = 1
    page.sessions.add(workshop)
    page.save_revision().publish()
    event = EventPage.objects.get(pk=event.pk)
    acts.publish(event, acts.reopen(event), admin_user, reason)
    first, second = (Registration.objects.get(pk=each.pk) for each in (first, second))
    assert (first.sessions, second.sessions, second.full_sessions) == ([workshop], [], [workshop])
    assert event.sessions.counted().get(pk=workshop.pk).held == 1
