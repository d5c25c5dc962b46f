"""Facts in order: tables, figures, dates, steps."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock
from wagtail_localize.segments import StringSegmentValue

from core.text import characters
from core.text.sources import names_a_page
from home.blocks.text import SAMPLE_TEXT, CharBlock, TextBlock, URLBlock

DATA = _("Facts and figures")
SHORT_TIMELINE = 4  # entries


class CellsBlock(TypedTableBlock):
    """A table of words; unlike Wagtail's own it hands its words to translators."""

    text = CharBlock(label=_("Text"), required=False)

    def get_translatable_segments(self, table):
        words = {"caption": table.caption}
        words |= {f"heading-{number}": column["heading"] for number, column in enumerate(table.columns)}
        for row_number, row in enumerate(table.row_data):
            words |= {f"cell-{row_number}-{number}": value for number, value in enumerate(row["values"])}
        return [StringSegmentValue(path, text) for path, text in words.items() if text]

    def restore_translated_segments(self, table, segments):
        words = {segment.path: segment.render_text() for segment in segments}
        columns = [
            column | {"heading": words.get(f"heading-{number}", column["heading"])}
            for number, column in enumerate(table.columns)
        ]
        rows = [
            {"values": [words.get(f"cell-{row_number}-{n}", value) for n, value in enumerate(row["values"])]}
            for row_number, row in enumerate(table.row_data)
        ]
        return TypedTable(columns=columns, row_data=rows, caption=words.get("caption", table.caption))


class TableValue(blocks.StructValue):
    @property
    def columns(self):
        return self["cells"].columns

    @property
    def rows(self):
        return self["cells"].rows

    @property
    def caption(self):
        return self["cells"].caption

    @property
    def row_headers(self):
        return self["row_headers"]


class TableBlock(blocks.StructBlock):
    cells = CellsBlock(label=_("Table"))
    row_headers = blocks.BooleanBlock(
        label=_("The first column names the rows"),
        required=False,
        help_text=_("Screen readers then announce it with each cell."),
    )

    class Meta:
        icon = "table"
        label = _("Table")
        group = DATA
        description = _("A table with a caption and header cells.")
        template = "home/blocks/table.html"
        value_class = TableValue
        preview_value = {
            "cells": {
                "caption": "Zwei Beispiele",
                "columns": [{"type": "text", "heading": "Kommune"}, {"type": "text", "heading": "Partner"}],
                "rows": [{"values": ["Tübingen", "Krementschuk"]}, {"values": ["Karlsruhe", "Winnyzja"]}],
            },
            "row_headers": True,
        }

    def clean(self, value):
        cleaned = super().clean(value)
        table = cleaned["cells"]
        headings = [table.caption, *(column["heading"] for column in table.columns)]
        cells = [cell for row in table.row_data for cell in row["values"]]  # cleaned: "" where they show nothing
        is_complete = any(cells) and not any(characters.is_blank(heading) for heading in headings)
        if not is_complete and not self.is_deferred_validation:
            message = _("A table needs a caption and words in a cell, and each column a heading.")
            raise StructBlockValidationError(block_errors={"cells": ValidationError(message)})
        return cleaned


def _address(**options):
    help_text = _("The page that says it, not only the website.")
    return URLBlock(label=_("Address of the source"), help_text=help_text, validators=[names_a_page], **options)


def _seen_on(**options):
    return blocks.DateBlock(label=_("Looked up on"), help_text=_("The day on which the page said so."), **options)


class KeyFigureBlock(blocks.StructBlock):
    value = CharBlock(label=_("Figure"), max_length=20)
    label = CharBlock(label=_("What it counts"), max_length=120)
    source = CharBlock(label=_("Source"), max_length=150)
    source_url = _address(required=False)
    source_seen_on = _seen_on(required=False)
    as_of = blocks.DateBlock(
        label=_("As of"), required=False, help_text=_("The day for which the source gives the figure, if it says so.")
    )


class KeyFiguresBlock(blocks.StructBlock):
    figures = blocks.ListBlock(KeyFigureBlock(label=_("Figure")), label=_("Figures"), min_num=1, max_num=6)

    class Meta:
        icon = "order"
        label = _("Key figures")
        group = DATA
        description = _("A few large numbers, each with its source and date.")
        template = "home/blocks/key_figures.html"
        preview_value = {
            "figures": [{"value": "1.101", "label": "Kommunen", "source": "Demo", "as_of": "2026-01-01"}],
        }


class TimelineEntryBlock(blocks.StructBlock):
    date = CharBlock(label=_("When"), max_length=60)
    title = CharBlock(label=_("What"), max_length=150)
    text = TextBlock(label=_("Text"), required=False)
    source = CharBlock(label=_("Source"), required=False, max_length=150)
    source_url = _address(required=False)
    source_seen_on = _seen_on(required=False)


class TimelineValue(blocks.StructValue):
    @property
    def is_long(self):
        """Whether it is folded."""
        return len(self["entries"]) > SHORT_TIMELINE


class TimelineBlock(blocks.StructBlock):
    entries = blocks.ListBlock(TimelineEntryBlock(label=_("Timeline entry")), label=_("Timeline entries"), min_num=1)

    class Meta:
        icon = "history"
        label = _("Timeline")
        group = DATA
        description = _("What happened when, in order.")
        value_class = TimelineValue
        template = "home/blocks/timeline.html"
        preview_value = {"entries": [{"date": "2023", "title": "Vertrag unterzeichnet", "text": SAMPLE_TEXT}]}


class SourceBlock(blocks.StructBlock):
    source = CharBlock(label=_("Source"), max_length=150)
    source_url = _address()
    source_seen_on = _seen_on()


class SourcesBlock(blocks.StructBlock):
    sources = blocks.ListBlock(SourceBlock(label=_("Source")), label=_("Sources"), min_num=1)

    class Meta:
        icon = "link-external"
        label = _("Sources")
        group = DATA
        description = _("Where what stands above comes from: pages elsewhere, each with the day it was looked up.")
        template = "home/blocks/sources.html"
        preview_value = {
            "sources": [
                {"source": "Demo", "source_url": "https://example.org/page", "source_seen_on": "2026-01-01"},
            ]
        }


class ChecklistBlock(blocks.StructBlock):
    title = CharBlock(label=_("Title"), max_length=120)
    items = blocks.ListBlock(CharBlock(label=_("Item"), max_length=300), label=_("Items"), min_num=1)

    class Meta:
        icon = "tasks"
        label = _("Checklist")
        group = DATA
        description = _("Steps to tick off, on paper too.")
        template = "home/blocks/checklist.html"
        preview_value = {"title": "Vor der Reise", "items": ["Ziele klären", "Übersetzung organisieren"]}


class ProcessingBlock(blocks.StaticBlock):
    """Has no words of its own: forms and program declare what they do with personal data."""

    class Meta:
        icon = "list-ul"
        label = _("What the forms ask for")
        group = DATA
        description = _("Each form’s purpose, legal basis, recipients and periods, as the program keeps to them.")
        admin_text = _("The program writes this list itself, from what each form declares.")
        preview_value = True
        template = "home/blocks/processing.html"
