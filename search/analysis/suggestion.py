"""Suggestions while typing: words of titles that begin as what was typed."""

from .folding import fold
from .query import MAX_CHARACTERS, MAX_WORDS
from .tokens import pieces, tokens

_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


def title_words(title: str) -> list[str]:
    """Return the folded words of a title: closed, in pieces, and with umlauts written out.

    "Städte-Treffen" gives stadtetreffen, staedtetreffen, stadte, staedte, treffen.
    """
    words = [
        spelt
        for token in tokens(title)
        for piece in (token, *pieces(token, title))
        for spelt in (piece.word, piece.word.lower().translate(_WRITTEN_OUT))
    ]
    return list(dict.fromkeys(filter(None, map(fold, words))))


def prefixes(typed: str) -> list[str]:
    """Return the folded words typed so far; a title fits if it has a word beginning with each."""
    text = typed[:MAX_CHARACTERS]
    words = (piece.word for token in tokens(text) for piece in pieces(token, text) or [token])
    return list(filter(None, map(fold, words)))[:MAX_WORDS]
