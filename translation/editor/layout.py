"""What the editor's template shows: sections as the tabs of the German form, in them the blocks of the page."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from wagtail_localize.models import Translation

from translation.editor.overrides import Override
from translation.segments.rows import Row, rows_of
from translation.segments.segment import Segment


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

    def __init__(self, translation: Translation, segments: list[Segment], overrides: list[Override]) -> None:
        self.translation, self.segments, self.overrides = translation, segments, overrides

    @property
    def total(self) -> int:
        return len(self.segments)

    @property
    def done(self) -> int:
        return sum(not segment.is_open for segment in self.segments)

    def sections(self) -> list[Section]:
        members: list[Row | Override] = [*rows_of(self.segments, self.translation), *self.overrides]
        members.sort(key=lambda item: (item.place.order, item.row.order))
        return [
            Section(name, list(_blocks(group))) for name, group in groupby(members, key=lambda item: item.place.section)
        ]


def _blocks(members: Iterable[Row | Override]) -> Iterable[Block]:
    number = 0
    for key, group in groupby(members, key=_block_key):
        items = list(group)
        number += bool(key)
        block = Block(items[0].place.block, number)
        for item in items:
            if isinstance(item, Row):
                block.rows.append(item)
            else:
                block.overrides.append(item)
        yield block


def _block_key(item: Row | Override) -> tuple[str, ...]:
    return tuple(item.row.context.path.split(".")[:2]) if item.place.block else ()
