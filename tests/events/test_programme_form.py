"""The programme in the page's form: times of its zone, nothing outside it, and no chosen session is lost."""

import pytest
from django.urls import reverse
from wagtail.models import Locale

from events.changes import sessions
from events.models import EventPage, Session, SessionChoice
from search.models import SearchDocument
from tests import factories
from tests.events.programmes import HOUR, with_programme
from tests.events.registrations import register
from tests.html import soup_of
from tests.journeys.forms import fields_of
from tests.mails import written
from tests.sampling import audited

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def kept_event(make_kept):
    return with_programme(make_kept, timezone="Europe/Kyiv").pk


@pytest.fixture
def workshop(event):
    return event.sessions.get(title_de="Werkstatt de")


@pytest.fixture
def edit(event, admin_client):
    """Sends the page's form as it stands, with changes by `(session, field)` or by field; without any it is read."""
    address = reverse("wagtailadmin_pages:edit", args=[event.pk])
    sent = {}

    def read():
        return fields_of(soup_of(admin_client.get(address)).select_one("#page-edit-form"))

    def send(press="", **changes):
        if not (press or changes):
            return read()
        sent.update(sent or read())
        of_sessions = changes.pop("sessions", {})
        place_of = {sent[f"sessions-{n}-id"][0]: n for n in range(int(sent["sessions-TOTAL_FORMS"][0]))}
        changes |= {
            f"sessions-{place_of[str(each.pk)]}-{name}": value
            for each, fields in of_sessions.items()
            for name, value in fields.items()
        }
        answer = admin_client.post(address, sent | changes | ({press: "1"} if press else {}))
        if answer.status_code == 302:
            sent.update(changes)  # and so it would be read
        return answer

    return send


def told(registration):
    sessions.tell()
    return written(kind="events.sessions_moved", about_id=registration.pk)


def test_a_job_tells_in_batches_and_nobody_twice(event, workshop, edit, monkeypatch):
    monkeypatch.setattr(sessions, "BATCH", 2)
    Session.objects.filter(pk=workshop.pk).update(seats=None)
    people = [register(event, sessions=[workshop]) for _person in range(5)]
    edit("action-publish", sessions={workshop: {"room_de": "Keller"}})
    assert sessions.tell() == 5
    assert sessions.tell() == 0
    assert [told(person).count() for person in people] == [1] * 5
    edit("action-publish", sessions={workshop: {"room_de": "Dach"}})
    assert [told(person).count() for person in people] == [2] * 5


def test_times_are_those_of_the_events_zone(event, workshop, edit):
    sent = edit()
    at = [value[0] for name, value in sent.items() if name.startswith("sessions-") and name.endswith("-starts_at")]
    assert "06.05.2030 12:00" in at, "12 o’clock in Kyiv, where it is 11 in Berlin"
    facts = {"starts_at": "06.05.2030 12:30", "ends_at": "06.05.2030 13:15"}
    assert edit("action-publish", sessions={workshop: facts}).status_code == 302
    assert Session.objects.get(pk=workshop.pk).starts_at == workshop.starts_at + HOUR / 2
    moved = {"timezone": "Europe/Berlin", "starts_at": "06.05.2030 11:00", "ends_at": "06.05.2030 17:00"}
    assert edit("action-publish", **moved).status_code == 302
    assert Session.objects.get(pk=workshop.pk).starts_at == workshop.starts_at + 3 * HOUR / 2, "the clock’s time stays"


def test_a_session_outside_the_event_is_refused_at_its_field(event, workshop, edit):
    response = edit("action-publish", sessions={workshop: {"ends_at": "06.05.2030 18:00"}})
    assert "Programmpunkte liegen innerhalb der Veranstaltung" in response.content.decode()
    response = edit("action-publish", sessions={workshop: {"ends_at": "06.05.2030 11:30"}})
    assert "Das Ende muss nach dem Beginn liegen" in response.content.decode()
    assert Session.objects.get(pk=workshop.pk).ends_at == workshop.ends_at


def test_a_chosen_session_is_not_deleted_but_a_free_one_is(event, workshop, edit):
    register(event, sessions=[workshop])
    opening = event.sessions.get(title_de="Eröffnung de")
    response = edit("action-publish", sessions={workshop: {"DELETE": "on"}})
    assert "„Werkstatt de“" in soup_of(response).get_text()
    assert edit("action-publish", sessions={opening: {"DELETE": "on"}}).status_code == 302
    assert opening.pk not in {each.pk for each in EventPage.objects.get(pk=event.pk).programme}
    assert workshop in EventPage.objects.get(pk=event.pk).programme


def test_a_draft_without_a_session_that_people_choose_meanwhile_has_it_again(event, workshop, edit):
    edit(sessions={workshop: {"DELETE": "on"}})
    draft = EventPage.objects.get(pk=event.pk).latest_revision
    assert len(draft.content["sessions"]) == 3
    registration = register(event, sessions=[workshop])
    assert "Werkstatt de" in str(edit()), "whoever opens the draft sees it"
    draft.publish()
    assert registration.sessions == [workshop], "and whatever road publishes it"
    assert SessionChoice.objects.filter(registration=registration).exists()


@pytest.mark.parametrize("field", ["time", audited("room")])
def test_who_has_chosen_what_moves_is_told_once_it_is_published(event, workshop, edit, field):
    chose, other = register(event, sessions=[workshop], language="uk"), register(event)
    facts = {"time": {"starts_at": "06.05.2030 12:30"}, "room": {"room_de": "Keller"}}[field]
    edit(sessions={workshop: facts})
    assert not told(chose), "not by a draft"
    edit("action-publish")
    (mail,) = told(chose)
    assert not told(other)
    assert mail.language == "uk"
    assert {"time": "12:30–13:00", "room": "Keller"}[field] in mail.text
    assert mail.attachments.exists()
    edit("action-publish")
    assert told(chose).count() == 1


def test_what_all_are_told_is_not_told_twice(event, workshop, edit):
    chose = register(event, sessions=[workshop])
    edit("action-publish", place_name="Anderswo", sessions={workshop: {"room_de": "Keller"}})
    assert event.changes.filter(kind="rescheduled").exists()
    assert not told(chose)
    edit("action-publish", sessions={workshop: {"room_de": "Dachboden"}})
    assert "Dachboden" in told(chose).get().text


def test_sessions_and_speakers_are_found_in_each_language(event, workshop):
    factories.translate(event, Locale.objects.get(language_code="uk"))
    for code in ("de", "uk"):
        found = {hit.language for hit in SearchDocument.objects.filter(text__contains=f"Werkstatt {code}")}
        assert found == {code}
        assert SearchDocument.objects.filter(language=code, text__contains="Petro Zrazok").exists()
    workshop.title_uk = "Гончарство"
    event.sessions = [workshop]
    event.save_revision().publish()
    assert SearchDocument.objects.filter(language="uk", text__contains="Гончарство").exists()


def test_the_programme_is_a_section_to_jump_to(event, client):
    heading = ("heading", {"text": "Abschnitt", "level": "2"})
    for number, shown in ((2, False), (3, True)):
        event.body = [heading] * number
        event.save_revision().publish()
        links = soup_of(client.get(event.get_url())).select("nav a[href='#programme']")
        assert bool(links) is shown
