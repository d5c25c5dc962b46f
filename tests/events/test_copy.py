"""An event is copied with its questions and its words in all languages, and without anybody who took part."""

import pytest
from django.urls import reverse

from demo.translate import translate_page
from events.models import EventPage, Question, Registration
from tests.events.registrations import register


@pytest.fixture
def event(make, locales):
    event = make(policy="open", capacity_on_site=5, title="Werkstatt", summary="Worum es geht.")
    words = {f"{name}_{code}": f"{name} {code}" for name in ("label", "purpose") for code in ("de", "fr", "uk")}
    for number in range(5):
        Question.objects.create(event=event, key=f"q{number}", sort_order=number, **words)
    for code, title in (("fr", "Atelier"), ("uk", "Майстерня")):
        written = EventPage.objects.get(pk=event.pk)
        written.title, written.summary = title, f"{title}."
        translate_page(event, written, locales[code], slug=f"werkstatt-{code}")
    register(event)
    return event


def test_a_copy_has_questions_and_translations_but_no_participants(event, admin_client):
    address = reverse("wagtailadmin_pages:copy", args=[event.pk])
    sent = {
        "new_title": "Zweite Werkstatt", "new_slug": "zweite", "new_parent_page": event.get_parent().pk,
        "copy_subpages": "", "publish_copies": "",
    }  # fmt: skip
    assert admin_client.post(address, sent).status_code == 302
    copy = EventPage.objects.get(slug="zweite", locale__language_code="de")
    assert not copy.live
    assert list(copy.questions.values_list("key", flat=True)) == [f"q{number}" for number in range(5)]
    assert copy.capacity_on_site == 5
    assert not Registration.objects.filter(event=copy).exists()
    assert copy.sequence == 0
    drafts = {page.locale.language_code: page for page in copy.get_translations().select_related("locale")}
    assert set(drafts) == {"fr", "uk"}
    assert {code: page.get_latest_revision_as_object().summary for code, page in drafts.items()} == {
        "fr": "Atelier.",
        "uk": "Майстерня.",
    }
    assert not any(page.live for page in drafts.values())
    assert EventPage.objects.get(pk=event.pk).get_translation(drafts["fr"].locale).live
