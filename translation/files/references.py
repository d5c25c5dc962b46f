"""How files name segments, and what they say of them becomes an entry."""

from collections.abc import Mapping

from translation.segments import markup
from translation.segments.segment import Segment
from translation.segments.taking import Entry


def reference_of(segment: Segment) -> str:
    """Names the segment and the words that it has now."""
    return f"{segment.key}-{segment.version}"


def key_in(reference: str) -> str:
    return reference.partition("-")[0]


def entry_of(
    reference: str, words: str, german: str, path: str, is_finished: bool, segments: Mapping[str, Segment]
) -> Entry:
    """Of words and German words in HTML, as files have them."""
    key, _dash, version = reference.partition("-")
    segment = segments.get(key)
    text = segment.shown(words) if segment else markup.parsed(words).get_text()
    return Entry(
        key=key,
        text=text,
        version=version,
        is_finished=is_finished,
        german=markup.parsed(german).get_text(),
        path=path,
    )
