"""The blocks an editor chooses from."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError

from home.blocks.data import ChecklistBlock, KeyFiguresBlock, TableBlock, TimelineBlock
from home.blocks.links import CallToActionBlock, DocumentListBlock, LinkListBlock
from home.blocks.media import FigureBlock, GalleryBlock, VideoBlock
from home.blocks.pages import EntrancesBlock, PageTeasersBlock, PeopleBlock
from home.blocks.text import AccordionBlock, CalloutBlock, HeadingBlock, QuoteBlock, TextBlock


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


class HomeBodyBlock(BodyBlock):
    """The content of a home page."""

    entrances = EntrancesBlock()
