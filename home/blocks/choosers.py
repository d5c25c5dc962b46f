"""Chooser blocks that read what they point to once a request, all blocks of a page together."""

import re

from wagtail import blocks
from wagtail.blocks.list_block import ListBlock
from wagtail.documents.blocks import DocumentChooserBlock as WagtailDocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock as WagtailImageChooserBlock
from wagtail.models import Page
from wagtail.snippets.blocks import SnippetChooserBlock as WagtailSnippetChooserBlock

from home import memo

PAGE_LINK = re.compile(r'linktype="page"[^>]*?\bid="(\d+)"|\bid="(\d+)"[^>]*?linktype="page"')


class Remembering:
    """Reads chosen objects through `home.memo`."""

    def bulk_to_python(self, values):
        found = memo.in_bulk(self.model_class, values)
        return [found.get(value) for value in values]

    def to_python(self, value):
        return value if value is None else self.bulk_to_python([value])[0]


class PageChooserBlock(Remembering, blocks.PageChooserBlock):
    pass


class ImageChooserBlock(Remembering, WagtailImageChooserBlock):
    pass


class DocumentChooserBlock(Remembering, WagtailDocumentChooserBlock):
    pass


class SnippetChooserBlock(Remembering, WagtailSnippetChooserBlock):
    pass


def read_ahead(*streams):
    """Read all that the streams' choosers and links point to, with one query for each model."""
    keys = {}
    for block, item in ((stream.stream_block, item) for stream in streams for item in stream.raw_data):
        for model, key in _references(block.child_blocks[item["type"]], item["value"]):
            keys.setdefault(model, set()).add(key)
    return {model: memo.in_bulk(model, wanted) for model, wanted in keys.items()}


def _references(block, raw):
    """`(model, key)` of everything that a stored value points to."""
    if not raw:
        return
    if isinstance(block, blocks.ChooserBlock):
        yield block.model_class, raw
    elif isinstance(block, blocks.RichTextBlock):
        for match in PAGE_LINK.finditer(raw):
            yield Page, int(match[1] or match[2])
    elif isinstance(block, ListBlock):
        for item in raw:
            yield from _references(block.child_block, item["value"])
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from _references(child, raw.get(name))
