"""Tokens: the words of a text and where they stand in it.

Offsets count in the text as given; only the words themselves are normalised (composed letters,
one apostrophe, no soft hyphens), so that a match can be marked in the text a reader sees.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from .words import word_list

LONGEST_WORD = 64  # letters that count; real words are shorter, and databases limit theirs
APOSTROPHES = "'’ʼ‘`´′＇"
HYPHENS = "‐‑-"  # ASCII last: the string is used inside character classes
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_MARKS = "\u0300-\u036f" + _INVISIBLE

_CHAR = rf"[^\W_][{_MARKS}]*"
# German "Bürger*innen", "Bürger/-innen", "Bürger(innen)": read as "Bürgerinnen".
_GENDER_DE = r"(?P<de>(?:[*:_·/]-?|\()(?P<innen>innen|in)\)?)"
# French "élu·e·s", "élu(e)s", "citoyen.ne.s": read as the masculine.
_GENDER_FR = (
    r"(?P<fr>[·•⋅‧](?:e|ne|le|se|te|ve|rice|trice|euse|ère)(?:[·•⋅‧]?s)?"
    r"|\.(?:e|ne|le|trice)\.s|\((?:e|ne|le)\)s?)"
)
_TOKEN = re.compile(
    r"(?<!\d)(?P<number>\d{1,3}(?:[.\u00a0\u202f\u2009' ]\d{3})+)(?!\d)"
    rf"|(?P<word>{_CHAR}(?:[{APOSTROPHES}{HYPHENS}]?{_CHAR})*)"
    rf"(?:(?:{_GENDER_DE}|{_GENDER_FR})(?!\w))?"
)
_CLEAN = str.maketrans(
    {
        **dict.fromkeys(APOSTROPHES, "'"),
        **dict.fromkeys(HYPHENS, "-"),
        **dict.fromkeys(_INVISIBLE),
    }
)
_ELIDED = "|".join(sorted(word_list("fr_elided"), key=len, reverse=True))
_ELISION = re.compile(rf"(?:{_ELIDED})[{APOSTROPHES}]", re.IGNORECASE)


class Token(NamedTuple):
    """A word as it is to be analysed, and the place text[start:end] where it stands."""

    word: str
    start: int
    end: int


def clean(word: str) -> str:
    """Return `word` composed, with straight apostrophes and hyphens, without invisible signs."""
    return unicodedata.normalize("NFKC", word.translate(_CLEAN))[:LONGEST_WORD]


def tokens(text: str) -> Iterator[Token]:
    """Yield the words and numbers of `text`; a hyphenated word is one token.

    "50.000" and "50 000" are the number 50000. "l’école" is two words; "Marie's" is one, without
    its genitive.
    """
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if match["number"]:
            yield Token(re.sub(r"\D", "", match["number"]), start, end)
            continue
        word = match["word"]
        while elision := _ELISION.match(word):
            yield Token(clean(word[: elision.end() - 1]), start, start + elision.end() - 1)
            start += elision.end()
            word = word[elision.end() :]
        word = clean(word) + (match["innen"] or "")
        yield Token(word.removesuffix("'s"), start, end)


def pieces(token: Token, text: str) -> list[Token]:
    """Return the words that a hyphenated token joins, each at its own place; else none."""
    if "-" not in token.word:
        return []
    found: list[Token] = []
    for match in re.finditer(rf"[^{HYPHENS}]+", text[token.start : token.end]):
        place = token.start + match.start()
        found += [Token(t.word, place + t.start, place + t.end) for t in tokens(match[0])]
    return found
