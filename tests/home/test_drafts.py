"""Drafts, which the admin saves by itself, may be unfinished: an empty block is no error of ours."""

import contextlib

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail import blocks
from wagtail.blocks.stream_block import StreamValue

from home.forms.pages import PageForm
from home.models import ContentPage, HomePage
from tests import factories
from tests.sampling import audited

pytestmark = pytest.mark.django_db
BLOCKS = {model: model._meta.get_field("body").stream_block.child_blocks for model in (ContentPage, HomePage)}
EACH = [(model, [name]) for model, found in BLOCKS.items() for name in found]


def nothing_in(block):
    """What the editor sends of a block in which nothing was filled in; of a list, one empty item."""
    if isinstance(block, blocks.StructBlock):
        empty = {name: nothing_in(child) for name, child in block.child_blocks.items()}
        return block.meta.value_class(block, empty)
    if isinstance(block, blocks.ListBlock):
        return blocks.list_block.ListValue(block, values=[nothing_in(block.child_block)])
    if isinstance(block, blocks.FieldBlock):
        return block.value_from_datadict({}, {}, "empty")
    return block.get_default()


@pytest.mark.parametrize(
    ("model", "names"),
    [
        *((model, list(BLOCKS[model])) for model in BLOCKS),
        *map(audited, EACH),
    ],
)
def test_an_empty_block_is_saved_as_a_draft_and_previewed(model, names, home, admin_client):
    """All in one page, and each alone."""
    page = home if model is HomePage else factories.ContentPageFactory(parent=home)
    stream_block = model._meta.get_field("body").stream_block
    page.body = StreamValue(stream_block, [(name, nothing_in(BLOCKS[model][name])) for name in names])
    with contextlib.suppress(ValidationError):  # a sentence for the editor
        stream_block.clean_deferred(page.body)
    page.save_revision()
    assert admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200
    assert admin_client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).status_code == 200


@pytest.mark.parametrize(
    ("accepted", "status", "words"),
    [("text/html", 200, "bereits verwendet"), ("application/json", 400, "validation_error")],
)
def test_a_page_that_was_stored_in_the_same_moment_is_an_error_of_the_form(
    accepted, status, words, home, admin_client, monkeypatch
):
    """Autosave and a click on “save” may send the same new page at once; both are found valid before one is stored."""
    original = PageForm.save

    def after_the_other(form, commit=True):
        factories.ContentPageFactory(parent=home, title="Zweimal", slug="zweimal")
        return original(form, commit)

    monkeypatch.setattr(PageForm, "save", after_the_other)
    sent = {"title": "Zweimal", "slug": "zweimal", "comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0}
    stream = {"body-count": 0}
    address = reverse("wagtailadmin_pages:add", args=["home", "contentpage", home.pk])
    answer = admin_client.post(address, sent | stream, headers={"accept": accepted})
    assert answer.status_code == status
    assert words in answer.content.decode()
