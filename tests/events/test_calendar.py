"""Calendar files and schema.org data say when and where, in every language and zone, and nothing that is secret."""

import datetime
import itertools
import json
import zoneinfo
from datetime import UTC
from urllib.parse import urlsplit

import icalendar
import pytest
import vobject
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Locale

from events import ics, times
from events.models import EventPage, OnlineAccess
from tests import factories
from tests.addresses import below
from tests.html import soup_of

JOIN = "https://meet.example.org/kanarienvogel"
ZONES = ["Europe/Berlin", "Europe/Kyiv"]


# The hour of UTC at which both change their clocks, each last Sunday of March and October.
def last_sunday(year, month):
    return max(day for day in range(25, 32) if datetime.date(year, month, day).weekday() == 6)


# The instants at which both change their clocks: one o’clock UTC of the last Sunday in March and October.
NIGHTS = [
    datetime.datetime(year, month, last_sunday(year, month), 1, tzinfo=UTC)
    for year in range(2024, 2029)
    for month in (3, 10)
]


def unsaved(**facts):
    start = datetime.datetime(2026, 11, 12, 13, tzinfo=UTC)
    times_of = {"starts_at": start, "ends_at": start + datetime.timedelta(hours=2)}
    return EventPage(**{"title": "Austausch", "locale": Locale(language_code="de")} | times_of | facts)


def entry_of(content):
    return icalendar.Calendar.from_ical(content).walk("VEVENT")[0]


@pytest.mark.parametrize("zone", ZONES)
def test_the_file_is_right_in_the_nights_when_clocks_change(zone, make_in_german, subtests):
    event = make_in_german(timezone=zone)
    for night, hours in itertools.product(NIGHTS, (-3, -2, -1, 0, 1)):
        event.starts_at = start = night + datetime.timedelta(hours=hours)
        event.ends_at = start + datetime.timedelta(hours=2)
        with subtests.test(start=start):
            content = ics.calendar_of(event, "de").to_ical()
            entry, (rules,) = entry_of(content), icalendar.Calendar.from_ical(content).walk("VTIMEZONE")
            assert entry["dtstart"].params["TZID"] == zone == rules["tzid"]
            # What a program without a database of its own makes of it: wall-clock time and the file’s own rules.
            wall_clock = entry["dtstart"].dt.replace(tzinfo=None)
            assert wall_clock == start.astimezone(zoneinfo.ZoneInfo(zone)).replace(tzinfo=None)
            is_repetition = times.wall_clock_of(start - datetime.timedelta(hours=1), zone) == wall_clock
            if not is_repetition:
                assert wall_clock.replace(tzinfo=rules.to_tz()).astimezone(UTC) == start


@pytest.mark.parametrize("zone", ZONES)
def test_the_files_rules_set_in_at_the_instants_when_clocks_change(zone):
    onsets = set()
    for rules in ics.vtimezone(zone, NIGHTS[0].year, NIGHTS[-1].year).subcomponents:
        dates = [rules["dtstart"].dt, *(entry.dt for entry in getattr(rules.get("rdate"), "dts", []))]
        onsets |= {(moment - rules["tzoffsetfrom"].td).replace(tzinfo=UTC) for moment in dates}
    assert set(NIGHTS) <= onsets


def test_the_file_is_right_in_the_weeks_for_which_morocco_changes_its_clocks(make_in_german, client):
    start = datetime.datetime(2027, 2, 20, 12, tzinfo=UTC)
    event = make_in_german(timezone="Africa/Casablanca", starts_at=start, ends_at=start + datetime.timedelta(hours=2))
    read = vobject.readOne(client.get(f"{event.url}kalender/").content.decode())
    assert read.vevent.dtstart.value == start


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("night", NIGHTS, ids=lambda night: f"{night:%Y-%m}")
def test_times_that_do_not_exist_are_refused_and_no_others(zone, night):
    for minutes in range(-240, 240, 30):
        wall_clock = times.wall_clock_of(night, zone) + datetime.timedelta(minutes=minutes)
        exists = any(
            times.wall_clock_of(night + datetime.timedelta(minutes=shift), zone) == wall_clock
            for shift in range(-420, 421, 30)
        )
        if exists:
            assert times.wall_clock_of(times.at(wall_clock, zone), zone) == wall_clock
        else:
            with pytest.raises(ValidationError, match=zone):
                times.at(wall_clock, zone)


