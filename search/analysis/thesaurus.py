"""The thesaurus: notions, the words that people have for them in each language, and what they lead to.

Each language's words are analysed as its texts are, so a label is met in any form of its words.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from .analyser import analyse_joined, analyse_word
from .dictionary import LANGUAGES
from .folding import fold
from .query import Word, parse
from .respelling import umlauts

LONGEST_LABEL = 5  # words
TAG = "#"  # marks the terms that say what an entry is, not what it says: of a kind, on a topic, in a month
_YEAR = re.compile(r"(?:19|20|21)\d\d")

Label = tuple[frozenset[str], ...]


class Concept(NamedTuple):
    """A notion: its labels in each language, tags of the entries that are it, and places that do it."""

    labels: Mapping[str, tuple[str, ...]]
    tags: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


def terms_of(word: Word, language: str) -> frozenset[str]:
    """Return all that a word can be met by in the labels of `language`: its base forms and its spelling."""
    if word.pieces:
        found = analyse_joined(word.text, list(word.pieces), language, edited=False).whole
        return frozenset((*found, fold(word.text)))
    spelt = (word.text, *(umlauts(word.text) if language == "de" else ()))
    bases = (base for text in spelt for base in analyse_word(text, language, edited=False).whole)
    return frozenset((*bases, *map(fold, spelt)))


@lru_cache(maxsize=2**14)
def words_of(label: str, language: str) -> tuple[Word, ...]:
    """Return the words of a label that mean something; alternatives and exclusions have no sense in one."""
    return tuple(item for items in parse(label, language).required for item in items if isinstance(item, Word))


@lru_cache(maxsize=2**14)
def _key(label: str, language: str) -> Label:
    return tuple(terms_of(word, language) for word in words_of(label, language)[:LONGEST_LABEL])


class Thesaurus:
    """Concepts, found by the words of a query."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._starts: dict[str, dict[str, list[tuple[Label, Concept]]]] = {
            language: defaultdict(list) for language in LANGUAGES
        }
        self._lengths: dict[str, dict[int, dict[str, str]]] = {language: defaultdict(dict) for language in LANGUAGES}
        for concept in concepts:
            for language, labels in concept.labels.items():
                for label in labels:
                    self._add(label, language, concept)

    def _add(self, label: str, language: str, concept: Concept) -> None:
        key = _key(label, language)
        for term in key[0] if key else ():
            self._starts[language][term].append((key, concept))
        if len(key) == 1 and " " not in (folded := fold(label)):
            self._lengths[language][len(folded)].setdefault(folded, label)

    def match(self, words: Sequence[Word], language: str) -> tuple[int, list[Concept]]:
        """Return how many of the first words are a label, the longest there is, and what it means.

        The reader's language goes first; a word that it does not have may be one of another.
        """
        if words and _YEAR.fullmatch(words[0].text):
            return 1, [Concept({}, tags=(f"{TAG}year:{words[0].text}",))]
        for code in (language, *(code for code in LANGUAGES if code != language)):
            length, found = self._match([terms_of(word, code) for word in words[:LONGEST_LABEL]], code)
            if found:
                return length, found
        return 0, []

    def _match(self, typed: Sequence[frozenset[str]], language: str) -> tuple[int, list[Concept]]:
        starts = self._starts.get(language, {})
        fitting: list[tuple[int, Concept]] = []
        for term in typed[0] if typed else ():
            for key, concept in starts.get(term, ()):
                if len(key) <= len(typed) and all(a & b for a, b in zip(key, typed, strict=False)):
                    fitting.append((len(key), concept))
        longest = max((length for length, _ in fitting), default=0)
        found = {id(concept): concept for length, concept in fitting if length == longest}
        return longest, list(found.values())

    def of(self, label: str, language: str) -> list[Concept]:
        """Return the concepts that have just this label in this language."""
        length, found = self._match(_key(label, language), language)
        return found if length == len(words_of(label, language)) else []

    def of_length(self, language: str, shortest: int, longest: int) -> Iterator[str]:
        """Yield the labels of one word with `shortest` to `longest` letters, folded."""
        for length in range(shortest, longest + 1):
            yield from self._lengths.get(language, {}).get(length, ())

    def as_written(self, folded: str, language: str) -> str | None:
        """Return the label of one word that is `folded` so."""
        return self._lengths.get(language, {}).get(len(folded), {}).get(folded)


EMPTY = Thesaurus(())


def with_tags(concepts: Iterable[Concept], tagged: Iterable[Concept]) -> list[Concept]:
    """Return the concepts with the tags and places of those of `tagged` that share a label with them, and these."""
    known = list(tagged)
    named = Thesaurus(known)
    found = []
    for concept in concepts:
        same = [other for code, labels in concept.labels.items() for label in labels for other in named.of(label, code)]
        tags = (*concept.tags, *(tag for other in same for tag in other.tags))
        places = (*concept.places, *(place for other in same for place in other.places))
        found.append(concept._replace(tags=tuple(dict.fromkeys(tags)), places=tuple(dict.fromkeys(places))))
    return found + known
