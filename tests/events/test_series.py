"""A series: an editor makes its dates, readers of three languages find them, each with places of its own."""

import datetime
import json
from zoneinfo import ZoneInfo

import icalendar
import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from events import content_sources, series
from events.changes import acts
from events.models import EventIndexPage, EventPage, EventSeriesPage, Question
from home.content import related_content
from search.entries import of_pages
from tests import factories, sitemaps
from tests.addresses import below
from tests.events.programmes import session
from tests.events.registrations import register
from tests.html import html_errors, soup_of

pytestmark = pytest.mark.django_db
BERLIN = ZoneInfo("Europe/Berlin")
WORDS = {f"{name}_{code}": "Thema?" for name in ("label", "purpose") for code in ("de", "fr", "uk")}


def with_a_date(index, title, slug):
    """A series in all languages, and its date on the second Tuesday of January, when clocks show winter time."""
    page = factories.EventSeriesPageFactory(parent=index, title=title, slug=slug)
    factories.translate_into_all(page)
    date = factories.EventPageFactory(
        parent=page, title="x", slug="erste", policy="open", capacity_on_site=1, second_timezone="",
        starts_at=datetime.datetime(2030, 1, 8, 9, 30, tzinfo=BERLIN),
        closes_at=datetime.datetime(2030, 1, 7, 12, tzinfo=BERLIN),
    )  # fmt: skip
    Question.objects.create(event=date, key="q1", **WORDS)
    series.create_aliases_for_new_page(date)
    series.speak(date)
    return date


@pytest.fixture
def first(index):
    """The only date of its series."""
    return with_a_date(index, "Beratung", "beratung")


@pytest.fixture(scope="module")
def kept_dates(kept_index):
    first = with_a_date(EventIndexPage.objects.get(pk=kept_index), "Sprechstunde", "sprechstunde")
    return [date.pk for date in [first, *series.repeat(first, series.SAME_WEEKDAY, 9, None)]]


@pytest.fixture
def ten(kept_dates, db):
    return list(EventPage.objects.filter(pk__in=kept_dates).order_by("starts_at"))


@pytest.fixture
def consultation(ten):
    return ten[0].series


def dates_of(page):
    return list(EventPage.objects.child_of(page).order_by("starts_at"))


def test_rules_go_by_the_calendar():
    start = datetime.datetime(2030, 1, 31, 9, 30)
    assert [day.strftime("%d.%m.") for day in series.occurrences(start, series.WEEKLY, 2)] == ["07.02.", "14.02."]
    # The fifth Thursday is the last one of each month; the 31st is not in every month.
    assert [day.strftime("%d.%m.") for day in series.occurrences(start, series.SAME_WEEKDAY, 2)] == ["28.02.", "28.03."]
    assert [day.strftime("%d.%m.") for day in series.occurrences(start, series.SAME_DAY, 2)] == ["31.03.", "31.05."]


def test_an_editor_makes_dates_that_every_language_has(first, admin_client, client):
    """Into summer time."""
    register(first)
    address = reverse("events_admin:repeat", args=[first.pk])
    given = {"rule": series.SAME_WEEKDAY, "number": 3}
    preview = soup_of(admin_client.post(address, given))
    shown = [item.get_text() for item in preview.select("section ol li")]
    assert len(shown) == 3
    assert len(dates_of(first.series)) == 1  # nothing is made before it was seen
    seen = preview.select_one("[name=seen]")["value"]
    assert admin_client.post(address, given | {"seen": seen}).status_code == 302

    dates = dates_of(first.series)
    assert len(dates) == 4
    assert {date.starts_at.astimezone(BERLIN).strftime("%A %H:%M") for date in dates} == {"Tuesday 09:30"}
    assert {(date.starts_at - date.closes_at).days for date in dates} == {0}
    assert {date.closes_at.astimezone(BERLIN).strftime("%H:%M") for date in dates} == {"12:00"}
    assert [date.registrations.count() for date in dates] == [1, 0, 0, 0]
    assert {date.questions.get().key for date in dates} == {"q1"}
    for code, title in (("de", "Beratung"), ("fr", "Beratung [fr]"), ("uk", "Beratung [uk]")):
        page = EventSeriesPage.objects.get(translation_key=first.series.translation_key, locale__language_code=code)
        assert [(date.title, date.is_fallback) for date in dates_of(page)] == [(title, False)] * 4
        response = client.get(page.url)
        assert html_errors(response) == []
        assert len(soup_of(response).main.select("article")) == 4


def test_the_address_of_a_date_that_was_moved_stays_its_own(ten, admin_user):
    first, second = ten[:2]
    moved = EventPage.objects.get(pk=second.pk)
    day = datetime.timedelta(days=1)
    moved.starts_at, moved.ends_at = moved.starts_at + day, moved.ends_at + day
    moved.save()
    (anew,) = series.repeat(first, series.SAME_WEEKDAY, 1, admin_user)
    assert anew.starts_at == second.starts_at
    assert anew.slug == f"{second.slug}-1"
    assert anew.get_translations().count() == 2


def test_the_programme_moves_to_each_further_date(first, admin_user):
    session(first, "Rundgang", 0)
    (made,) = series.repeat(first, series.WEEKLY, 1, admin_user)
    assert made.sessions.get().starts_at == made.starts_at


