"""What a block needs is asked for at the block, and what is no value of its kind is refused there."""

import json

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, streamfield

from home.models import ContentPage
from tests import factories
from tests.roles import client_of, user_of

pytestmark = pytest.mark.django_db
BLANK = {"key": "a", "text": " ", "type": "unstyled", "depth": 0, "inlineStyleRanges": [], "entityRanges": []}
NOTHING = json.dumps({"blocks": [BLANK], "entityMap": {}})  # as the editor sends it


UNSEEN = "\u200b\u2060\u3164"


def one(item):
    return {"count": 1, "0": {"value": item, "order": 0, "deleted": "", "id": ""}}


def table(caption, heading, cell="Ulm"):
    cells = {"column-count": 1, "row-count": 0, "caption": caption}
    if cell is not None:
        cells |= {"row-count": 1, "row-0-order": 0, "row-0-deleted": "", "cell-0-0": cell}
    column = {"type": "text", "heading": heading, "order": 0, "deleted": ""}
    return {"cells": cells | {f"column-0-{name}": value for name, value in column.items()}}


EMPTY = {
    "text": ("text", NOTHING),
    "callout": ("callout", {"kind": "info", "title": "Gut zu wissen", "text": NOTHING}),
    "accordion": ("accordion", {"items": one({"title": "Eine Frage", "content": NOTHING})}),
    "caption": ("table", table(" ", "Ort")),
    "column": ("table", table("Orte", " ")),
    "unseen caption": ("table", table(UNSEEN, "Ort")),
    "unseen cell": ("table", table("Orte", "Ort", UNSEEN)),
    "no row": ("table", table("Orte", "Ort", None)),
    "unseen heading": ("heading", {"text": UNSEEN, "level": "2"}),
    "unseen words": ("text", json.dumps({"blocks": [BLANK | {"text": UNSEEN}], "entityMap": {}})),
    "unseen item": ("checklist", {"title": "Vor der Reise", "items": one(UNSEEN)}),
}
FIGURE = {"value": "1", "label": "Ort", "source": "Amt", "source_seen_on": "", "as_of": ""}
NO_ADDRESS = ("key_figures", {"figures": one(FIGURE | {"source_url": "http://["})})


@pytest.fixture
def save(home):
    page = factories.ContentPageFactory(parent=home, title="Orte")
    client = client_of(user_of("veroeffentlichung"))

    def save(block, action):
        fields = {"title": "Orte", "slug": "orte", "summary": "", "body": streamfield([block]), action: "1"}
        fields |= {"comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0}
        return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), nested_form_data(fields))

    return save


@pytest.mark.parametrize("name", EMPTY)
def test_what_has_no_words_waits_as_a_draft(name, save):
    answer = save(EMPTY[name], "action-publish")
    assert answer.status_code == 200
    assert answer.context["form"].errors["body"]
    assert save(EMPTY[name], "action-save").status_code == 302


@pytest.mark.parametrize("action", ["action-save", "action-publish"])
def test_what_is_no_address_of_a_source_is_refused_at_its_block(action, save):
    answer = save(NO_ADDRESS, action)
    assert answer.status_code == 200
    assert answer.context["form"].errors["body"]


def linked(address):
    entity = {"0": {"type": "LINK", "mutability": "MUTABLE", "data": {"url": address}}}
    words = BLANK | {"text": "mehr", "entityRanges": [{"key": 0, "offset": 0, "length": 4}]}
    return "text", json.dumps({"blocks": [words], "entityMap": entity})


def link_list(address):
    link = {"text": "mehr", "page": "", "document": "", "url": address, "language": ""}
    return "link_list", {"title": "", "links": one(link)}


@pytest.mark.parametrize("action", ["action-save", "action-publish"])
@pytest.mark.parametrize("block", [linked, link_list])
@pytest.mark.parametrize("address", ["ftp://example.org/datei", "javascript:alert(1)"])
def test_an_address_that_is_none_of_the_web_is_refused_in_words(address, block, action, save):
    answer = save(block(address), action)
    assert answer.status_code == 200
    assert answer.context["form"].errors["body"]
    assert save(block("https://example.org/datei"), action).status_code == 302


def test_what_shows_nothing_is_stored_as_nothing(save):
    block, values = link_list("https://example.org/datei")
    save((block, values | {"title": UNSEEN}), "action-publish")
    assert ContentPage.objects.get(slug="orte").body[0].value["title"] == ""
