"""Spreadsheets and PDFs about participants."""

import io

import pypdf
import pytest
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import PageLogEntry

from events.check_in import notes
from events.models import Answer, Question
from home import roles
from tests.events.registrations import register

NASTY = '#panic("x") $x$ *a* 😀 שלום'


@pytest.fixture(scope="module")
def kept_event(make_kept):
    event = make_kept(title="Treffen #1", policy="open", party_limit=3, in_german_only=True)
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
    editor = client_of(roles.EDITORS)
    assert "diet" not in dict(post(editor, event).context["form"].fields["columns"].choices)
    assert post(editor, event, format="csv", columns=["name", "diet"]).status_code == 200
    assert not PageLogEntry.objects.filter(action="events.export").exists(), "no file was made"


@pytest.mark.parametrize("name", ["participants:sign_in_sheet", "participants:badges"])
def test_names_are_set_as_they_were_typed(event, admin_client, name):
    register(event, name=NASTY, organisation="Місто Ґ", seats=2, attendees=["Zweite #Person"])
    text, reader = text_of(admin_client.get(reverse(name, args=[event.pk])))
    for part in ('#panic("x") $x$ *a*', "😀", "Місто Ґ", "Zweite #Person", "Treffen #1"):
        assert part in text
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_a_certificate_is_in_the_participants_language_and_for_who_came(event, admin_client):
    registration = register(event, name="Оксана", language="uk")
    url = reverse("participants:certificate", args=[event.pk, registration.pk])
    assert admin_client.get(url).status_code == 404
    notes.note_all(registration, True, None)
    text, reader = text_of(admin_client.get(url))
    assert "Оксана" in text
    assert reader.trailer["/Root"]["/Lang"] == "uk"
