"""Resolving: what a query's words are found by, in the site's vocabulary and in the thesaurus."""

from dataclasses import dataclass, field
from itertools import chain

from core.text.correction import differently_doubled, nearest, tolerance

from .analyser import Analysis, analyse_joined, analyse_word, bases, is_stop_word
from .compounds import splits
from .folding import fold
from .plan import AllOf, AnyOf, AnyTerm, Correction, Node, Plan, Related
from .query import Item, Phrase, Query, Word, parse
from .respelling import accents, umlauts
from .thesaurus import EMPTY, TAG, Concept, Thesaurus, words_of
from .vocabulary import Vocabulary

LONG = 6  # letters of a word that may be another with more errors than are forgiven


def plan_search(typed: str, language: str, vocabulary: Vocabulary, thesaurus: Thesaurus = EMPTY) -> Plan:
    """Read what a reader typed and look its words up in the site's vocabulary and in the thesaurus."""
    return _Resolver(language, vocabulary, thesaurus).plan(parse(typed, language))


@dataclass
class _Resolver:
    """Resolves the words of one query; keeps the corrections it had to make and the places it came upon."""

    language: str
    vocabulary: Vocabulary
    thesaurus: Thesaurus
    corrections: list[Correction] = field(default_factory=list)
    places: dict[str, None] = field(default_factory=dict)

    def plan(self, query: Query) -> Plan:
        """Return the plan for `query`. What is excluded is not corrected: it may just be absent."""
        groups, rest = [], query.required
        while rest:
            length, group = self._label(rest)
            groups.append(group or self._any_of([self._required(item) for item in rest[0]]))
            rest = rest[length or 1 :]
        excluded = [self._excluded(item) for item in query.excluded]
        return Plan(
            tuple(groups),
            tuple(excluded),
            tuple(self.corrections),
            known=tuple(filter(self._is_known, groups)),
            places=tuple(self.places),
        )

    def _label(self, required: tuple[tuple[Item, ...], ...]) -> tuple[int, Node | None]:
        """Return how many of the first words are a label of the thesaurus, and what they are found by."""
        words: list[Word] = []
        for items in required:
            if len(items) > 1 or not isinstance(items[0], Word):
                break
            words.append(items[0])
        length, concepts = self.thesaurus.match(words, self.language)
        if not concepts:
            return 0, None
        typed = self._all_of([AnyTerm(self._direct(word) or self._analysis(word).whole) for word in words[:length]])
        return length, self._any_of([typed, *self._meant(concepts)])

    def _meant(self, concepts: list[Concept]) -> list[Node]:
        """Return what the concepts are found by besides the typed word: tags, and all labels that the site has."""
        single: list[str] = []
        nodes: list[Node] = []
        for concept in concepts:
            self.places |= dict.fromkeys(concept.places)
            single += concept.tags
            for label in concept.labels.get(self.language, ()):
                found = [self._direct(word) for word in words_of(label, self.language)]
                if len(found) == 1:
                    single += found[0]
                elif all(found):
                    nodes.append(AllOf(tuple(map(AnyTerm, found))))
        if single:
            nodes.append(AnyTerm(tuple(dict.fromkeys(single))))
        return [Related(self._any_of(nodes))] if nodes else []

    def _is_known(self, node: Node) -> bool:
        """Tell whether anything on the site can meet the node."""
        if isinstance(node, AnyTerm):
            return any(term.startswith(TAG) or term in self.vocabulary.spelt(term) for term in node.terms)
        if isinstance(node, Phrase):
            return True
        if isinstance(node, Related):
            return self._is_known(node.node)
        return (all if isinstance(node, AllOf) else any)(map(self._is_known, node.nodes))

    @staticmethod
    def _all_of(nodes: list[Node]) -> Node:
        return nodes[0] if len(nodes) == 1 else AllOf(tuple(nodes))

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
        near = self._corrected(fold(item.text), analysis)
        terms = tuple(sorted({term for spelt in near for term in self.vocabulary.spelt(spelt)}))
        meant = [node for spelt in near for node in self._related(spelt)]
        return self._any_of([AnyTerm(terms or analysis.whole), *meant])

    def _related(self, word: str) -> list[Node]:
        return self._meant(self.thesaurus.match([Word(word)], self.language)[1])

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
        """Return the parts of a compound, if the site has them all, or else one that the thesaurus has."""
        spelt = (text, *umlauts(text))
        found = chain.from_iterable(bases(word, "de", edited=False) for word in spelt)
        nodes = (self._parts(base.lower()) for base in found)
        return next((node for node in nodes if node), None)

    def _parts(self, word: str) -> Node | None:
        """Return the parts of `word`, each as a whole or by its own parts."""
        pairs = list(splits(word))
        for pair in pairs:
            nodes = [node for part in pair if (node := self._part(part))]
            if len(nodes) == len(pair):
                return AllOf(tuple(nodes))
        meant = [node for pair in pairs for part in pair for node in self._related(part)]
        return meant[0] if meant else None

    def _part(self, part: str) -> Node | None:
        found: list[Node] = [AnyTerm(terms)] if (terms := tuple(self._indexed((fold(part),)))) else []
        found += self._related(part)
        return self._any_of(found) if found else self._parts(part)

    def _corrected(self, folded: str, analysis: Analysis) -> list[str]:
        """Return the spellings nearest to a mistyped word, and note the correction."""
        errors = tolerance(folded)
        if not errors:
            return []
        if analysis.known:
            near = differently_doubled((folded, *analysis.whole), self._spellings(folded, errors))
        else:
            near = nearest(folded, self._spellings(folded, errors))
        if near:
            self.corrections.append(Correction(folded, tuple(near)))
        elif not analysis.known and len(folded) >= LONG:
            self._offer(folded, errors + 1)
        return near

    def _offer(self, folded: str, errors: int) -> None:
        """Note what a word may have been mistyped for with one error more: too far off to look for it unasked."""
        if near := nearest(folded, self._spellings(folded, errors), errors):
            self.corrections.append(Correction(folded, tuple(near), is_sure=False))

    def _spellings(self, folded: str, errors: int) -> set[str]:
        lengths = len(folded) - errors, len(folded) + errors
        return {*self.vocabulary.of_length(*lengths), *self.thesaurus.of_length(self.language, *lengths)}
