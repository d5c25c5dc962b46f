"""An event is copied with its questions and its words in all languages, and without anybody who took part."""

import datetime

import pytest
from django.urls import reverse

from events.models import EventPage, Question, Registration, Session
from start.translate import translate_page
from tests.events.registrations import copy_form, register

START = datetime.datetime(2027, 3, 9, 17, tzinfo=datetime.UTC)


@pytest.fixture
def event(make, locales):
    event = make(
        policy="open", capacity_on_site=5, title="Werkstatt 2027", summary="Worum es geht.", slug="werkstatt-2027",
        starts_at=START, ends_at=START + datetime.timedelta(hours=2), closes_at=START - datetime.timedelta(days=2),
    )  # fmt: skip
    Session.objects.create(event=event, title_de="Rundgang", starts_at=START, ends_at=event.ends_at)
    words = {f"{name}_{code}": f"{name} {code}" for name in ("label", "purpose") for code in ("de", "fr", "uk")}
    for number in range(5):
        Question.objects.create(event=event, key=f"q{number}", sort_order=number, **words)
    for code, title in (("fr", "Atelier"), ("uk", "Майстерня")):
        written = EventPage.objects.get(pk=event.pk)
        written.title, written.summary = title, f"{title}."
        translate_page(event, written, locales[code], slug=f"werkstatt-{code}")
    register(event)
    opens_at = datetime.datetime(2027, 2, 22, 8, tzinfo=datetime.UTC)
    EventPage.objects.filter(pk=event.pk).update(status="postponed", status_note="Hochwasser", opens_at=opens_at)
    return event


def test_a_copy_has_questions_and_translations_but_no_participants(event, admin_client):
    form = admin_client.get(reverse("wagtailadmin_pages:copy", args=[event.pk])).context["form"]
    assert [form[name].initial for name in ("new_title", "new_slug")] == ["Werkstatt 2028", "werkstatt-2028"]
    assert form["starts_at"].initial == datetime.datetime(2028, 3, 7, 18), "the same weekday, a year later"
    typed = {"starts_at": "2028-04-04 17:00", "ends_at": "2028-04-04 16:00"}
    address, sent = copy_form(admin_client, event, new_slug="zweite", city="Ulm", **typed)
    again = admin_client.post(address, sent)
    assert list(again.context["form"].errors) == ["ends_at"]
    assert 'value="zweite"' in again.content.decode(), "nothing typed is lost"
    assert admin_client.post(address, sent | {"ends_at": "2028-04-04 19:00"}).status_code == 302
    copy = EventPage.objects.get(slug="zweite", locale__language_code="de")
    assert not copy.live
    assert list(copy.questions.values_list("key", flat=True)) == [f"q{number}" for number in range(5)]
    assert copy.capacity_on_site == 5
    assert not Registration.objects.filter(event=copy).exists()
    assert copy.sequence == 0
    later = datetime.datetime(2028, 4, 4, 15, tzinfo=datetime.UTC)  # summer time
    assert (copy.starts_at, copy.city, copy.status, copy.status_note) == (later, "Ulm", "scheduled", "")
    assert copy.closes_at == later - datetime.timedelta(days=2)
    assert copy.opens_at == datetime.datetime(2028, 3, 20, 7, tzinfo=datetime.UTC), "in winter, an hour earlier too"
    assert copy.sessions.get().starts_at == later
    assert copy.get_latest_revision_as_object().starts_at == later
    drafts = {page.locale.language_code: page for page in copy.get_translations().select_related("locale")}
    assert set(drafts) == {"fr", "uk"}
    assert {code: page.get_latest_revision_as_object().summary for code, page in drafts.items()} == {
        "fr": "Atelier.",
        "uk": "Майстерня.",
    }
    assert not any(page.live for page in drafts.values())
    assert EventPage.objects.get(pk=event.pk).get_translation(drafts["fr"].locale).live
