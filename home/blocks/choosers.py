"""Chooser blocks that read what they point to once a request, all blocks of a page together."""

import re

from django.apps import apps
from wagtail import blocks
from wagtail.blocks.list_block import ListBlock
from wagtail.documents.blocks import DocumentChooserBlock as WagtailDocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock as WagtailImageChooserBlock
from wagtail.models import Page
from wagtail.snippets.blocks import SnippetChooserBlock as WagtailSnippetChooserBlock

from core import request_cache
from home import i18n

LINK = re.compile(r"<a [^>]*linktype=[^>]*>")
LINK_TYPE, LINK_KEY = re.compile(r'linktype="(\w+)"'), re.compile(r'\bid="(\d+)"')
LINKED = {"page": "wagtailcore.Page", "glossary": "home.GlossaryTerm", "document": "home.CustomDocument"}


class Remembering:
    """Reads chosen objects through `core.request_cache`."""

    def bulk_to_python(self, values):
        return request_cache.get_many(self.model_class, values)

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
        for model, key in references(block.child_blocks[item["type"]], item["value"]):
            keys.setdefault(model, set()).add(key)
    return {
        model: i18n.read_with_versions(wanted) if model is Page else request_cache.in_bulk(model, wanted)
        for model, wanted in keys.items()
    }


def references(block, raw):
    """`(model, key)` of everything that a stored value points to."""
    if not raw:
        return
    if isinstance(block, blocks.ChooserBlock):
        yield block.model_class, raw
    elif isinstance(block, blocks.RichTextBlock):
        for tag in LINK.findall(raw):
            kind, key = LINK_TYPE.search(tag), LINK_KEY.search(tag)
            if kind and key and kind[1] in LINKED:
                yield apps.get_model(LINKED[kind[1]]), int(key[1])
    elif isinstance(block, ListBlock):
        for item in raw:
            yield from references(block.child_block, item["value"])
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from references(child, raw.get(name))
