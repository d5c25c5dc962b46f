"""The plan of a search: a query resolved against the words that the site has (by `resolver`).

A plan is plain data that any search engine can carry out: groups of alternatives, all of which a
document meets. Each group says what one word of the query can be found by.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from .query import Phrase

TYPED_TAGS = ("#kind:", "#month:", "#year:")  # see search.analysis.thesaurus.TAG


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


@dataclass(frozen=True)
class Related:
    """Met like its node, but counts less: other words for what was typed."""

    node: "Node"


Node = AnyTerm | Phrase | AllOf | AnyOf | Related


@dataclass(frozen=True)
class Correction:
    """A word that the site does not have, and the spellings that were looked for instead, or are offered only."""

    typed: str
    meant: tuple[str, ...]
    is_sure: bool = True


def without_related(node: Node) -> Node | None:
    """The node without other words for what was typed; what names a kind or a time stays, as it was typed."""
    if isinstance(node, Related):
        parts = node.node.nodes if isinstance(node.node, AnyOf) else (node.node,)
        tags = [
            term for part in parts if isinstance(part, AnyTerm) for term in part.terms if term.startswith(TYPED_TAGS)
        ]
        return AnyTerm(tuple(tags)) if tags else None
    if isinstance(node, AllOf | AnyOf):
        found = [part for part in map(without_related, node.nodes) if part]
        if not found or (isinstance(node, AllOf) and len(found) < len(node.nodes)):
            return None
        return found[0] if len(found) == 1 else type(node)(tuple(found))
    return node


@dataclass(frozen=True)
class Plan:
    """What to look for: all groups, or at least most of them, and nothing that is excluded.

    `known` are the groups whose words the site has at all, `places` the pages that do what the words name.
    """

    groups: tuple[Node, ...]
    excluded: tuple[Node, ...] = ()
    corrections: tuple[Correction, ...] = ()
    known: tuple[Node, ...] = ()
    places: tuple[str, ...] = ()

    @property
    def strict(self) -> tuple[Node, ...]:
        """The groups without other words for what was typed; none where a group consists of such."""
        found = [without_related(group) for group in self.groups]
        return tuple(node for node in found if node) if all(found) else ()

    @property
    def typed(self) -> Node | None:
        """All groups as they were typed, where other words for them can be found beside."""
        return AllOf(self.strict) if self.strict and self.strict != self.groups else None

    @property
    def full(self) -> int:
        """How many of the stages ask for all words."""
        return 2 if self.typed else 1

    def stages(self) -> Iterator[Node]:
        """Yield what to look for, strictest first.

        All words, as typed and then by others for them; those that the site has; all but one; any.

        Phrases are never left out. The first stage that finds something is the answer.
        """
        if not self.groups:
            return
        if self.typed:
            yield self.typed
        yield AllOf(self.groups)
        if self.known and len(self.known) < len(self.groups):
            yield AllOf(self.known)
        if len(self.known) >= 3:
            lesser = [
                AllOf(self.known[:i] + self.known[i + 1 :])
                for i, group in enumerate(self.known)
                if not isinstance(group, Phrase)
            ]
            if lesser:
                yield AnyOf(tuple(lesser))
        words = tuple(group for group in self.known if not isinstance(group, Phrase))
        if len(words) >= 2:
            yield AllOf((*(group for group in self.known if isinstance(group, Phrase)), AnyOf(words)))

    def leaves(self, related: bool | None = None) -> Iterator[AnyTerm | Phrase]:
        """Yield the terms and phrases that a match is to be marked by: all, the typed ones, or the related ones."""
        nodes: list[tuple[Node, bool]] = [(node, False) for node in self.groups]
        while nodes:
            node, is_related = nodes.pop()
            if isinstance(node, Related):
                nodes.append((node.node, True))
            elif isinstance(node, AllOf) and is_related:
                continue  # a related name of several words, of which one alone was not looked for
            elif isinstance(node, AllOf | AnyOf):
                nodes += [(part, is_related) for part in node.nodes]
            elif related in (None, is_related):
                yield node
