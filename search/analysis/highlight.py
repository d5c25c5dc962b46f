"""Highlighting: which words of a text met the query, as they stand in the text."""

from collections.abc import Iterator
from typing import NamedTuple

from .analyser import analyse
from .folding import fold
from .plan import AnyTerm, Plan
from .query import Phrase
from .tokens import pieces, tokens

Span = tuple[int, int]
ELLIPSIS = "…"


class Piece(NamedTuple):
    """A stretch of text, marked or not."""

    text: str
    marked: bool


def spans(text: str, language: str, plan: Plan) -> list[Span]:
    """Return the places of the words that meet the plan, in order and without overlap."""
    leaves = list(plan.leaves())
    wanted = {term for leaf in leaves if isinstance(leaf, AnyTerm) for term in leaf.terms}
    found = [(t.start, t.end) for t in analyse(text, language) if t.text in wanted]
    for leaf in leaves:
        if isinstance(leaf, Phrase):
            found += _phrase_spans(text, leaf)
    merged: list[Span] = []
    for start, end in sorted(found):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _phrase_spans(text: str, phrase: Phrase) -> Iterator[Span]:
    """Yield the places where the words of the phrase stand next to each other."""
    found = [piece for token in tokens(text) for piece in pieces(token, text) or [token]]
    words = tuple(fold(piece.word) for piece in found)
    size = len(phrase.words)
    for i in range(len(words) - size + 1):
        if words[i : i + size] == phrase.words:
            yield found[i].start, found[i + size - 1].end


def _cut(text: str, found: list[Span], start: int, end: int) -> list[Piece]:
    """Return text[start:end] in pieces, marked where `found` says."""
    cut: list[Piece] = []
    for left, right in found:
        if start <= left and right <= end:
            cut += [Piece(text[start:left], False), Piece(text[left:right], True)]
            start = right
    cut.append(Piece(text[start:end], False))
    return [piece for piece in cut if piece.text]


def mark(text: str, language: str, plan: Plan) -> list[Piece]:
    """Return the whole `text` in pieces; joined, they are the text."""
    return _cut(text, spans(text, language, plan), 0, len(text))


def snippet(text: str, language: str, plan: Plan, length: int = 240) -> list[Piece]:
    """Return the stretch of about `length` characters with most matches, cut between words.

    An ellipsis stands where the text goes on; without a match it is the beginning of the text.
    """
    found = spans(text, language, plan)
    if len(text) <= length:
        return _cut(text, found, 0, len(text))
    start = _best_start(text, found, length)
    end = min(len(text), start + length)
    if end < len(text) and (space := text.rfind(" ", start + length // 2, end)) > 0:
        end = space
    cut = _cut(text, found, start, end)
    before = [Piece(ELLIPSIS, False)] if start else []
    after = [Piece(ELLIPSIS, False)] if end < len(text) else []
    return before + cut + after


def _best_start(text: str, found: list[Span], length: int) -> int:
    """Return where to begin so that most different matches are in sight, with words before them."""
    lead = length // 4

    def in_sight(span: Span) -> int:
        last = span[0] + length - lead
        return len({text[a:b].lower() for a, b in found if span[0] <= a and b <= last})

    first, _ = max(found, key=in_sight, default=(0, 0))
    start = min(max(0, first - lead), len(text) - length)
    return text.find(" ", start, first) + 1 or start if start else 0
