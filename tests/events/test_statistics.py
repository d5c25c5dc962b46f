"""Numbers of events: right, and the same after the personal data are gone."""

import csv
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from events import privacy
from events.check_in import notes
from events.models import EventPage, Registration
from events.participants.statistics import numbers
from events.registration import expiry, service
from tests.events.registrations import register, states


@pytest.fixture(scope="module")
def kept_event(make_kept):
    event = make_kept(policy="open", capacity_on_site=6, party_limit=3)
    party = register(event, seats=2, language="uk")
    register(event, language="fr")
    service.cancel(register(event))
    register(event, verified=False)
    notes.note_all(party, True, None)
    EventPage.objects.update(starts_at=timezone.now() - timedelta(days=3), ends_at=timezone.now() - timedelta(days=2))
    return event.pk


def counted(event):
    row = EventPage.objects.annotate(**numbers()).get(pk=event.pk)
    return {name: getattr(row, name) for name in numbers()}


def test_numbers_survive_the_people(event):
    expiry.mark_no_shows()
    before = counted(event)
    assert before == {
        "registered": 3, "places": 3, "on_site": 3, "online": 0, "came": 2, "stayed_away": 1, "cancelled": 1,
        "waiting": 0, "answers": None, "rating": None, "in_de": 0, "in_fr": 1, "in_uk": 2,
    }  # fmt: skip
    privacy.anonymise(Registration.objects.all())
    assert not Registration.objects.exclude(name="").exists()
    assert counted(event) == before


def test_who_stayed_away_is_noted_only_where_somebody_looked_at_the_door(event, make):
    unwatched = make(policy="open", capacity_on_site=3, slug="ohne")
    registration = register(unwatched)
    EventPage.objects.filter(pk=unwatched.pk).update(
        starts_at=timezone.now() - timedelta(days=3), ends_at=timezone.now() - timedelta(days=2)
    )
    assert expiry.mark_no_shows() == 1
    assert expiry.mark_no_shows() == 0
    assert states(registration) == ["confirmed"]


def test_the_report_shows_and_exports_the_numbers(event, admin_client, django_assert_max_num_queries):
    address = reverse("events_admin:statistics")
    with django_assert_max_num_queries(30):
        text = admin_client.get(address).content.decode()
    assert event.title in text
    export = admin_client.get(address, {"export": "csv"})
    text = b"".join(export.streaming_content).decode("utf-8-sig")
    (row,) = csv.DictReader(text.splitlines(), dialect=csv.Sniffer().sniff(text))
    assert (row["Veranstaltung"], row["Anmeldungen"], row["Plätze belegt"]) == (event.title, "3", "3")
    future = {"starts_at_from": (timezone.now() + timedelta(days=1)).date().isoformat()}
    assert event.title not in admin_client.get(address, future).content.decode().split("<main")[1]


@pytest.mark.parametrize("name", ["events_admin:statistics", "events_admin:managed", "privacy:accesses"])
def test_a_table_wider_than_the_screen_scrolls_by_keyboard_too(event, admin_client, name):
    text = admin_client.get(reverse(name)).content.decode()
    before, _table, _rest = text.partition('<table class="listing')
    assert before.rstrip().rpartition("<div ")[2].startswith('class="w-overflow-x-auto" role="region" tabindex="0"')
