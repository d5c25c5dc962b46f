"""Readers find events: each in the right list, by every filter, whatever they type."""

import datetime
import itertools
from datetime import UTC

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events import content_sources, month, times
from events.models import EventPage
from partnerships.models import Municipality
from tests import factories
from tests.html import soup_of
from tests.sampling import audited

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2026, 10, 25, 0, 30, tzinfo=UTC)  # the night in which clocks are put back
instants = st.integers(-90, 90).map(lambda minutes: NOW + datetime.timedelta(minutes=minutes))


def titles(response):
    return [heading.get_text(strip=True) for heading in soup_of(response).main.select("article h3")]


@pytest.fixture
def four(make_in_german):
    return [make_in_german().pk for _number in range(4)]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ends=st.tuples(*[instants] * 4), now=instants)
def test_every_event_is_either_upcoming_or_past(ends, now, four):
    for key, end in zip(four, ends, strict=True):
        EventPage.objects.filter(pk=key).update(starts_at=end - datetime.timedelta(hours=1), ends_at=end)
    upcoming = set(EventPage.objects.upcoming(now).values_list("pk", flat=True))
    past = set(EventPage.objects.past(now).values_list("pk", flat=True))
    assert upcoming.isdisjoint(past)
    assert len(upcoming | past) == len(ends)
    assert upcoming == set(EventPage.objects.filter(ends_at__gte=now).values_list("pk", flat=True))


def test_list_and_archive_change_over_at_the_end(make_in_german, index, client):
    event = make_in_german("Der Austausch", starts_at=NOW, ends_at=NOW + datetime.timedelta(hours=2))
    for moment, lists in ((event.ends_at, (1, 0)), (event.ends_at + datetime.timedelta(microseconds=1), (0, 1))):
        with time_machine.travel(moment, tick=False):
            assert len(titles(client.get(index.url))) == lists[0]
            assert len(titles(client.get(f"{index.url}archiv/"))) == lists[1]


@pytest.fixture
def two(make_in_german, terms):
    facts = {
        "countries": ["UA"], "topics": [terms[0]], "audiences": [terms[1]], "spoken_languages": ["de"],
        "interpretation": ["de-uk"], "attendance": "hybrid", "induction_loop": True, "captions": ["de"],
    }  # fmt: skip
    return make_in_german("Mit allem", **facts), make_in_german("Ohne alles", days=60, attendance="on-site")


FOUND = {
    "": ["Mit allem", "Ohne alles"],
    "country=UA": ["Mit allem"],
    "topic=klima": ["Mit allem"],
    "audience=politik": ["Mit allem"],
    "language=de": ["Mit allem"],
    "language=uk": ["Mit allem"],
    "mode=online": ["Mit allem"],
    "mode=on-site": ["Mit allem", "Ohne alles"],
    "access=induction_loop": ["Mit allem"],
    "access=captions": ["Mit allem"],
    "topic=klima&language=uk&mode=online": ["Mit allem"],
}


def test_filters(two, index, client, subtests):
    for query, found in FOUND.items():
        with subtests.test(query=query):
            response = client.get(f"{index.url}?{query}")
            assert titles(response) == found
            assert not soup_of(response).main.select(".page-notice")


def test_filter_by_month(two, index, client):
    chosen = f"{times.wall_clock_of(two[1].starts_at, 'Europe/Berlin'):%Y-%m}"
    assert titles(client.get(index.url, {"month": chosen})) == ["Ohne alles"]
    cells = soup_of(client.get(f"{index.url}monat/", {"month": chosen})).select(".events-month a")
    assert {link.get_text(strip=True) for link in cells} == {"Ohne alles"}, "on two days if it lasts beyond midnight"


def test_the_languages_say_no_month_that_nobody_has_chosen(two, index, client):
    asked = client.get(f"{index.url}monat/", {"page": "1"})
    assert [url for url in addresses_of_languages(asked) if "month" in url] == []
    chosen = client.get(f"{index.url}monat/", {"month": f"{two[1].starts_at:%Y-%m}"})
    assert all("?month=" in url for url in addresses_of_languages(chosen))


def addresses_of_languages(response):
    return [link["href"] for link in soup_of(response).select("a[hreflang]")]


WRONG = ["x", "2026-13", "0000-00", "９", "' OR 1=1", "a" * 500, "\u202e"]
FILTERS = ["month", "country", "topic", "audience", "language", "mode", "access"]
PATHS = ["", "archiv/", "monat/"]
# Each value once, for another filter at another path, and all as a month, from which a date is made.
SOME = [
    *((PATHS[number % 3], FILTERS[number], value) for number, value in enumerate(WRONG)),
    *itertools.product(["monat/"], ["month"], WRONG),
]


