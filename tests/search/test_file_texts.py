"""The words of files are read by a job, within limits, and once for each content."""

import time

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse

from core.uploads import child
from home.models import CustomDocument
from home.staff import roles
from search import file_texts, lookup
from search.models import FileText
from tests import factories
from tests.hostile_files.making import saved
from tests.hostile_files.pdfs import endless_operators

pytestmark = pytest.mark.django_db
FIELDS = {"title": "Merkblatt", "collection": 1, "language": "de"}


def titles(query):
    return [hit.document.title for hit in lookup.hits(lookup.search(query, "de")[:10])]


def word(text):
    document = docx.Document()
    document.add_paragraph(text)
    return saved(document)


def store(client, name, content):
    start = time.monotonic()
    address = reverse("wagtaildocs:add")
    assert client.post(address, FIELDS | {"file": SimpleUploadedFile(name, content)}).status_code == 302
    return time.monotonic() - start


@pytest.fixture
def runs(monkeypatch):
    """Which files were read."""
    seen, run = [], child.run

    def noted(function, file, *args, **limits):
        if function == file_texts.INSIDE:
            seen.append(args)
        return run(function, file, *args, **limits)

    monkeypatch.setattr(child, "run", noted)
    return seen


def test_the_request_reads_nothing_and_the_job_once_for_each_content(client_of, runs):
    client = client_of(roles.EDITORS)
    store(client, "a.docx", word("Kanarienvogel"))
    assert (runs, titles("Merkblatt"), titles("Kanarienvogel")) == ([], ["Merkblatt"], [])
    assert file_texts.read_new() == 1
    assert titles("Kanarienvogel") == ["Merkblatt"]
    file_texts.read_new()
    call_command("reindex", verbosity=0)
    assert len(runs) == 1
    document = CustomDocument.objects.get()
    new = {"file": SimpleUploadedFile("a.docx", word("Rotkehlchen"))}
    assert client.post(reverse("wagtaildocs:edit", args=[document.pk]), FIELDS | new).status_code == 302
    assert titles("Kanarienvogel") == []
    assert file_texts.read_new() == 1
    assert titles("Rotkehlchen") == ["Merkblatt"]


def test_a_file_that_nobody_can_read_in_time_is_found_by_its_title_and_says_so(client_of, monkeypatch):
    monkeypatch.setattr(file_texts, "SECONDS", 1)
    client, content = client_of(roles.EDITORS), endless_operators()
    assert len(content) < 20_000
    assert store(client, "a.pdf", content) < 2
    start = time.monotonic()
    file_texts.read_new()
    assert time.monotonic() - start < 4
    assert titles("Merkblatt") == ["Merkblatt"]
    document = CustomDocument.objects.get()
    assert "text_unread" in document.faults
    edit = client.get(reverse("wagtaildocs:edit", args=[document.pk])).content.decode()
    assert "Der Text ließ sich" in edit
    assert file_texts.read_new() == 0, "it is not tried again and again"


def test_a_broken_file_holds_up_no_other():
    factories.make_document("kaputt.pdf", b"%PDF-1.7 broken", title="Kaputt")
    factories.make_document("a.docx", word("Kanarienvogel"), title="Heil")
    file_texts.read_new()
    assert (titles("Kaputt"), titles("Kanarienvogel")) == (["Kaputt"], ["Heil"])
    assert FileText.objects.count() == 2
