"""A block of which readers may see nothing any more leaves neither its heading nor an empty list."""

import pytest
from django.urls import reverse

from home.content import teasers
from home.models import ContentPage, CustomImage, HomePage, Person
from tests import factories
from tests.html import soup_of
from tests.roles import client_of, user_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return client_of(user_of("veroeffentlichung"))


def empty(target, editor):
    assert editor.post(reverse("wagtailadmin_pages:unpublish", args=[target.pk])).status_code == 302
    Person.objects.all().delete()
    CustomImage.objects.all().delete()


@pytest.mark.parametrize("name", ["page_teasers", "people", "gallery"])
def test_on_a_page_of_text(name, home, editor, client):
    target = factories.ContentPageFactory(parent=home, title="Ziel")
    names = {name, "heading", "call_to_action", "text"}
    page = factories.ContentPageFactory(parent=home, body=factories.body_of_blocks(ContentPage, target, names))
    title = next(block.value["title"] for block in page.body if block.block_type == name)
    assert title in soup_of(client.get(page.url)).main.get_text()
    empty(target, editor)
    shown = soup_of(client.get(page.url)).main
    assert title not in shown.get_text(), "as a heading or among the contents"
    assert all(each.get_text(strip=True) for each in shown.select("ul, li"))


def test_where_the_pages_have_gone_since_they_were_looked_for(home, client, monkeypatch):
    target = factories.ContentPageFactory(parent=home, title="Ziel")
    page = factories.ContentPageFactory(
        parent=home, body=factories.body_of_blocks(ContentPage, target, {"page_teasers", "text"})
    )
    monkeypatch.setattr(teasers, "shown_of", lambda pages: {})
    title = next(block.value["title"] for block in page.body if block.block_type == "page_teasers")
    assert title not in soup_of(client.get(page.url)).main.get_text()


def test_on_the_home_page(home, editor, client):
    target = factories.ContentPageFactory(parent=home, title="Ziel")
    home.body = factories.body_of_blocks(HomePage, target, {"entrances"})
    home.save_revision().publish()
    assert soup_of(client.get(home.url)).main.select(".entrances li")
    empty(target, editor)
    assert not soup_of(client.get(home.url)).main.select(".entrances")


@pytest.mark.parametrize(
    "name", ["page_teasers", "people", "entrances", "document_list", "image", "gallery", "video", "latest"]
)
def test_the_editor_says_in_words_what_a_block_is_that_has_nothing_to_show(name, editor):
    block = HomePage._meta.get_field("body").stream_block.child_blocks[name]
    answer = editor.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    assert str(block.meta.description) in answer.content.decode()
