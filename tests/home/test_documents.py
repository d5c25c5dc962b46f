"""Documents: who finds them on pages and at their addresses."""

import json

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction

from home.models import CustomDocument
from tests import factories
from tests.roles import client_of, user_of

pytestmark = pytest.mark.django_db
WORD = "Kanarienvogel"


def items(*values):
    """As lists are stored."""
    return [{"type": "item", "value": value, "id": str(number)} for number, value in enumerate(values)]


@pytest.fixture
def collection(db):
    return Collection.get_first_root_node().add_child(name="Intern")


@pytest.fixture
def page(home, collection):
    """Shows documents of the collection in each of the ways that there are."""
    inside = collection.add_child(name="Darin")
    pdf, film, captions = (
        factories.make_document(f"{WORD}.{ending}", title=f"{WORD} {ending}", collection=inside)
        for ending in ("pdf", "mp4", "vtt")
    )
    link = {"text": "Zur Datei", "document": pdf.pk}
    video = {"title": "Film", "file": film.pk, "captions": captions.pk, "duration": "1:00", "transcript": "Text"}
    body = [
        ("text", f'<p><a linktype="document" id="{pdf.pk}">Im Satz</a></p>'),
        ("document_list", {"title": "Zum Laden", "documents": items(pdf.pk)}),
        ("link_list", {"title": "Mehr davon", "links": items(link)}),
        ("call_to_action", {"title": "Mitmachen", "link": link}),
        ("video", video),
    ]
    blocks = [{"type": kind, "value": value} for kind, value in body]
    return factories.ContentPageFactory(parent=home, body=json.dumps(blocks))


def restrict(collection, kind):
    rule = CollectionViewRestriction.objects.create(collection=collection, restriction_type=kind, password="offen")
    rule.groups.add(Group.objects.get(name="Redaktion"))


def shown(client, page):
    return client.get(page.url).content.decode()


@pytest.mark.parametrize("kind", ["login", "groups"])
def test_strangers_are_told_nothing_of_a_document_that_they_cannot_open(kind, page, collection, client):
    assert shown(client, page).count(f"/{WORD}") == 6
    restrict(collection, kind)
    text = shown(client, page)
    assert WORD not in text
    assert 'href=""' not in text
    for title in ("Zum Laden", "Mehr davon", "Zur Datei", "<video"):
        assert title not in text, title
    assert "Im Satz" in text


def test_who_may_open_a_document_finds_it_on_the_page(page, collection):
    restrict(collection, "groups")
    assert WORD in shown(client_of(user_of("redaktion")), page)
    assert WORD not in shown(client_of(user_of("beratung")), page)


def test_a_document_behind_a_password_is_offered_to_all(page, collection, client):
    restrict(collection, "password")
    assert WORD in shown(client, page)


def test_pages_cost_the_same_however_many_documents_they_show(page, home, collection, client):
    restrict(collection, "login")
    many = [factories.make_document().pk for _number in range(5)]
    links = "".join(f'<p><a linktype="document" id="{key}">Datei</a></p>' for key in many)
    blocks = [
        {"type": "document_list", "value": {"title": "", "documents": items(*many)}},
        {"type": "text", "value": links},
        {"type": "text", "value": links},
    ]

    def queries(of):
        with CaptureQueriesContext(connection) as captured:
            assert "/documents/" in shown(client, of)
        return len(captured)

    one = [{"type": "document_list", "value": {"title": "", "documents": items(*many[:1])}}]
    one, all_of_them = (
        factories.ContentPageFactory(parent=home, slug=f"seite-{number}", body=json.dumps(body))
        for number, body in enumerate((one, blocks))
    )
    shown(client, one)
    assert queries(one) == queries(all_of_them)


def test_a_document_whose_file_was_replaced_is_found_at_each_of_its_earlier_addresses(client, collection):
    document = factories.make_document("einladung.pdf", title="Einladung")
    addresses, editor = [document.url], client_of(user_of("redaktion"))
    for name in ("programm.pdf", "ablauf.pdf"):
        file = SimpleUploadedFile(name, factories.pdf(name))
        fields = {"title": "Neu", "file": file, "language": "de", "collection": collection.pk, "tags": ""}
        edit = reverse("wagtaildocs:edit", args=[document.pk])
        assert editor.post(edit, fields).status_code == 302
        document = CustomDocument.objects.get()
        addresses.append(document.url)
    assert len(set(addresses)) == 3
    present = client.get(document.url)
    for address in addresses[:-1]:
        answer = client.get(address)
        assert (answer.status_code, answer["ETag"]) == (200, present["ETag"])
        assert document.filename in answer["Content-Disposition"]
    assert client.get(document.url.replace(document.filename, "geraten.pdf")).status_code == 404
    restrict(collection, "groups")
    assert client.get(addresses[0]).status_code == client.get(document.url).status_code == 302