def test_one_uid_for_page_feed_mail_and_all_languages(make, index, locales, client):
    event = make()
    french = factories.translate(event, locales["fr"])
    files = [
        client.get(f"{event.url}kalender/").content,
        client.get(f"{french.url}calendrier/").content,
        client.get(f"{index.url}kalender/").content,
        client.get(f"{index.get_translation(locales['uk']).url}kalendar/").content,
        ics.calendar_of(event, "uk").to_ical(),
    ]
    assert {str(entry_of(content)["uid"]) for content in files} == {str(event.translation_key)}
    assert str(entry_of(ics.calendar_of(event, "fr").to_ical())["summary"]).endswith("[fr]")


def test_the_link_to_join_is_in_no_calendar(make_in_german, index, client):
    event = make_in_german(attendance="online")
    OnlineAccess.objects.create(event=event, join_url=JOIN)
    for address in (f"{event.url}kalender/", f"{index.url}kalender/"):
        assert JOIN.encode() not in client.get(address).content.replace(b"\r\n ", b"")


@pytest.mark.parametrize(
    ("status", "method", "in_file", "in_schema"),
    [
        ("scheduled", "PUBLISH", "CONFIRMED", "EventScheduled"),
        ("cancelled", "CANCEL", "CANCELLED", "EventCancelled"),
        ("postponed", "PUBLISH", "TENTATIVE", "EventPostponed"),
        ("moved-online", "PUBLISH", "CONFIRMED", "EventMovedOnline"),
    ],
)
def test_every_status_is_told_everywhere(status, method, in_file, in_schema, make_in_german, index, client):
    event = make_in_german(status=status, status_note="Aus diesem Grund.")
    content = client.get(f"{event.url}kalender/").content
    assert str(icalendar.Calendar.from_ical(content)["method"]) == method
    assert str(entry_of(content)["status"]) == in_file
    soup = soup_of(client.get(event.url))
    data = json.loads(soup.find("script", type="application/ld+json").string)["@graph"][-1]
    assert data["eventStatus"].endswith(in_schema)
    if status != "scheduled":
        assert "Aus diesem Grund." in soup.main.get_text()
        assert str(event.get_status_display()) in soup_of(client.get(index.url)).main.get_text()


def test_sequence_rises_with_time_place_and_status_and_never_falls(make_in_german):
    event = make_in_german()
    first = event.get_latest_revision()
    steps = []
    changes = [{"summary": "Neu"}, {"city": "Ulm"}, {"status": "cancelled"}, {"timezone": "Europe/Kyiv"}]
    for change in changes:
        event = EventPage.objects.get(pk=event.pk)
        for name, value in change.items():
            setattr(event, name, value)
        event.save_revision()
        assert EventPage.objects.get(pk=event.pk).sequence == sum(steps), "a draft changes nothing"
        event.get_latest_revision().publish()
        steps.append(EventPage.objects.get(pk=event.pk).sequence - sum(steps))
    assert steps == [0, 1, 1, 1]
    first.publish()
    assert EventPage.objects.get(pk=event.pk).sequence == 4, "an old revision brings back old facts, not the old number"


def test_sequence_rises_too_when_the_change_was_made_while_unpublished(make, locales):
    event = make()
    french = factories.translate(event, locales["fr"])
    event.unpublish()
    event.city = "Ulm"
    event.save()
    event.save_revision().publish()
    french.refresh_from_db()
    assert EventPage.objects.get(pk=event.pk).sequence == french.sequence == 1


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


