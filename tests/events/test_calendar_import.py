"""A calendar file becomes the draft of an event, with what it says and without what must not stand on a page."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Page

from events.models import EventPage
from tests import roles
from tests.html import soup_of

pytestmark = pytest.mark.django_db
OUTLOOK = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VTIMEZONE
TZID:FLE Standard Time
BEGIN:STANDARD
DTSTART:16011028T040000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZOFFSETFROM:+0300
TZOFFSETTO:+0200
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:1
SUMMARY;LANGUAGE=de:Treffen in Kyjiw
DTSTART;TZID="FLE Standard Time":20270115T100000
DTEND;TZID="FLE Standard Time":20270115T150000
LOCATION:Rathaus
DESCRIPTION:Wir sprechen über Wasser.\\nhttps://meet.example.org/geheim
ORGANIZER:mailto:jemand@example.org
RRULE:FREQ=MONTHLY
END:VEVENT
END:VCALENDAR
"""
SIMPLE = "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\nSUMMARY:Tag\n{}\nEND:VEVENT\nEND:VCALENDAR\n"


def send(client, index, content):
    data = content if isinstance(content, bytes) else content.replace("\n", "\r\n").encode()
    address = reverse("events_admin:calendar_import", args=[index.pk])
    return client.post(address, {"file": SimpleUploadedFile("termin.ics", data)}, follow=True)


def test_a_file_of_outlook_becomes_a_draft_in_three_languages(index, admin_client):
    answer = send(admin_client, index, OUTLOOK)
    event = EventPage.objects.get(title="Treffen in Kyjiw", locale__language_code="de")
    assert (event.live, event.timezone, event.place_name) == (False, "Europe/Kyiv", "Rathaus")
    assert event.starts_at == datetime.datetime(2027, 1, 15, 8, tzinfo=datetime.UTC)
    assert event.ends_at - event.starts_at == datetime.timedelta(hours=5)
    words = answer.content.decode()
    assert all(part in words for part in ("dass er sich wiederholt", "der Veranstalter", "Zeilen mit Links"))
    assert "Wasser" in str(event.body)
    assert "geheim" not in str(event.get_latest_revision().content)
    assert Page.objects.filter(translation_key=event.translation_key).count() == 3


@pytest.mark.parametrize(
    ("lines", "start", "hours"),
    [
        ("DTSTART:20270115T100000Z\nDURATION:PT30M", 10, 0.5),
        ("DTSTART;TZID=Europe/Berlin:20270115T100000", 9, 1),
        ("DTSTART:20270115T100000\nDTEND:20270115T120000", 9, 2),
        ("DTSTART;TZID=Somewhere/Else:20270115T100000", 9, 1),
        ("DTSTART;TZID=Europe/Berlin:20270115T100000\nDTEND;TZID=Europe/Kyiv:20270115T120000", 9, 1),
        ("DTSTART;VALUE=DATE:20270116", 23, 24),
        ("DTSTART;VALUE=DATE:20270116\nDTEND;VALUE=DATE:20270118", 23, 48),
    ],
)
def test_times_are_read_in_any_form(index, admin_client, lines, start, hours):
    send(admin_client, index, SIMPLE.format(lines))
    event = EventPage.objects.get(title="Tag", locale__language_code="de")
    assert event.starts_at == datetime.datetime(2027, 1, 15, start, tzinfo=datetime.UTC)
    assert event.ends_at - event.starts_at == datetime.timedelta(hours=hours)


