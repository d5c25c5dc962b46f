"""Two more programs read our calendar files as we mean them: libraries that share no code with the one that writes."""

import datetime
from zoneinfo import ZoneInfo

import pytest
import vobject
from ical.calendar_stream import IcsCalendarStream

from events.models import EventPage
from events.registration import service
from tests.events.registrations import register
from tests.mails import written

WORDS = "Größe; Ü, „Zitat“ und ein \\ im Satz, der so lang ist, dass jede Kalenderdatei ihn faltet: Zeile um Zeile."


def by_vobject(content):
    """`{name: what is said}` of the only entry."""
    entry = vobject.readOne(content.decode()).vevent
    found = {name: getattr(entry, name).value for name in ("uid", "summary", "status", "dtstart", "dtend")}
    return found | {"sequence": int(entry.sequence.value), "description": entry.description.value}


def by_ical(content):
    (entry,) = IcsCalendarStream.calendar_from_ics(content.decode()).events
    names = ("uid", "summary", "dtstart", "dtend", "sequence", "description")
    return {name: getattr(entry, name) for name in names} | {"status": entry.status.value}


READERS = [by_vobject, by_ical]


@pytest.fixture
def make_at(make_in_german):
    def make_at(zone, day):
        starts_at = datetime.datetime.combine(day, datetime.time(18), ZoneInfo(zone))
        return make_in_german(
            policy="open", timezone=zone, starts_at=starts_at, ends_at=starts_at + datetime.timedelta(hours=2),
            title="Werkstatt: Wasser, Abwasser; Klima", summary=WORDS,
        )  # fmt: skip

    return make_at


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("day", [datetime.date(2027, 1, 12), datetime.date(2027, 3, 28), datetime.date(2027, 10, 30)])
@pytest.mark.parametrize("zone", ["Europe/Berlin", "Europe/Kyiv", "Africa/Bujumbura"])
def test_the_file_of_a_page_says_when_and_what(read, day, zone, make_at, client):
    event = make_at(zone, day)
    found = read(client.get(f"{event.url}kalender/").content)
    assert (found["uid"], found["summary"]) == (str(event.translation_key), event.title)
    assert (found["dtstart"], found["dtend"]) == (event.starts_at, event.ends_at)
    assert found["dtstart"].replace(tzinfo=None).time() == datetime.time(18), "as clocks there show it"
    assert WORDS in found["description"]


@pytest.mark.parametrize("read", READERS)
def test_the_files_of_mails_follow_each_other(read, make_at):
    event = make_at("Europe/Kyiv", datetime.date(2027, 6, 1))
    person = register(event, language="uk")
    for change in (service.cancel, service.undo_cancel):
        written()
        change(person)
    files = [bytes(mail.attachments.get().content) for mail in written(attachments__isnull=False)]
    found = [read(content) for content in files]
    assert [entry["status"] for entry in found] == ["CONFIRMED", "CANCELLED", "CONFIRMED"]
    numbers = [entry["sequence"] for entry in found]
    assert numbers == sorted(set(numbers))
    assert {entry["uid"] for entry in found} == {str(event.translation_key)}
    assert all(entry["dtstart"] == EventPage.objects.get(pk=event.pk).starts_at for entry in found)
    assert [vobject.readOne(content.decode()).method.value for content in files] == ["PUBLISH", "CANCEL", "PUBLISH"]


def test_a_feed_is_read_whole(make_at, client):
    events = [make_at("Europe/Berlin", datetime.date(2027, month, 5)) for month in (2, 7)]
    content = client.get(f"{events[0].get_parent().url}kalender/").content.decode()
    starts = sorted(event.starts_at for event in events)
    assert sorted(entry.dtstart for entry in IcsCalendarStream.calendar_from_ics(content).events) == starts
    assert sorted(entry.dtstart.value for entry in vobject.readOne(content).vevent_list) == starts