def test_dates_are_not_made_twice(ten, admin_user):
    with pytest.raises(ValidationError):
        series.repeat(ten[0], series.SAME_WEEKDAY, 1, admin_user)


def test_dates_take_new_words_of_their_series(first):
    page = first.series
    page.title = "Beratungsstunde"
    page.save_revision().publish()
    first.refresh_from_db()
    assert first.title == "Beratungsstunde"
    first.title = "Eigener Titel"
    first.save_revision().publish()
    first.refresh_from_db()
    assert first.title == "Beratungsstunde"


def test_dates_speak_a_language_once_their_series_does(index, admin_user):
    page = factories.EventSeriesPageFactory(parent=index, title="Treff", slug="treff")
    series.create_aliases_for_new_page(page)
    date = factories.EventPageFactory(parent=page, title="x", slug="erster")
    series.create_aliases_for_new_page(date)
    series.speak(date)
    french = EventPage.objects.get(translation_key=date.translation_key, locale__language_code="fr")
    assert (french.is_fallback, french.title) == (True, "Treff")
    factories.translate_into_all(page)
    french = EventPage.objects.get(pk=french.pk)
    assert (french.is_fallback, french.title, french.starts_at) == (False, "Treff [fr]", date.starts_at)


def test_the_form_of_a_date_asks_for_no_words(ten, admin_client):
    fields = soup_of(admin_client.get(reverse("wagtailadmin_pages:edit", args=[ten[0].pk])))
    assert not fields.select("[name=title], [name=summary], [name=directions]")
    assert fields.select("[name=starts_at]")


def test_lists_show_a_series_once_by_its_next_date_that_takes_place(ten, index, make, admin_user, client):
    make("Anderes")
    acts.publish(ten[0], acts.cancel(ten[0]), admin_user, {"reason_de": "Krank."})
    french = index.get_translation(EventSeriesPage.objects.get(locale__language_code="fr").locale)
    assert [len(soup_of(client.get(page.url)).main.select("article")) for page in (index, french)] == [2, 2]
    entry = soup_of(client.get(index.url)).main.select("article")[-1]
    assert "12. Februar 2030" in entry.get_text()
    assert entry.find("a", string="und 9 weitere Termine")["href"].endswith("/sprechstunde/")
    teasers = content_sources.next_events([], [], 4).teasers
    assert [teaser["title"] for teaser in teasers] == ["Anderes", "Sprechstunde"]
    assert "und 9 weitere Termine" in teasers[-1]["meta"]
    assert len(soup_of(client.get(f"{index.url}?month=2030-03")).main.select("article")) == 1


def test_the_page_tells_of_each_date_and_search_engines_of_the_series(ten, consultation, admin_user, client):
    register(ten[1])
    acts.publish(ten[2], acts.cancel(ten[2]), admin_user, {"reason_de": "Krank."})
    page = soup_of(client.get(consultation.url))
    states = [article.get_text(" ", strip=True) for article in page.main.select("article")]
    assert "1 Platz frei" in states[0]
    assert "Ausgebucht" in states[1]
    assert "Abgesagt" in states[2]
    data = json.loads(page.select_one("script[type='application/ld+json']").string)
    found = next(item for item in data["@graph"] if item["@type"] == "EventSeries")
    assert len(found["subEvent"]) == 10
    assert found["subEvent"][2]["eventStatus"].endswith("EventCancelled")
    indexed = {entry.page_id for entry in of_pages(EventPage.objects.all())}
    assert not indexed & {date.pk for date in ten}
    assert [entry.title for entry in of_pages(EventSeriesPage.objects.filter(pk=consultation.pk))] == ["Sprechstunde"]


def test_one_calendar_has_all_dates_each_with_its_own_identity(ten, consultation, client):
    found = {}
    for code in ("de", "fr", "uk"):
        page = EventSeriesPage.objects.get(locale__language_code=code)
        address = soup_of(client.get(page.url)).select_one("link[type='text/calendar']")["href"]
        response = client.get(address)
        found[code] = {str(entry["uid"]) for entry in icalendar.Calendar.from_ical(response.content).events}
        assert client.get(address, headers={"If-None-Match": response["ETag"]}).status_code == 304
    assert found["de"] == found["fr"] == found["uk"] == {str(date.translation_key) for date in ten}


def test_site_maps_and_the_feed_of_a_country_show_it_once_and_calendars_each_date(ten, consultation, index, client):
    EventPage.objects.update(countries=["UA"])
    assert [page.pk for page in related_content.newest_about("UA")] == [ten[-1].pk]
    locations = sitemaps.locations(lambda address: client.get(address).content)
    assert [place for place in locations if "/de/" in place and "/sprechstunde/" in place] == [
        f"http://testserver{consultation.url}"
    ]
    overview = factories.SitemapPageFactory(parent=index.get_parent(), title="Übersicht", slug="uebersicht")
    assert len(soup_of(client.get(overview.url)).main.select("a[href*='/sprechstunde/']")) == 1
    calendar = client.get(below(index, "calendar"))
    assert len(icalendar.Calendar.from_ical(calendar.content).events) == len(ten)


def test_a_page_with_many_dates_asks_the_database_no_more(ten, consultation, client, django_assert_max_num_queries):
    with django_assert_max_num_queries(25):
        client.get(consultation.url)
