"""An event is copied, moved to another day, published, and read in three languages."""

import pytest
from django.urls import reverse
from wagtail_localize.synctree import create_aliases_for_new_page

from events.models import EventPage
from tests import factories


@pytest.fixture
def event(home, locales):
    index = factories.EventIndexPageFactory(parent=home, title="Termine", slug="termine")
    create_aliases_for_new_page(index)
    event = factories.EventPageFactory(parent=index, title="Werkstatt", slug="werkstatt")
    create_aliases_for_new_page(event)
    factories.translate(event, locales["fr"])
    return event


def test_an_event_from_a_copy(log_in, event, read):
    publisher = log_in("veroeffentlichung")
    publisher.open("/admin/events/")
    publisher.follow("Werkstatt", publisher.page.main)
    publisher.open(reverse("wagtailadmin_pages:copy", args=[event.pk]))
    fields = {"new_title": "Zweite Werkstatt", "new_slug": "zweite-werkstatt", "publish_copies": "on"}
    publisher.submit(publisher.form("new_title"), **fields)
    copy = EventPage.objects.get(slug="zweite-werkstatt", locale=event.locale)
    assert copy.live
    publisher.open("/admin/events/")
    publisher.follow("Zweite Werkstatt", publisher.page.main)
    times = {"starts_at": "07.05.2031 10:00", "ends_at": "07.05.2031 12:30"}
    publisher.submit(press="action-publish", **times)

    readers = read(copy)
    days = {"de": "7. Mai 2031", "fr": "7 mai 2031", "uk": "7 травня 2031"}
    titles = {"de": "Zweite Werkstatt", "fr": "Zweite Werkstatt", "uk": "Zweite Werkstatt"}
    for code, reader in readers.items():
        reader.sees(titles[code], days[code])
        reader.open(f"/{code}/termine/")
        assert reader.link("Werkstatt", reader.page.main)
