"""What a block needs is asked for at the block, and what is no value of its kind is refused there."""

import json

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, streamfield

from tests import factories
from tests.roles import client_of, user_of

pytestmark = pytest.mark.django_db
BLANK = {"key": "a", "text": " ", "type": "unstyled", "depth": 0, "inlineStyleRanges": [], "entityRanges": []}
NOTHING = json.dumps({"blocks": [BLANK], "entityMap": {}})  # as the editor sends it


def one(item):
    return {"count": 1, "0": {"value": item, "order": 0, "deleted": "", "id": ""}}


def table(caption, heading):
    cells = {"column-count": 1, "row-count": 1, "caption": caption, "row-0-order": 0, "row-0-deleted": ""}
    column = {"type": "text", "heading": heading, "order": 0, "deleted": ""}
    return {"cells": cells | {f"column-0-{name}": value for name, value in column.items()} | {"cell-0-0": "Ulm"}}


EMPTY = {
    "text": ("text", NOTHING),
    "callout": ("callout", {"kind": "info", "title": "Gut zu wissen", "text": NOTHING}),
    "accordion": ("accordion", {"items": one({"title": "Eine Frage", "content": NOTHING})}),
    "caption": ("table", table(" ", "Ort")),
    "column": ("table", table("Orte", " ")),
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
