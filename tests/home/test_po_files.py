"""Translators take the words along as a PO file and bring it back, or something else."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation

from home.models import HomePage
from tests import factories

pytestmark = pytest.mark.django_db
HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset={}\\n"\n\n'


@pytest.fixture(scope="module")
def kept_translation(kept):
    home = HomePage.objects.get(locale__language_code="de")
    page = factories.ContentPageFactory(parent=home, title="Brücke")
    factories.translate(page, Locale.objects.get(language_code="fr"))
    return Translation.objects.get(source__object_id=page.translation_key).pk


@pytest.fixture
def translation(kept_translation, db):
    return Translation.objects.get(pk=kept_translation)


def upload(client, translation, content, name="seite.po"):
    data = {} if content is None else {"file": SimpleUploadedFile(name, content)}
    address = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
    return client.post(address, data, follow=True)


@pytest.mark.parametrize(
    "content",
    [
        None,
        b"",
        b"\n",
        b"# nothing\n",
        b"no PO file at all",
        b"\xff\xfe\x00garbage\x00",
        b"msgid",
        b'msgid "a"\nmsgstr "b"\n',
        b'msgstr "b"\n"',
        HEADER.format("UTF-8").encode(),
        HEADER.format("no-such-charset").encode() + b'msgid "a"\nmsgstr "b"\n',
        HEADER.format("utf-16").encode("utf-16"),
        factories.picture(),
    ],
)
def test_what_is_no_po_file_of_ours_gets_a_message(content, translation, admin_client):
    answer = upload(admin_client, translation, content)
    assert answer.status_code == 200
    assert [message.level_tag for message in answer.context["messages"]] == ["error"]


def test_the_file_of_another_page_gets_a_message(translation, home, locales, admin_client):
    factories.translate(factories.ContentPageFactory(parent=home, title="Andere"), locales["fr"])
    other = Translation.objects.exclude(pk=translation.pk).get()
    answer = upload(admin_client, translation, str(other.export_po()).encode())
    assert [message.level_tag for message in answer.context["messages"]] == ["error"]


def test_a_file_with_impossible_characters_gets_a_message(translation, admin_client):
    content = str(translation.export_po()).replace("Brücke [fr]", "Pont\0").encode()
    answer = upload(admin_client, translation, content)
    assert [message.level_tag for message in answer.context["messages"]] == ["error"]


def test_the_own_file_is_taken(translation, admin_client):
    content = str(translation.export_po()).replace("Brücke [fr]", "Pont").encode()
    answer = upload(admin_client, translation, content)
    assert [message.level_tag for message in answer.context["messages"]] == ["success"]
    assert StringTranslation.objects.filter(data="Pont").exists()