@pytest.mark.parametrize(
    "content",
    [
        b"", b"%PDF-1.7", "Guten Tag", "BEGIN:VCALENDAR\nEND:VCALENDAR\n", b"\xff\xfe\x00" * 20, b"x" * 1_100_000,
        SIMPLE.format("DTSTART:20271399T990000Z"), SIMPLE.format("LOCATION:Rathaus"),
        SIMPLE.format("DTSTART:20270115T100000Z\nDTEND:20270115T090000Z"),
        SIMPLE.format("DTSTART;TZID=Europe/Berlin:20270328T023000"), SIMPLE.format("DTSTART;VALUE=DATE:99991231"),
        SIMPLE.format("DTSTART:20270115T100000Z\nDTEND:x"), SIMPLE.format("DTSTART;VALUE=TIME:100000"),
        SIMPLE.format("DTSTART:20270115T100000Z\nDTEND:20270115T110000Z\nDTEND:20270115T120000Z"),
        SIMPLE.format("DTSTART;VALUE=DATE:20270115\nDURATION:P100000000D"),
        SIMPLE.format(f"DTSTART;TZID={'A/' * 2000}:20270115T100000"),
        SIMPLE.format(f"DTSTART;TZID={'A' * 999}:20270115T100000"),
        "BEGIN:VCALENDAR\nTZID:A\nEND:VTIMEZONE\nEND:VCALENDAR\n",
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_at_the_field(index, admin_client, content):
    answer = send(admin_client, index, content)
    assert answer.status_code == 200
    assert answer.context["form"].errors.keys() == {"file"}
    assert not EventPage.objects.exists()


def test_a_link_to_take_part_does_not_get_into_the_place(index, admin_client):
    place = "LOCATION:Rathaus\\, Saal 2; https://meet.example.org/1?pwd=geheim"
    answer = send(admin_client, index, SIMPLE.format(f"DTSTART:20270115T100000Z\n{place}"))
    assert EventPage.objects.get(title="Tag", locale__language_code="de").place_name == "Rathaus, Saal 2"
    assert "Zeilen mit Links" in answer.content.decode()


def test_only_who_may_add_an_event_is_led_there(index, admin_client):
    address = reverse("events_admin:calendar_import", args=[index.pk])
    listing = reverse("wagtailadmin_explore", args=[index.pk])
    assert soup_of(admin_client.get(listing)).find(href=address)
    translator = roles.client_of(roles.user_of("traduction"))
    assert translator.get(address).status_code in {302, 403}


@pytest.mark.parametrize(
    ("title", "slug"), [("Зустріч у Львові", "zustrich-u-lvovi"), ("会議", "eventpage"), ("Größe", "groesse")]
)
def test_a_title_in_any_letters_gets_an_address(index, admin_client, title, slug):
    send(admin_client, index, SIMPLE.format("DTSTART:20270115T100000Z").replace("SUMMARY:Tag", f"SUMMARY:{title}"))
    assert EventPage.objects.get(title=title, locale__language_code="de").slug == slug


def test_the_first_of_several_words_counts_and_no_control_character(index, admin_client):
    words = "SUMMARY;LANGUAGE=fr:Jour\nDESCRIPTION:Eins\0\x0b\nDESCRIPTION:Zwei\nLOCATION:https://[::1\x00"
    send(admin_client, index, SIMPLE.format(f"DTSTART:20270115T100000Z\n{words}"))
    event = EventPage.objects.get(locale__language_code="de")
    assert (event.title, event.attendance) == ("Tag", "online")
    assert event.body[0].value.source == "<p>Eins</p>"


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig", "utf-16"])
def test_a_file_keeps_its_letters_however_it_is_encoded(index, admin_client, encoding):
    content = SIMPLE.format("DTSTART:20270115T100000Z\nLOCATION:Rathaus Köln – Süd").replace("Tag", "Größe „XL“")
    send(admin_client, index, content.encode(encoding))
    event = EventPage.objects.get(locale__language_code="de")
    assert (event.title, event.place_name) == ("Größe „XL“", "Rathaus Köln – Süd")


def test_a_line_may_be_folded_within_a_letter(index, admin_client):
    content = SIMPLE.format("DTSTART:20270115T100000Z").replace("Tag", "Größe").encode()
    send(admin_client, index, content.replace("ö".encode(), b"\xc3\r\n \xb6"))
    assert EventPage.objects.get(locale__language_code="de").title == "Größe"
