import io
import ipaddress
import zipfile
from pathlib import Path

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse, QueryDict
from django.template.loader import render_to_string
from django.test import Client
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from core.public_forms.models import Attachment, ConsentText, RateCount, Submission
from core.text import characters
from tests import factories
from tests.core.public_forms.public_form import ADDRESS, SampleForm, count, valid
from tests.html import soup_of

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.core.public_forms.public_form")]


@pytest.fixture(autouse=True)
def saved():
    SampleForm.saved.clear()
    return SampleForm.saved


@pytest.fixture
def clock():
    with time_machine.travel("2026-11-20 10:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def data(client, clock):
    """A filled form that a person has taken half a minute for."""
    filled = valid(client)
    clock.shift(30)
    return filled


def message_of(response):
    return soup_of(response).find(id="form-errors").get_text(" ", strip=True)


def test_a_form_is_sent_without_cookie_and_leads_to_its_receipt(client, data, saved):
    response = Client(enforce_csrf_checks=True).post(ADDRESS, data)
    assert response.status_code == 303
    assert response.headers["Cache-Control"] == "no-store"
    assert not response.cookies
    thanks = client.get(response.headers["Location"])
    assert thanks.content.decode() == f"thanks S-{Submission.objects.get().pk}"
    assert not thanks.cookies
    assert [row["text"] for row in saved] == ["Guten Tag"]


@pytest.mark.parametrize(("language", "words"), [("de", "Bitte ausfüllen: Text"), ("fr", "À indiquer\u00a0: Text")])
def test_a_message_names_the_field_that_is_empty_and_the_summary_names_it_once(client, language, words):
    with translation.override(language):
        form = SampleForm(QueryDict("email=half"))
        assert form.errors["text"] == [words]
        summary = render_to_string("public_forms/errors.html", {"form": form, "heading_level": 2})
    lines = [line.get_text() for line in soup_of(HttpResponse(summary)).select("li")]
    assert words in lines
    assert any(line.startswith("E-mail – ") for line in lines)


def test_the_form_may_not_be_stored_and_tells_what_it_does_with_data(client):
    response = client.get(ADDRESS)
    assert response.headers["Cache-Control"] == "no-store"
    assert "Cookie" not in response.headers.get("Vary", "")
    words = soup_of(response).find(class_="public-form__data").get_text(" ", strip=True)
    assert "To answer you. 10 days (E-mail)" in words
    assert "To help. 10 days (Text, Files)" in words


def test_the_same_post_twice_makes_one_row_and_the_same_receipt(client, data, saved):
    first, second = client.post(ADDRESS, data), client.post(ADDRESS, data)
    assert (first.status_code, second.status_code) == (303, 303)
    contents = {client.get(response.headers["Location"]).content for response in (first, second)}
    assert len(contents) == len(saved) == count() == 1


def test_a_retry_after_hours_still_finds_what_was_sent(client, data, clock):
    client.post(ADDRESS, data)
    clock.shift(3 * 60 * 60)
    assert client.post(ADDRESS, data).status_code == 303
    assert count() == 1


def test_changed_text_with_a_used_key_is_not_lost(client, data):
    client.post(ADDRESS, data)
    response = client.post(ADDRESS, data | {"text": "Noch etwas"})
    assert response.status_code == 422
    soup = soup_of(response)
    assert soup.textarea.string.strip() == "Noch etwas"
    token = soup.find("input", attrs={"name": "form_token"})["value"]
    assert token != data["form_token"]


@pytest.mark.parametrize("token", ["", "x", "eyJ:1:2", "\x00", "ü" * 5000])
def test_forged_tokens_are_refused_and_the_text_comes_back(token, client, data):
    response = client.post(ADDRESS, data | {"form_token": token})
    assert response.status_code == 403
    assert soup_of(response).textarea.string.strip() == "Guten Tag"
    assert count() == 0


def test_a_token_of_another_form_is_worthless(client, data):
    from core.public_forms.token import Token

    for form, target in (("other", "page"), ("sample", "other")):
        assert client.post(ADDRESS, data | {"form_token": str(Token.new(form, target))}).status_code == 403
    assert count() == 0


def test_a_form_that_lay_open_too_long_comes_back_filled_and_can_be_sent_at_once(client, data, clock):
    clock.shift(2 * 60 * 60)
    response = client.post(ADDRESS, data)
    assert response.status_code == 422
    assert "zwei Stunden" in message_of(response)
    soup = soup_of(response)
    assert soup.textarea.string.strip() == "Guten Tag"
    token = soup.find("input", attrs={"name": "form_token"})["value"]
    assert client.post(ADDRESS, data | {"form_token": token}).status_code == 303


def test_what_is_filled_quicker_than_people_can_waits(client, clock):
    filled = valid(client)
    clock.shift(0.5)
    assert client.post(ADDRESS, filled).status_code == 429
    clock.shift(0.6)
    assert client.post(ADDRESS, filled).status_code == 303


def test_nobody_waits_for_a_clock_that_was_set_back(client, data, clock):
    clock.shift(-60 * 60)
    assert client.post(ADDRESS, data).status_code == 303
    assert count() == 1


def test_the_trap_catches_and_nobody_sees_it(client, data):
    assert client.post(ADDRESS, data | {"homepage": "https://spam.example"}).status_code == 422
    assert count() == 0
    trap = soup_of(client.get(ADDRESS)).find(class_="public-form__trap")
    assert trap.find("label")["for"] == trap.find("input")["id"]
    assert trap.find("input")["tabindex"] == "-1"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, 303),
        ({"Sec-Fetch-Site": "none"}, 303),
        ({"Origin": "https://elsewhere.example"}, 403),
        ({"Origin": "http://["}, 403),
        ({"Origin": "http://testserver"}, 303),
        ({}, 303),
    ],
)
def test_posts_from_other_sites_are_refused(headers, status, client, data):
    assert client.post(ADDRESS, data, headers=headers).status_code == status


