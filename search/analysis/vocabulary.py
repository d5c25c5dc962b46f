"""The site's own vocabulary: how its words are spelt, and the terms they are indexed under.

Queries are resolved against it: which spellings exist, which compounds are indexed as a whole,
what a mistyped word may have meant. A database table of `Spelling` rows serves as well as memory.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple, Protocol

from .analyser import Term
from .folding import fold


class Spelling(NamedTuple):
    """A word as it stands in a text, folded, or one of its terms, with the terms it leads to."""

    folded: str
    terms: frozenset[str]


class Vocabulary(Protocol):
    """What resolving a query needs to know of one language's words on the site."""

    def spelt(self, folded: str) -> Collection[str]:
        """Return the terms of the words spelt `folded`; a term is spelt as itself."""

    def of_length(self, shortest: int, longest: int) -> Iterable[str]:
        """Return the folded spellings of `shortest` to `longest` letters."""


def spellings(text: str, terms: Iterable[Term]) -> list[Spelling]:
    """Return the spellings in `text`, each once, from the terms it was analysed into."""
    spelt: dict[str, set[str]] = defaultdict(set)
    for term in terms:
        spelt[term.text].add(term.text)
        if term.whole:
            spelt[fold(text[term.start : term.end])].add(term.text)
    return [Spelling(folded, frozenset(meant)) for folded, meant in spelt.items()]


class MemoryVocabulary:
    """A vocabulary in memory, filled once from rows: for tests, and to keep between requests."""

    def __init__(self, rows: Iterable[Spelling]) -> None:
        """Take in the spellings of all texts; the same spelling may come several times."""
        self._spelt: dict[str, set[str]] = defaultdict(set)
        self._lengths: dict[int, list[str]] = defaultdict(list)
        for spelling in rows:
            self.add(spelling)

    def add(self, spelling: Spelling) -> None:
        """Take in one more spelling."""
        if spelling.folded not in self._spelt:
            self._lengths[len(spelling.folded)].append(spelling.folded)
        self._spelt[spelling.folded] |= spelling.terms

    def spelt(self, folded: str) -> Collection[str]:
        """Return the terms of the words spelt `folded`."""
        return self._spelt.get(folded, ())

    def of_length(self, shortest: int, longest: int) -> Iterator[str]:
        """Return the folded spellings of `shortest` to `longest` letters."""
        for length in range(shortest, longest + 1):
            yield from self._lengths.get(length, ())
