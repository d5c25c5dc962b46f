"""Queries: from what a reader typed to words, phrases and exclusions, whatever the signs.

Anything is a query: signs only, NUL, halves of surrogate pairs, ten thousand characters. What is
too long is cut, what means nothing falls away, and nothing may be left.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from .analyser import is_stop_word
from .dictionary import LANGUAGES
from .folding import fold
from .respelling import in_one_script
from .tokens import pieces, tokens
from .words import has_words, word_list

MAX_CHARACTERS = 200
MAX_WORDS = 12

_QUOTED = re.compile(r'(?P<minus>(?<!\S)[-−])?["“”„«»‟＂](?P<words>[^"“”„«»‟＂]+)["“”„«»‟＂]')
_MINUS = re.compile(r"(?<!\S)[-−]$")
# Words of questions and requests ("wo finde ich"): left out where others say what is looked for.
_ASKING = {code: frozenset(map(fold, word_list(f"asking_{code}"))) for code in LANGUAGES if has_words(f"asking_{code}")}
_OR = frozenset(("oder", "ou", "або"))


class Word(NamedTuple):
    """A word of a query; `pieces` are the words that its hyphens join."""

    text: str
    pieces: tuple[str, ...] = ()


class Phrase(NamedTuple):
    """Words, folded, that are to stand next to each other in just these forms."""

    words: tuple[str, ...]


Item = Word | Phrase


class Query(NamedTuple):
    """What a reader asks for: all of `required`, each a tuple of alternatives; none `excluded`."""

    required: tuple[tuple[Item, ...], ...]
    excluded: tuple[Item, ...]


def parse(typed: str, language: str) -> Query:
    """Read what a reader typed.

    "…" or «…» makes a phrase, a minus in front excludes a word or phrase, "oder", "ou", "або"
    between two words makes them alternatives. Stop words fall away, except in phrases; so do words that only ask.
    """
    text = _shortened(typed)
    required: list[tuple[Item, ...]] = []
    excluded: list[Item] = []
    joining = False
    items: list[tuple[Item, bool]] = [*_phrases(text), *_words(_QUOTED.sub(" ", text))]
    for item, minus in items:
        if len(required) + len(excluded) == MAX_WORDS:
            break
        if required and isinstance(item, Word) and fold(item.text) in _OR:
            joining = True
        elif isinstance(item, Word) and _means_nothing(item, language):
            continue
        elif minus:
            excluded.append(item)
        elif joining:
            required[-1] += (item,)
            joining = False
        else:
            required.append((item,))
    saying = [items for items in required if _says_something(items, language)]
    return Query(tuple(saying or required), tuple(excluded))


def _shortened(typed: str) -> str:
    """Return `typed`, or the whole words of its first characters."""
    if len(typed) <= MAX_CHARACTERS:
        return typed
    return typed[:MAX_CHARACTERS].rpartition(" ")[0] or typed[:MAX_CHARACTERS]


def _phrases(text: str) -> Iterator[tuple[Phrase, bool]]:
    """Yield the quoted phrases, and whether a minus excludes them."""
    for match in _QUOTED.finditer(text):
        if words := folded_words(match["words"])[:MAX_WORDS]:
            yield Phrase(words), bool(match["minus"])


def _words(text: str) -> Iterator[tuple[Word, bool]]:
    """Yield the words, and whether a minus excludes them."""
    for token in tokens(text):
        word = Word(in_one_script(token.word), tuple(in_one_script(piece.word) for piece in pieces(token, text)))
        yield word, bool(_MINUS.search(text[: token.start]))


def _means_nothing(word: Word, language: str) -> bool:
    """Tell whether a word, or each that its hyphens join ("est-ce"), is none to look for."""
    folded = map(fold, word.pieces or (word.text,))
    return all(not text or is_stop_word(text, language) for text in folded)


def _says_something(items: tuple[Item, ...], language: str) -> bool:
    return not all(isinstance(item, Word) and fold(item.text) in _ASKING.get(language, ()) for item in items)


def folded_words(text: str) -> tuple[str, ...]:
    """Return all words of `text`, folded, stop words too: what phrases are compared by.

    Hyphens do not count: "Online-Seminar" and "Online Seminar" are the same phrase.
    """
    found = (pieces(token, text) or [token] for token in tokens(text))
    return tuple(filter(None, (fold(piece.word) for split in found for piece in split)))
