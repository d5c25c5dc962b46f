"""Turns the readable description of a body into what a StreamField stores."""

import re
import uuid

from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from start import markdown

NAMESPACE = uuid.UUID("6f1c7a52-6d1e-4f0e-9f63-2b4a9c3f7d10")
LINK = re.compile(r'linktype="(page|glossary)" id="([^"]+)"')
LINKED = {"page": "pages", "glossary": "terms"}


class UnknownKeyError(LookupError):
    """A file refers to something that is not there."""


class StreamBuilder:
    """
    Builds one page's stream in one language.

    Identifiers depend on the place alone, so that the same place has the same one in every language: translations are
    matched by it. `references` gives the primary keys of pages, images, documents, people and terms by their keys.
    With `leaves_out`, a block or an item that refers to something missing is left out.
    """

    def __init__(self, page_key, references, leaves_out=False):
        self.page_key = page_key
        self.references = references
        self.leaves_out = leaves_out

    def stream(self, stream_block, body):
        return [
            {"type": body[position][0], "value": value, "id": self._id(f"{position}")}
            for position, value in self._each(
                (stream_block.child_blocks[name], content, f"{position}")
                for position, (name, content) in enumerate(body)
            )
        ]

    def rich_text(self, text):
        """The Markdown as rich text, its links with primary keys."""
        return LINK.sub(
            lambda match: f'linktype="{match[1]}" id="{self._reference(LINKED[match[1]], match[2])}"',
            markdown.html(text),
        )

    def _each(self, parts):
        """`(position, value)` of the parts, without those that refer to something missing."""
        for position, part in enumerate(parts):
            try:
                yield position, self._value(*part)
            except UnknownKeyError:
                if not self.leaves_out:
                    raise

    def _id(self, path):
        return str(uuid.uuid5(NAMESPACE, f"{self.page_key}/{path}"))

    def _value(self, block, content, path):
        if isinstance(block, blocks.RichTextBlock):
            return self.rich_text(content)
        if "cells" in getattr(block, "child_blocks", {}):
            return self._table(content)
        if isinstance(block, blocks.StructBlock):
            return {
                name: self._value(block.child_blocks[name], item, f"{path}/{name}") for name, item in content.items()
            }
        if isinstance(block, blocks.ListBlock):
            return self._list(block, content, path)
        for kind, chooser in CHOOSERS.items():
            if isinstance(block, chooser):
                return self._reference(kind, content)
        return content

    def _list(self, block, content, path):
        parts = ((block.child_block, item, f"{path}/{position}") for position, item in enumerate(content))
        items = [
            {"type": "item", "value": value, "id": self._id(f"{path}/{position}")}
            for position, value in self._each(parts)
        ]
        if content and not items:
            raise UnknownKeyError(f"{self.page_key}/{path}")
        return items

    def _table(self, content):
        columns = [{"type": "text", "heading": heading} for heading in content["columns"]]
        rows = [{"values": row} for row in content["rows"]]
        return {
            "cells": {"caption": content["caption"], "columns": columns, "rows": rows},
            "row_headers": content.get("row_headers", False),
        }

    def _reference(self, kind, key):
        try:
            return self.references[kind][key]
        except KeyError:
            raise UnknownKeyError(f"{self.page_key}: {kind} have no “{key}”.") from None


CHOOSERS = {
    "pages": blocks.PageChooserBlock,
    "images": ImageChooserBlock,
    "documents": DocumentChooserBlock,
    "people": SnippetChooserBlock,
}
