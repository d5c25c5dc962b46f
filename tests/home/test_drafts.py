"""Drafts, which the admin saves by itself, may be unfinished: an empty block is no error of ours."""

import contextlib

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail import blocks
from wagtail.blocks.stream_block import StreamValue

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
