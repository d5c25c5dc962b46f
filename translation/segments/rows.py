"""Segments beside their German words, as whoever translates sees them."""

from dataclasses import dataclass

from django.utils.safestring import SafeString
from wagtail_localize.models import StringSegment, Translation

from translation.segments import difference
from translation.segments.german import German
from translation.segments.glossary import Glossary, Term
from translation.segments.places import Place
from translation.segments.segment import Segment

LINE = 60  # characters


@dataclass
class Row:
    segment: Segment
    german: SafeString
    chips: list[dict[str, object]]
    terms: list[Term]

    @property
    def place(self) -> Place:
        return self.segment.place

    @property
    def row(self) -> StringSegment:
        return self.segment.row

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


def rows_of(segments: list[Segment], translation: Translation) -> list[Row]:
    """In their order; three queries, however many there are."""
    glossary = Glossary(translation.target_locale.language_code)
    german = German(segments, glossary)
    return [
        Row(segment, german.html(segment), german.chips(segment), glossary.in_text(segment.german))
        for segment in segments
    ]
