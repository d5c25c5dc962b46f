"""The programme: read by day and time, chosen on registration, never more people in a session than it has seats."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation

from core.privacy import links
from events import privacy
from events.changes import acts, sessions
from events.models import EventPage, Registration, Session, SessionChoice
from events.registration import expiry, mails, organiser, service
from tests.events.programmes import HOUR, with_programme
from tests.events.registrations import copy_form, register
from tests.html import soup_of
from tests.mails import written

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def kept_event(make_kept):
    return with_programme(make_kept).pk


@pytest.fixture
def workshop(event):
    return event.sessions.get(title_de="Werkstatt de")


@pytest.fixture
def closing(event):
    return event.sessions.get(title_de="Abschluss de")


def held(session):
    return Session.objects.counted().get(pk=session.pk).held


def mail_of(registration, kind):
    return written(kind=f"events.{kind}", about_id=registration.pk).last()


def answers_of(registration):
    token = links.create(mails.SCOPE, registration, datetime.timedelta(1))
    return reverse("registration:answers", args=[token])


@pytest.mark.parametrize(("code", "label"), [("de", "Programm"), ("fr", "Programme"), ("uk", "Програма")])
def test_the_page_shows_the_programme_in_its_language(event, client, code, label):
    page = EventPage.objects.get(translation_key=event.translation_key, locale__language_code=code)
    found = soup_of(client.get(page.get_url())).select_one(".programme")
    assert found.h2.text == label
    slots = found.select(".programme__slot")
    assert [[one.h4.text for one in slot.select(".programme__session")] for slot in slots] == [
        [f"Eröffnung {code}"], [f"Werkstatt {code}", f"Rundgang {code}"], [f"Abschluss {code}"],
    ]  # fmt: skip
    assert [speaker.text for speaker in found.select(".programme__speakers li")] == [
        "Maria Muster, Stadt Beispiel", "Petro Zrazok",
    ]  # fmt: skip
    marked = found.select_one(".programme__speakers [lang=de]")
    assert (marked is None) == (code == "de"), "words that are German only are marked as such"


def test_a_choice_holds_as_many_seats_as_there_are_people_and_gives_them_back(event, workshop):
    party = register(event, seats=2, attendees=["B"], sessions=[workshop])
    assert held(workshop) == 2
    with pytest.raises(ValidationError) as error:
        register(event, sessions=[workshop])
    assert list(error.value.message_dict) == ["sessions"]
    service.shrink(party, 1)
    assert held(workshop) == 1
    service.cancel(party)
    assert held(workshop) == 1, "for the minutes in which it can be undone"
    Registration.objects.filter(pk=party.pk).update(lasts_until=datetime.datetime.now(datetime.UTC))
    expiry.sweep()
    assert held(workshop) == 0


def test_growing_again_needs_seats_in_the_session_too(event, workshop):
    party = register(event, seats=2, attendees=["B"], sessions=[workshop])
    service.shrink(party, 1)
    register(event, sessions=[workshop])
    with pytest.raises(ValidationError):
        service.undo_shrink(party)


@pytest.mark.parametrize("code", ["de", "fr", "uk"])
def test_mail_and_calendar_name_what_was_chosen(event, workshop, code):
    mail = mail_of(register(event, sessions=[workshop], language=code), "confirmed")
    assert f"Werkstatt {code}" in mail.text
    (file,) = mail.attachments.all()
    content = bytes(file.content).decode().replace("\r\n ", "")
    assert f"Werkstatt {code}" in content


def test_who_waits_holds_no_seat_and_learns_what_is_full_by_then(event, workshop, closing):
    EventPage.objects.filter(pk=event.pk).update(capacity_on_site=1)
    first = register(event)
    waiting = register(event, sessions=[workshop, closing])
    assert (waiting.state, held(workshop)) == ("waitlisted", 0)
    Session.objects.filter(pk=workshop.pk).update(seats=0)
    organiser.cancel(first, None)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.sessions, waiting.full_sessions) == ("offered", [closing], [workshop])
    text = mail_of(waiting, "offered").text
    with translation.override("de"):
        assert f"{translation.gettext('Fully booked, so without you')}: " in text
    assert "Werkstatt de" in text
    assert (held(workshop), held(closing)) == (0, 1)


def test_overlap_and_what_has_filled_are_said_at_the_field_and_nothing_typed_is_lost(event, workshop, client):
    other = event.sessions.get(title_de="Rundgang de")
    registration = register(event, organisation="Stadt Beispiel")
    address = answers_of(registration)
    typed = {"person": "Olena", "organisation": "Громада", "others": ""}
    response = client.post(address, typed | {"sessions": [workshop.pk, other.pk]})
    assert response.status_code == 422
    soup = soup_of(response)
    assert soup.select_one("#id_sessions[aria-describedby~=id_sessions_error]")
    assert soup.select_one("[name=organisation]")["value"] == "Громада"
    register(event, seats=2, attendees=["B"], sessions=[workshop])
    response = client.post(address, typed | {"sessions": [workshop.pk]})
    assert response.status_code == 422
    boxes = soup_of(response).select("[name=sessions]")
    assert [box.has_attr("checked") for box in boxes if box["value"] == str(workshop.pk)] == [True]
    assert not SessionChoice.objects.filter(registration=registration).exists()
    boxes = soup_of(client.get(address)).select("[name=sessions]")
    assert [box.has_attr("disabled") for box in boxes if box["value"] == str(workshop.pk)] == [True]
    assert client.post(address, typed | {"sessions": [other.pk]}).status_code == 302
    assert [one.pk for one in registration.sessions] == [other.pk]
    assert mail_of(registration, "sessions_changed").attachments.exists()


def test_the_database_holds_the_seats_by_itself(event, workshop):
    Session.objects.filter(pk=workshop.pk).update(seats=1)
    register(event, sessions=[workshop])
    other = register(event)
    with pytest.raises(IntegrityError, match="seats, 2 would be held"), transaction.atomic():
        SessionChoice.objects.create(registration=other, session=workshop)
    wish = SessionChoice.objects.create(registration=other, session=workshop, was_full=True)
    with pytest.raises(IntegrityError, match="seats, 2 would be held"), transaction.atomic():
        SessionChoice.objects.filter(pk=wish.pk).update(was_full=False)
    waiting = Registration.objects.create(event=event, attendance="on-site", language="de", state="unverified")
    SessionChoice.objects.create(registration=waiting, session=workshop)
    with pytest.raises(IntegrityError, match="seats, 2 would be held"), transaction.atomic():
        Registration.objects.filter(pk=waiting.pk).update(seats_held=1)


def test_who_has_chosen_a_session_that_became_too_small_is_told_that_it_moves(event, workshop):
    people = [register(event, email=f"{number}@example.org", sessions=[workshop]) for number in range(2)]
    Session.objects.filter(pk=workshop.pk).update(seats=1)
    SessionChoice.objects.filter(session=workshop).update(has_moved=True)
    assert sessions.tell() == 2
    assert all(mail_of(person, "sessions_moved") for person in people)
    assert held(workshop) == 2


def test_an_event_that_moves_takes_its_sessions_along_and_none_may_stand_outside(event, workshop, admin_user):
    by = datetime.timedelta(days=3, hours=1)
    facts = acts.reschedule(event, starts_at=event.starts_at + by, ends_at=event.ends_at + by)
    reason = {f"reason_{code}": "" for code in ("de", "fr", "uk")}
    acts.planned(event, facts, reason)
    acts.publish(event, facts, admin_user, reason)
    assert Session.objects.get(pk=workshop.pk).starts_at == workshop.starts_at + by
    live = EventPage.objects.get(pk=event.pk)
    with pytest.raises(ValidationError, match=r"Abschluss|Werkstatt|Rundgang"):
        acts.planned(live, {"ends_at": live.starts_at + HOUR}, reason)


def test_organisers_see_filter_export_and_print_by_session(event, workshop, admin_client):
    register(event, name="Olena", sessions=[workshop])
    register(event, name="Pierre")
    address = reverse("participants:list", args=[event.pk])
    listed = admin_client.get(address, {"session": workshop.pk}).content.decode()
    assert "Olena" in listed
    assert "Pierre" not in listed
    assert (
        admin_client.get(reverse("participants:sign_in_sheet", args=[event.pk]), {"session": workshop.pk}).status_code
        == 200
    )
    sent = {"format": "csv", "columns": ["name", "sessions"]}
    table = b"".join(admin_client.post(reverse("participants:export", args=[event.pk]), sent)).decode()
    assert "Olena;Werkstatt" in table.replace('"', "")


def test_erasing_takes_choices_along_and_the_download_names_them(event, workshop):
    registration = register(event, sessions=[workshop])
    assert "Werkstatt de" in privacy.export_json(registration)
    privacy.erase_at_wish(registration)
    assert not SessionChoice.objects.exists()


def test_a_copy_has_the_sessions_and_nobody_in_them(event, workshop, admin_client):
    register(event, sessions=[workshop])
    assert admin_client.post(*copy_form(admin_client, event, new_slug="zweite")).status_code == 302
    copy = EventPage.objects.get(slug="zweite", locale__language_code="de")
    assert copy.sessions.count() == 4
    later = copy.starts_at - event.starts_at
    assert [one.starts_at for one in copy.sessions.all()] == [one.starts_at + later for one in event.sessions.all()]
    assert not SessionChoice.objects.filter(session__event=copy).exists()
    assert not Session.objects.exclude(event__in=[event, copy]).exists(), "translations have none"
