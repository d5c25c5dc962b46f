"""Spreadsheets and PDFs about participants."""

import io
from datetime import timedelta

import pypdf
import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.models import PageLogEntry

from events import privacy
from events.check_in import notes
from events.models import Answer, Question, Registration
from events.participants import access
from tests.events.registrations import register

NASTY = '#panic("x") $x$ *a* 😀 שלום'


@pytest.fixture(scope="module")
def kept_event(make_kept):
    noon = (timezone.now() + timedelta(days=7)).replace(hour=12, minute=0, second=0, microsecond=0)
    # Not over midnight, which would make the line of its times longer than those that are measured.
    event = make_kept(title="Treffen #1", policy="open", party_limit=3, in_german_only=True, starts_at=noon)
    Question(event=event, key="diet", sensitive=True, label_de="Essen").save()
    return event.pk


def post(client, event, **data):
    return client.post(reverse("participants:export", args=[event.pk]), data)


def text_of(response):
    reader = pypdf.PdfReader(io.BytesIO(response.content))
    return "\n".join(page.extract_text() for page in reader.pages), reader


def test_a_formula_in_a_name_is_text_in_both_files(event, admin_client):
    register(event, name="=1+1", organisation="@x")
    response = post(admin_client, event, format="csv", columns=["name", "organisation", "created_at"])
    content = b"".join(response.streaming_content).decode()
    assert content.startswith("\ufeff")
    assert "'=1+1;'@x;" in content
    response = post(admin_client, event, format="xlsx", columns=["name"])
    sheet = load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
    assert sheet["A2"].value == "'=1+1"
    assert PageLogEntry.objects.filter(action="events.export").count() == 2


def sheet_of(client, event, *columns):
    response = post(client, event, format="xlsx", columns=columns)
    return load_workbook(io.BytesIO(b"".join(response.streaming_content))).active


def test_each_person_has_a_row_with_the_registrations_number_and_when_they_came(event, admin_client):
    party = register(event, name="Anna Muster", organisation="Stadt A", seats=3, attendees=["Borys Приклад"])
    alone = register(event, name="Carla Beispiel")
    erased = register(event, name="Weg Damit")
    privacy.anonymise(Registration.objects.filter(pk=erased.pk))
    notes.merge(event, [notes.Note(timezone.now(), True, party.pk, 2)], None)
    sheet = sheet_of(admin_client, event, "number", "name", "organisation", "checked_in")
    _heading, *rows = sheet.values
    assert [row[:3] for row in rows] == [
        (party.pk, "Anna Muster", "Stadt A"),
        (party.pk, "Borys Приклад", "Stadt A"),
        (party.pk, "Person 3 mit Anna Muster", "Stadt A"),
        (alone.pk, "Carla Beispiel", None),
    ]
    assert [bool(row[3]) for row in rows] == [False, True, False, False]
    page = admin_client.get(reverse("participants:export", args=[event.pk]))
    assert page.context["number"] == len(rows), "the page says how many before"


def test_the_spreadsheet_is_ready_to_read(event, admin_client):
    register(event, name="Anna Muster-Beispielhausen", email="")
    sheet = sheet_of(admin_client, event, "name", "email")
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:B2"
    assert sheet.column_dimensions["A"].width >= len("Anna Muster-Beispielhausen")


def test_the_sheet_at_the_door_has_a_line_for_each_place(event, admin_client):
    register(event, name="Anna Muster", seats=2)
    text, _reader = text_of(admin_client.get(reverse("participants:sign_in_sheet", args=[event.pk])))
    assert "Person 2 mit Anna Muster" in text


def test_sensitive_answers_are_not_chosen_by_themselves(event, admin_client):
    registration = register(event)
    Answer.objects.create(registration=registration, question_key="diet", sensitive=True, value="Nüsse")
    form = admin_client.get(reverse("participants:export", args=[event.pk])).context["form"]
    assert "diet" in dict(form.fields["columns"].choices)
    assert "diet" not in form.initial["columns"]
    response = post(admin_client, event, format="csv", columns=["name", "diet"])
    assert "Nüsse" in b"".join(response.streaming_content).decode()


def test_sensitive_answers_are_exported_by_those_only_who_may_see_them(event, client_of):
    registration = register(event, name="Anna Muster")
    Answer.objects.create(registration=registration, question_key="diet", sensitive=True, value="Nüsse")
    registrar = client_of(access.GROUP)
    assert "diet" not in dict(post(registrar, event).context["form"].fields["columns"].choices)
    assert post(registrar, event, format="csv", columns=["name", "diet"]).status_code == 200
    assert not PageLogEntry.objects.filter(action="events.export").exists(), "no file was made"


@pytest.mark.parametrize("name", ["participants:sign_in_sheet", "participants:badges"])
def test_names_are_set_as_they_were_typed(event, admin_client, name):
    register(event, name=NASTY, organisation="Місто Ґ", seats=2, attendees=["Zweite #Person"])
    text, reader = text_of(admin_client.get(reverse(name, args=[event.pk])))
    for part in ('#panic("x") $x$ *a*', "😀", "Місто Ґ", "Zweite #Person", "Treffen #1"):
        assert part in text
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]


@pytest.mark.parametrize("name", ["participants:sign_in_sheet", "participants:badges"])
def test_a_sheet_may_be_archived_and_no_word_is_cut_or_runs_over_what_stands_beside_it(event, admin_client, name):
    register(event, name="Verwaltungsgemeinschaftsvorsitzendenstellvertreter", organisation="W" * 200)
    text, reader = text_of(admin_client.get(reverse(name, args=[event.pk])))
    assert max(len(line) for line in text.splitlines()) < 100
    assert b"pdfaid:part" in reader.trailer["/Root"]["/Metadata"].get_data()


def test_a_certificate_is_in_the_participants_language_and_for_who_came(event, admin_client):
    registration = register(event, name="Оксана", language="uk")
    url = reverse("participants:certificate", args=[event.pk, registration.pk])
    assert admin_client.get(url).status_code == 404
    notes.note_all(registration, True, None)
    text, reader = text_of(admin_client.get(url))
    assert "Оксана" in text
    assert reader.trailer["/Root"]["/Lang"] == "uk"


def test_a_certificate_names_no_place_to_who_was_not_there(make_in_german, admin_client):
    event = make_in_german(policy="open", attendance="hybrid", place_name="Rathaus")
    online = register(event, attendance="online")
    notes.note_all(online, True, None)
    text, _reader = text_of(admin_client.get(reverse("participants:certificate", args=[event.pk, online.pk])))
    assert "Rathaus" not in text
    assert "Online" in text


def test_a_certificate_names_only_who_of_a_party_came(event, admin_client):
    party = register(event, name="Anna Muster", seats=2, attendees=["Borys Приклад"])
    notes.note_all(party, True, None)
    notes.merge(event, [notes.Note(timezone.now() + timedelta(seconds=1), False, party.pk, 2)], None)
    text, _reader = text_of(admin_client.get(reverse("participants:certificate", args=[event.pk, party.pk])))
    assert "Anna Muster" in text
    assert "Borys" not in text
