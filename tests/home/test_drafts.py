"""Drafts, which the admin saves by itself, may be unfinished: an empty block is no error of ours."""

import contextlib

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail import blocks
from wagtail.blocks.stream_block import StreamValue

from home.models import ContentPage, HomePage
from tests import factories

pytestmark = pytest.mark.django_db
BLOCKS = {
    name: (model, block)
    for model in (ContentPage, HomePage)
    for name, block in model._meta.get_field("body").stream_block.child_blocks.items()
}


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


@pytest.mark.parametrize("name", sorted(BLOCKS))
def test_an_empty_block_is_saved_as_a_draft_and_previewed(name, home, admin_client):
    model, block = BLOCKS[name]
    value = nothing_in(block)
    page = home if model is HomePage else factories.ContentPageFactory(parent=home)
    stream_block = model._meta.get_field("body").stream_block
    page.body = StreamValue(stream_block, [(name, value)])
    with contextlib.suppress(ValidationError):  # a sentence for the editor
        stream_block.clean_deferred(page.body)
    page.save_revision()
    assert admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200
    assert admin_client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).status_code == 200