@pytest.mark.parametrize("cases", [SOME, audited([*itertools.product(PATHS, FILTERS, WRONG)])], ids=len)
def test_wrong_values_show_everything_and_say_so(cases, two, index, client, subtests):
    for path, name, value in cases:
        with subtests.test(path=path, name=name, value=value):
            response = client.get(index.url + path, {name: value})
            assert response.status_code == 200
            assert soup_of(response).main.select(".page-notice")
            if not path:
                assert len(titles(response)) == 2


def test_number_of_queries_does_not_depend_on_the_number_of_events(make, index, terms, client, locales):
    for number in range(3):
        make(f"Austausch {number}", topics=[terms[0]], countries=["UA"])
    french = index.get_translation(locales["fr"])
    for url in (french.url, f"{french.url}mois/", f"{french.url}calendrier/"):
        client.get(url)
        with CaptureQueriesContext(connection) as few:
            client.get(url)
        make(f"Noch einer bei {url.count('/')}", topics=[terms[0]], countries=["BI"])
        with CaptureQueriesContext(connection) as more:
            client.get(url)
        assert len(few) == len(more) <= 25, url


def test_german_events_are_marked_as_such_in_other_languages(make, index, locales, client):
    make("Nur deutsch")
    entry = soup_of(client.get(index.get_translation(locales["fr"]).url)).main.find("h3")
    assert entry.find(lang="de").get_text() == "Nur deutsch"


def test_hidden_events_are_nowhere(make_in_german, index, client):
    event = make_in_german("Kanarienvogel")
    event.unpublish()
    for path in ("", "archiv/", "monat/", "kalender/"):
        assert b"Kanarienvogel" not in client.get(index.url + path).content
    assert client.get(event.url).status_code == 404


def test_second_zone_stands_beside_the_first(make_in_german, index, client):
    start = datetime.datetime(2027, 1, 14, 16, tzinfo=UTC)
    ends = start + datetime.timedelta(hours=1)
    event = make_in_german(starts_at=start, ends_at=ends, second_timezone="Europe/Kyiv")
    for url in (index.url, event.url):
        text = soup_of(client.get(url)).main.get_text(" ", strip=True)
        assert "Donnerstag, 14. Januar 2027, 17:00–18:00 Uhr (Berlin)" in " ".join(text.split())
        assert "18:00–19:00 Uhr (Kyjiw)" in " ".join(text.split())


def test_an_event_of_several_days_stands_on_each_of_them(index):
    start = datetime.datetime(2026, 10, 30, 8, tzinfo=UTC)
    event = EventPage(title="x", starts_at=start, ends_at=start + datetime.timedelta(days=3))
    for first, days in ((datetime.date(2026, 10, 1), [30, 31]), (datetime.date(2026, 11, 1), [1, 2])):
        weeks = month.table(first, [event], first).weeks
        assert [day.date.day for week in weeks for day in week if day.events and day.is_in_month] == days


def test_facts_of_the_factory_pass_the_rules():
    factories.EventPageFactory.build(title="x", slug="x").clean()


def test_other_pages_gather_the_next_events(make_in_german, index, terms):
    make = make_in_german
    make("Vorbei", days=-3, countries=["UA"])
    make("Abgesagt", days=9, countries=["UA"], topics=[terms[0]], status="cancelled")
    make("Bald", days=2, countries=["UA"])
    answer = content_sources.next_events(["UA"], [], 6)
    assert [teaser["title"] for teaser in answer.teasers] == ["Bald", "Abgesagt"]
    assert "Abgesagt" in answer.teasers[1]["meta"]
    assert answer.more_url == index.url
    assert [teaser["title"] for teaser in content_sources.next_events([], [terms[0]], 6).teasers] == ["Abgesagt"]
    assert not content_sources.next_events(["BI"], [], 6)


def test_towns_bear_the_readers_name_in_lists_and_the_posts_in_the_address(make_in_german, locales, client):
    names = {"name_de": "Stuttgart", "name_fr": "Stuttgart", "name_uk": "Штутгарт"}
    Municipality.objects.create(**names, country="DE", latitude=48.8, longitude=9.2)
    event = make_in_german(city="Stuttgart", attendance=EventPage.Attendance.ON_SITE, street="Marktplatz 1")
    factories.translate(event.get_parent().specific, locales["uk"])
    ukrainian = factories.translate(event, locales["uk"])
    listed = soup_of(client.get(ukrainian.get_parent().url)).main.get_text(" ")
    assert "Штутгарт" in listed
    assert "Stuttgart" not in listed
    page = soup_of(client.get(ukrainian.url)).main.get_text(" ")
    assert "Marktplatz 1, Stuttgart" in page
