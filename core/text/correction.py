"""Correction of typing errors, against the words that the site itself has."""

import re
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA, Indel

_DOUBLED = re.compile(r"(.)\1")
_MOST = 5  # words that one mistyped word may stand for


def tolerance(word: str) -> int:
    """Return how many errors are forgiven: none in short words, where another is always near."""
    return 0 if len(word) < 4 or not word.isalpha() else 1 if len(word) < 9 else 2


def nearest(word: str, spellings: Iterable[str], errors: int | None = None) -> list[str]:
    """Return the `spellings` fewest errors away from `word`, within its tolerance or so many `errors`.

    An error is a letter too many, too few, wrong, or swapped with its neighbour. Of equally near
    spellings those without a wrong letter go first, then those with the same first letter: few
    mistype that.
    """
    limit = tolerance(word) if errors is None else errors
    if not limit:
        return []
    # rapidfuzz says of its own distances that they are no scorers.
    near = process.extract(word, spellings, scorer=OSA.distance, score_cutoff=limit, limit=None)  # type: ignore[arg-type]
    ranked = [(errors, Indel.distance(word, spelling), spelling) for spelling, errors, _ in near]
    least = min((rank[:2] for rank in ranked), default=None)
    best = sorted(spelling for *rank, spelling in ranked if tuple(rank) == least)
    same_start = [spelling for spelling in best if spelling[0] == word[0]]
    return (same_start or best)[:_MOST]


def differently_doubled(words: Iterable[str], spellings: Iterable[str]) -> list[str]:
    """Return the `spellings` that differ from one of `words` in doubled letters only.

    For words that are in the dictionary, but misspelt, or of another spelling (Komune, Odessa).
    """
    plain = {_DOUBLED.sub(r"\1", word) for word in words}
    return sorted(s for s in spellings if _DOUBLED.sub(r"\1", s) in plain)[:_MOST]