@pytest.mark.django_db
@given(TEXTS, st.sampled_from(["title", "place_name", "status_note", "summary"]))
def test_no_text_of_an_editor_begins_a_property_of_its_own(text, name):
    event = unsaved(**{name: text + "\r\nATTACH:http://example.org\nEND:VEVENT"})
    entry = ics.entry_of(event, "PUBLISH", None)
    content = entry.to_ical()
    assert sorted(icalendar.Event.from_ical(content).keys()) == sorted(entry.keys())
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))


def test_schema_is_escaped_and_complete(make_in_german, client):
    facts = {"attendance": "hybrid", "spoken_languages": ["de"], "interpretation": ["de-uk"]}
    event = make_in_german(title="</script><script>alert(1)</script>", **facts)
    OnlineAccess.objects.create(event=event, join_url=JOIN)
    response = client.get(event.url)
    assert b"<script>alert" not in response.content
    data = json.loads(soup_of(response).find("script", type="application/ld+json").string)["@graph"][-1]
    assert data["name"] == event.title
    assert data["eventAttendanceMode"].endswith("/MixedEventAttendanceMode")
    assert [place["@type"] for place in data["location"]] == ["Place", "VirtualLocation"]
    assert data["inLanguage"] == ["de", "uk"]
    assert data["isAccessibleForFree"] is True
    assert datetime.datetime.fromisoformat(data["startDate"]) == event.starts_at


def test_feeds_by_country_and_topic_in_each_language(make, index, locales, terms, client):
    make("Mit Burundi", countries=["BI"], topics=[terms[0]])
    make("Ohne Thema")
    for code in ("de", "fr", "uk"):
        page = index.get_translation(locales[code]) if code != "de" else index
        feeds = {("calendar",): 2, ("calendar_of_country", "bi"): 1, ("calendar_of_topic", "klima"): 1}
        for route, number in feeds.items():
            path = below(page, *route)
            response = client.get(path)
            assert "Content-Disposition" not in response
            assert client.get(f"{path}?download")["Content-Disposition"].isascii()
            assert response["Content-Type"] == "text/calendar; charset=utf-8"
            assert len(icalendar.Calendar.from_ical(response.content).walk("VEVENT")) == number
            assert not response.cookies
    assert client.get(f"{index.url}kalender/land/xyz/").status_code == 404
    assert client.get(f"{index.url}kalender/thema/nichts/").status_code == 404


def test_a_calendar_that_has_not_changed_is_not_sent_again(make_in_german, index, client):
    event, other = make_in_german(), make_in_german("Noch einer")
    for url in (f"{index.url}kalender/", f"{event.url}kalender/"):
        first = client.get(url)
        again = client.get(url, HTTP_IF_NONE_MATCH=first["ETag"])
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
        assert first["Last-Modified"]
        assert first["Cache-Control"] == "no-cache"
    etag = client.get(f"{index.url}kalender/")["ETag"]
    other.unpublish()
    seen = client.get(f"{index.url}kalender/", HTTP_IF_NONE_MATCH=etag)
    assert seen.status_code == 200
    assert len(icalendar.Calendar.from_ical(seen.content).walk("VEVENT")) == 1, "what is gone has no date"


def test_one_subscribes_with_a_tap_or_loads_a_file_once(make_in_german, index, terms, client):
    event = make_in_german(topics=[terms[0]])
    main = soup_of(client.get(index.url)).main
    for address, place in (
        (f"{index.url}kalender/", main),
        (f"{index.url}kalender/thema/klima/", main.select_one(".events-calendars details")),
        (f"{event.url}kalender/", soup_of(client.get(event.url)).main),
    ):
        path = urlsplit(address).path
        assert place.find(href=f"webcal://testserver{path}")
        assert place.find(href=f"http://testserver{path}?download")
        copy = place.find(attrs={"data-copy": f"http://testserver{path}"})
        assert copy.has_attr("hidden"), "without script it could do nothing"
        assert copy.parent.find(attrs={"aria-live": "polite"})