def test_errors_are_listed_on_top_and_said_at_the_field(client, data):
    soup = soup_of(client.post(ADDRESS, data | {"email": "x", "kind": "c", "consent": ""}))
    summary = soup.find(id="form-errors")
    assert summary["role"] == "alert"
    assert summary["tabindex"] == "-1"
    targets = [link["href"].removeprefix("#") for link in summary.find_all("a")]
    assert targets == ["id_email", "id_kind_0", "id_consent"]
    assert all(soup.find(id=target) for target in targets)
    field = soup.find(id="id_email")
    assert field["aria-invalid"] == "true"
    assert all(soup.find(id=name) for name in field["aria-describedby"].split())
    assert field["value"] == "x"
    identifiers = [element["id"] for element in soup.find_all(id=True)]
    assert len(identifiers) == len(set(identifiers))


def test_files_that_have_to_be_chosen_again_are_mentioned(client, data):
    response = client.post(ADDRESS, data | {"email": "", "files": upload("a.pdf", b"no PDF")})
    assert "Dateien" in message_of(response)
    assert not Attachment.objects.exists()


def test_the_words_that_were_agreed_to_are_kept(client, data):
    client.post(ADDRESS, data)
    consent = Submission.objects.get().consent
    assert (consent.form, consent.text) == ("sample", str(SampleForm.consent.text))
    assert ConsentText.objects.count() == 1


def test_save_may_refuse_and_leaves_nothing_behind(client, data):
    assert client.post(ADDRESS, data | {"text": "booked out"}).status_code == 422
    assert not RateCount.objects.exists()
    response = client.post(ADDRESS, data | {"text": "booked out", "files": upload("a.pdf", PDF)})
    assert response.status_code == 422
    assert "no seat left" in message_of(response)
    assert not Submission.objects.exists()
    assert not Attachment.objects.exists()
    assert client.post(ADDRESS, data | {"text": "another"}).status_code == 303


def upload(name, content):
    return SimpleUploadedFile(name, content)


def archive(members):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return stream.getvalue()


def huge():
    """Black and white, which is quickly made."""
    stream = io.BytesIO()
    Image.new("1", (9000, 9000)).save(stream, "PNG")
    return stream.getvalue()


PDF = factories.pdf()


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("a.pdf", lambda: PDF),
        ("Bild.JPG", lambda: factories.picture(8, 8, "JPEG")),
        ("a.docx", lambda: factories.office("docx")),
        ("\u202egpj.pdf", lambda: PDF),
    ],
)
def test_files_of_known_kinds_are_kept_out_of_the_web(name, make, client, data, django_capture_on_commit_callbacks):
    assert client.post(ADDRESS, data | {"files": upload(name, make())}).status_code == 303
    attachment = Attachment.objects.get()
    assert attachment.name == name.replace("\u202e", "")
    assert attachment.file.name.startswith("attachments/")
    assert "/media/" not in attachment.file.path
    assert Path(attachment.file.path).exists()
    with django_capture_on_commit_callbacks(execute=True):
        attachment.delete()
    assert not Path(attachment.file.path).exists()


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("a.exe", lambda: b"MZ"),
        ("a.svg", lambda: b"<svg/>"),
        ("a", lambda: PDF),
        ("a.pdf", lambda: b"<html>"),
        ("a.pdf", lambda: b""),
        ("a.pdf", lambda: b"%PDF-" + b"0" * (10 * 1024 * 1024)),
        ("a.png", lambda: PDF),
        ("a.png", lambda: factories.picture(8, 8, "JPEG")),
        ("a.png", lambda: factories.picture(64, 64)[:-30]),
        ("a.png", lambda: huge()),
        ("a.docx", lambda: archive({"word/other.xml": "x"})),
        ("a.docx", lambda: factories.office("docx", {"bomb.xml": b"0" * (70 * 1024 * 1024)})),
        ("a.docx", lambda: factories.office("docx", {f"{number}.xml": "" for number in range(2500)})),
        ("a.docx", lambda: factories.office("docx", {"word/vbaProject.bin": "x"})),
        ("a.docx", lambda: factories.office("docx")[:-20]),
    ],
)
def test_other_files_are_an_error_at_the_field(name, make, client, data):
    response = client.post(ADDRESS, data | {"files": upload(name, make())})
    assert response.status_code == 422
    assert soup_of(response).find(id="id_files_error")
    assert not Attachment.objects.exists()


