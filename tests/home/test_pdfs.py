"""A PDF that shuts people out is known as one: to the editor at once, to readers wherever it is offered."""

import io

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from pypdf import PdfWriter
from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject

from core import pdf
from home.models import CustomDocument
from tests import factories
from tests.html import soup_of

pytestmark = pytest.mark.django_db


def scanned(script=False):
    """A page with nothing but its size."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    if script:
        kind = {NameObject("/S"): NameObject("/JavaScript")}
        action = kind | {NameObject("/JS"): TextStringObject("app.alert(1)")}
        writer.root_object[NameObject("/OpenAction")] = DictionaryObject(action)
    return written(writer)


def tagged():
    """What a screen reader needs, as office programs write it."""
    writer = PdfWriter()
    page = writer.add_blank_page(200, 200)
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): DictionaryObject()})
    writer.root_object[NameObject("/MarkInfo")] = DictionaryObject({NameObject("/Marked"): BooleanObject(True)})
    writer.root_object[NameObject("/StructTreeRoot")] = DictionaryObject()
    writer.root_object[NameObject("/Lang")] = TextStringObject("de")
    writer.add_metadata({"/Title": "Leitfaden"})
    return written(writer)


def written(writer):
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "faults"),
    [
        (tagged(), []),
        (scanned(), ["no_text", "untagged", "no_title", "no_language"]),
        (scanned(script=True), ["no_text", "untagged", "no_title", "no_language", "script"]),
        (b"%PDF-1.7 broken off", ["unreadable"]),
    ],
)
def test_faults_are_found_in_the_structure(content, faults):
    assert pdf.faults_of(io.BytesIO(content)) == faults


def test_an_editor_reads_them_and_cannot_call_the_file_accessible(home, admin_client):
    document = CustomDocument.objects.create(title="Protokoll", file=ContentFile(scanned(), "protokoll.pdf"))
    edit = reverse("wagtaildocs:edit", args=[document.pk])
    assert "weder vorgelesen noch durchsucht" in admin_client.get(edit).content.decode()
    words = {"title": "Protokoll", "language": "de", "collection": document.collection_id}
    answer = admin_client.post(edit, words | {"accessibility_checked_on": "2026-01-02"})
    assert answer.context["form"].errors.keys() == {"accessibility_checked_on"}
    words |= {"accessibility_checked_on": "2026-01-02"}
    admin_client.post(edit, words | {"file": ContentFile(tagged(), "neu.pdf")})
    document.refresh_from_db()
    assert (document.faults, str(document.accessibility_checked_on)) == ([], "2026-01-02")


@pytest.mark.parametrize(("content", "is_marked"), [(scanned(), True), (tagged(), False)])
def test_readers_learn_it_before_they_open_the_file(home, client, content, is_marked):
    document = CustomDocument.objects.create(title="Protokoll", file=ContentFile(content, "protokoll.pdf"))
    body = [("document_list", {"title": "Unterlagen", "documents": [document]})]
    page = factories.ContentPageFactory(parent=home, body=body)
    assert ("nicht barrierefrei" in soup_of(client.get(page.url)).main.get_text()) is is_marked
