"""The plan of a search: a query resolved against the words that the site has.

A plan is plain data that any search engine can carry out: groups of alternatives, all of which a
document meets. Each group says what one word of the query can be found by.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from .analyser import Analysis, analyse_joined, analyse_word, bases, is_stop_word
from .compounds import splits
from .correction import differently_doubled, nearest, tolerance
from .folding import fold
from .query import Item, Phrase, Query, Word, parse
from .respelling import accents, umlauts
from .vocabulary import Vocabulary


@dataclass(frozen=True)
class AnyTerm:
    """Met by a document that has one of the terms."""

    terms: tuple[str, ...]


@dataclass(frozen=True)
class AllOf:
    """Met by a document that meets all the nodes."""

    nodes: tuple["Node", ...]


@dataclass(frozen=True)
class AnyOf:
    """Met by a document that meets one of the nodes."""

    nodes: tuple["Node", ...]


Node = AnyTerm | Phrase | AllOf | AnyOf


@dataclass(frozen=True)
class Correction:
    """A word that the site does not have, and the spellings that were looked for instead."""

    typed: str
    meant: tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """What to look for: all groups, or at least most of them, and nothing that is excluded."""

    groups: tuple[Node, ...]
    excluded: tuple[Node, ...] = ()
    corrections: tuple[Correction, ...] = ()

    def stages(self) -> Iterator[Node]:
        """Yield what to look for, strictest first: all words; of three or more, all but one.

        Phrases are never left out. The first stage that finds something is the answer.
        """
        if not self.groups:
            return
        yield AllOf(self.groups)
        if len(self.groups) >= 3:
            lesser = [
                AllOf(self.groups[:i] + self.groups[i + 1 :])
                for i, group in enumerate(self.groups)
                if not isinstance(group, Phrase)
            ]
            if lesser:
                yield AnyOf(tuple(lesser))

    def leaves(self) -> Iterator[AnyTerm | Phrase]:
        """Yield the terms and phrases that a match is to be marked by."""
        nodes = list(self.groups)
        while nodes:
            node = nodes.pop()
            if isinstance(node, AnyTerm | Phrase):
                yield node
            else:
                nodes += node.nodes


def plan_search(typed: str, language: str, vocabulary: Vocabulary) -> Plan:
    """Read what a reader typed and look its words up in the site's vocabulary."""
    return _Resolver(language, vocabulary).plan(parse(typed, language))


@dataclass
class _Resolver:
    """Resolves the words of one query; keeps the corrections it had to make."""

    language: str
    vocabulary: Vocabulary
    corrections: list[Correction] = field(default_factory=list)

    def plan(self, query: Query) -> Plan:
        """Return the plan for `query`. What is excluded is not corrected: it may just be absent."""
        required = ([self._required(item) for item in items] for items in query.required)
        groups = [self._any_of(nodes) for nodes in required]
        excluded = [self._excluded(item) for item in query.excluded]
        return Plan(tuple(groups), tuple(excluded), tuple(self.corrections))

    @staticmethod
    def _any_of(nodes: list[Node]) -> Node:
        return nodes[0] if len(nodes) == 1 else AnyOf(tuple(nodes))

    def _excluded(self, item: Item) -> Node:
        return item if isinstance(item, Phrase) else AnyTerm(self._direct(item))

    def _required(self, item: Item) -> Node:
        """Return what a phrase or word is found by, the surest way that leads to anything.

        A word as it is or with the accents it lacks; by its parts, if the whole is not indexed; by
        what it was mistyped for, if no dictionary has it. Else by itself, which finds nothing.
        """
        if isinstance(item, Phrase):
            return item
        analysis = self._analysis(item)
        if terms := self._direct(item):
            return AnyTerm(terms)
        if item.pieces:
            words = [Word(piece) for piece in item.pieces if not self._is_stop_word(piece)]
            return AllOf(tuple(map(self._required, words)))
        if self.language == "de" and (node := self._by_parts(item.text)):
            return node
        return AnyTerm(self._corrected(fold(item.text), analysis) or analysis.whole)

    def _is_stop_word(self, word: str) -> bool:
        return is_stop_word(fold(word), self.language)

    def _analysis(self, word: Word) -> Analysis:
        if word.pieces:
            return analyse_joined(word.text, list(word.pieces), self.language, edited=False)
        return analyse_word(word.text, self.language, edited=False)

    def _direct(self, word: Word) -> tuple[str, ...]:
        """Return the terms under which the site has the word: as typed, as edited, or respelt."""
        analysis = self._analysis(word)
        found = self._indexed(analysis.whole)
        if word.pieces:
            return tuple(found)
        for spelt in umlauts(word.text) if self.language == "de" else ():
            found += self._indexed(self._whole(spelt)) or self.vocabulary.spelt(fold(spelt))
        if not found:
            found += self._indexed(analyse_word(word.text, self.language).whole)
            found += self.vocabulary.spelt(fold(word.text))
        if not found and fold(word.text) not in analysis.whole:
            for spelt in accents(word.text, self.language):
                found += self._indexed(self._whole(spelt))
        return tuple(sorted(set(found)))

    def _whole(self, spelt: str) -> tuple[str, ...]:
        """Return the terms of a respelling, if it is a word."""
        analysis = analyse_word(spelt, self.language, edited=False)
        return analysis.whole if analysis.known else ()

    def _indexed(self, terms: tuple[str, ...]) -> list[str]:
        return [term for term in terms if term in self.vocabulary.spelt(term)]

    def _by_parts(self, text: str) -> Node | None:
        """Return the parts of a compound, if the site has them all."""
        spelt = (text, *umlauts(text))
        found = chain.from_iterable(bases(word, "de", edited=False) for word in spelt)
        return next(filter(None, (self._parts(base.lower()) for base in found)), None)

    def _parts(self, word: str) -> AllOf | None:
        """Return the parts of `word`, each as a whole or by its own parts."""
        for pair in splits(word):
            nodes = [node for part in pair if (node := self._part(part))]
            if len(nodes) == len(pair):
                return AllOf(tuple(nodes))
        return None

    def _part(self, part: str) -> Node | None:
        found = self._indexed((fold(part),))
        return AnyTerm(tuple(found)) if found else self._parts(part)

    def _corrected(self, folded: str, analysis: Analysis) -> tuple[str, ...]:
        """Return the terms of the spellings nearest to a mistyped word, and note the correction."""
        errors = tolerance(folded)
        if not errors:
            return ()
        spellings = self.vocabulary.of_length(len(folded) - errors, len(folded) + errors)
        if analysis.known:
            near = differently_doubled((folded, *analysis.whole), spellings)
        else:
            near = nearest(folded, spellings)
        if near:
            self.corrections.append(Correction(folded, tuple(near)))
        return tuple(sorted({term for spelt in near for term in self.vocabulary.spelt(spelt)}))