def test_a_picture_of_a_phone_is_kept_as_one_that_every_program_shows(client, data):
    content = factories.picture(64, 48, "HEIF")
    assert client.post(ADDRESS, data | {"files": upload("IMG_0001.HEIC", content)}).status_code == 303
    attachment = Attachment.objects.get()
    assert attachment.name == "IMG_0001.jpg"
    with attachment.file.open("rb") as file, Image.open(file) as picture:
        assert (picture.format, picture.size) == ("JPEG", (64, 48))


def test_six_files_are_too_many(client, data):
    response = client.post(ADDRESS, data | {"files": [upload(f"{number}.pdf", PDF) for number in range(6)]})
    assert "höchstens 5" in soup_of(response).find(id="id_files_error").get_text()


def test_a_text_of_a_megabyte_is_an_error_at_the_field(client, data):
    response = client.post(ADDRESS, data | {"text": "ы" * 500_000})
    assert response.status_code == 422
    assert soup_of(response).find(id="id_text_error")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=300), email=st.text(max_size=80), kind=st.text(max_size=5))
def test_no_text_breaks_the_form_or_gets_through_with_marks_that_deceive(words, email, kind, client, data, saved):
    encodable = {"text": words, "email": email, "kind": kind}
    encodable = {name: value.encode("utf-8", "replace").decode() for name, value in encodable.items()}
    saved.clear()
    Submission.objects.all().delete()
    RateCount.objects.all().delete()
    assert client.post(ADDRESS, data | encodable).status_code in {303, 422}
    for row in saved:
        assert not set(map(ord, row["text"])) & set(characters.TAKEN_OUT)


def test_marks_that_turn_the_direction_are_not_stored(client, data, saved):
    assert client.post(ADDRESS, data | {"text": "Rechnung\u202efdp.exe\u200b"}).status_code == 303
    assert [row["text"] for row in saved] == ["Rechnungfdp.exe"]


@pytest.mark.parametrize(
    ("typed", "multiline", "kept"),
    [
        ("a\x00b\x1b[31m", True, "ab[31m"),
        ("Bcc: x\r\nTo: y", False, "Bcc: x To: y"),
        ("a\r\nb\rc", True, "a\nb\nc"),
        ("\u202etxt\u2066", True, "txt"),
        ("e\u0301", True, "é"),
        ("Київ’ї", False, "Київ’ї"),
    ],
)
def test_what_nobody_types_is_taken_out(typed, multiline, kept):
    assert characters.strip_deceptive_characters(typed, multiline) == kept


@pytest.mark.parametrize(
    ("proxies", "remote", "forwarded", "expected"),
    [
        (0, "192.0.2.7", "198.51.100.1", "192.0.2.7"),
        (1, "10.0.0.1", "203.0.113.9, 198.51.100.1", "198.51.100.1"),
        (2, "10.0.0.1", "203.0.113.9, 198.51.100.1, 10.0.0.2", "198.51.100.1"),
        (2, "192.0.2.7", "198.51.100.1", "192.0.2.7"),
        (1, "10.0.0.1", "nonsense", None),
        (0, "::ffff:192.0.2.7", "", "192.0.2.7"),
        (0, "", "", None),
    ],
)
def test_only_our_proxies_are_believed(proxies, remote, forwarded, expected, rf, settings):
    from core.public_forms import origin

    settings.TRUSTED_PROXIES = proxies
    request = rf.get("/", REMOTE_ADDR=remote, HTTP_X_FORWARDED_FOR=forwarded)
    assert origin.address(request) == (expected and ipaddress.ip_address(expected))


def test_pages_without_a_form_take_no_post(home, client):
    assert client.post(home.url).status_code == 405


def test_attachments_open_for_those_whom_the_form_names(client, data, admin_client, monkeypatch, django_user_model):
    client.post(ADDRESS, data | {"files": upload("a.pdf", PDF)})
    address = f"/admin/attachments/{Attachment.objects.get().pk}/"
    assert admin_client.get(address).status_code == 302  # the form names nobody
    monkeypatch.setattr(SampleForm, "attachment_permission", "public_forms.view_attachment")
    response = admin_client.get(address)
    assert b"".join(response.streaming_content) == PDF
    assert response.headers["Content-Disposition"] == 'attachment; filename="a.pdf"'
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert "sandbox" in response.headers["Content-Security-Policy"]
    assert client.get(address).status_code == 302
    client.force_login(django_user_model.objects.create_user("editor", "e@example.org", "x"))
    assert client.get(address).status_code in {302, 403}
