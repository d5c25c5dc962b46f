"""What the editor's template shows: sections as the tabs of the German form, in them the blocks of the page."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from django.utils.safestring import SafeString
from wagtail.models import Page
from wagtail_localize.models import Translation

from translation.editor import difference
from translation.editor.overrides import Override, overrides_of
from translation.editor.segments import Segment, segments_of
from translation.editor.source import German
from translation.editor.terms import Glossary, Term

LINE = 60  # characters


@dataclass
class Row:
    """A segment with its German side."""

    segment: Segment
    german: SafeString
    chips: list[dict[str, object]]
    terms: list[Term]

    @property
    def lines(self) -> int:
        """How high the input begins: by the longer of both texts."""
        text = max(self.segment.german, self.segment.text, key=len)
        return min(12, len(text) // LINE + text.count("\n") + 1)

    @property
    def difference(self) -> SafeString | None:
        if not self.segment.former:
            return None
        return difference.marked(self.segment.former_german, self.segment.german)


@dataclass
class Block:
    """A block of the page with its number, or the fields beside blocks, which have no name together."""

    name: str
    number: int
    rows: list[Row] = field(default_factory=list)
    overrides: list[Override] = field(default_factory=list)


@dataclass
class Section:
    name: str
    blocks: list[Block]


class Layout:
    """Of a translation, read with a number of queries that does not grow with the page."""

    def __init__(self, translation: Translation, page_type: type[Page]) -> None:
        self.glossary = Glossary(translation.target_locale.language_code)
        self.segments = segments_of(translation, page_type)
        self.overrides = overrides_of(translation, page_type)

    @property
    def total(self) -> int:
        return len(self.segments)

    @property
    def done(self) -> int:
        return sum(not segment.is_open for segment in self.segments)

    def sections(self) -> list[Section]:
        german = German(self.segments, self.glossary)
        members: list[Segment | Override] = [*self.segments, *self.overrides]
        items = sorted(members, key=lambda item: (item.place.order, item.row.order))
        return [
            Section(name, list(_blocks(group, german)))
            for name, group in groupby(items, key=lambda item: item.place.section)
        ]


def _blocks(items: Iterable[Segment | Override], german: German) -> Iterable[Block]:
    number = 0
    for key, group in groupby(items, key=_block_key):
        members = list(group)
        number += bool(key)
        block = Block(members[0].place.block, number)
        for item in members:
            if isinstance(item, Segment):
                block.rows.append(row_of(item, german))
            else:
                block.overrides.append(item)
        yield block


def _block_key(item: Segment | Override) -> tuple[str, ...]:
    return tuple(item.row.context.path.split(".")[:2]) if item.place.block else ()


def row_of(segment: Segment, german: German) -> Row:
    return Row(segment, german.html(segment), german.chips(segment), german.glossary.in_text(segment.german))
