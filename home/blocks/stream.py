"""The blocks an editor chooses from."""

from itertools import chain, count

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError

from home.blocks.data import (
    ChecklistBlock,
    KeyFiguresBlock,
    ProcessingBlock,
    SourcesBlock,
    TableBlock,
    TimelineBlock,
)
from home.blocks.links import CallToActionBlock, DocumentListBlock, LinkListBlock
from home.blocks.media import FigureBlock, GalleryBlock, VideoBlock
from home.blocks.pages import EntrancesBlock, LatestBlock, PageTeasersBlock, PeopleBlock
from home.blocks.text import AccordionBlock, CalloutBlock, HeadingBlock, QuoteBlock, TextBlock

# Ids in the templates of pages that show a stream, which headings could be called as well ("Contact", "Programme").
IDS_AROUND = {
    "calendars", "contact", "contents", "dates", "events", "facts", "footer-legal", "footer-service", "form-data",
    "form-errors", "form-heading", "found", "guide-contents", "helpful", "main", "practices", "programme", "seats",
    "section-navigation", "sent", "similar", "site-search", "typed",
}  # fmt: skip


def is_section(child):
    """Whether a block of a stream stands for itself, under a heading of its own as high as the highest."""
    is_empty = getattr(child.value, "is_empty", False)  # then it shows no heading either
    return getattr(child.block.meta, "is_section", False) and bool(child.value["title"]) and not is_empty


def anchors_of(stream):
    """The anchor of each block's heading, "" of other blocks; each once in a stream, of equal words and signs too."""
    taken, found = {*IDS_AROUND}, []
    for child in stream:
        anchor = ""
        if child.block_type == "heading":
            first = child.value.anchor or f"block-{child.id}"
            further = (f"{first}-{number}" for number in count(2))
            anchor = next(name for name in chain([first], further) if name not in taken)
            taken.add(anchor)
        found.append(anchor)
    return found


def sections_of(stream):
    """`(anchor, title)` of the highest headings of a stream."""
    found = []
    for child, anchor in zip(stream, anchors_of(stream), strict=True):
        if child.block_type == "heading" and child.value.level == 2:
            found.append((anchor, child.value["text"]))
        elif is_section(child):
            found.append((f"block-{child.id}", child.value["title"]))
    return found


class BodyBlock(blocks.StreamBlock):
    """The content of a page, below its title."""

    text = TextBlock()
    heading = HeadingBlock()
    quote = QuoteBlock()
    callout = CalloutBlock()
    accordion = AccordionBlock()
    image = FigureBlock()
    gallery = GalleryBlock()
    video = VideoBlock()
    table = TableBlock()
    key_figures = KeyFiguresBlock()
    timeline = TimelineBlock()
    sources = SourcesBlock()
    checklist = ChecklistBlock()
    link_list = LinkListBlock()
    document_list = DocumentListBlock()
    people = PeopleBlock()
    page_teasers = PageTeasersBlock()
    call_to_action = CallToActionBlock()

    def clean(self, value):
        cleaned = super().clean(value)
        level, errors = 1, {}
        for position, child in enumerate(cleaned):
            if child.block_type != "heading":
                continue
            if child.value.level > level + 1:
                errors[position] = ValidationError(_("A level is left out: this heading must be at a higher level."))
            level = child.value.level
        if errors:
            raise StreamBlockValidationError(block_errors=errors)
        return cleaned


class LegalBodyBlock(BodyBlock):
    """The content of a page that the law demands."""

    processing = ProcessingBlock()


class HomeBodyBlock(BodyBlock):
    """The content of a home page."""

    entrances = EntrancesBlock()
    latest = LatestBlock()
