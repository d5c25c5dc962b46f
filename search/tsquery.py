"""Plans as PostgreSQL's tsquery, written out, so that no parser or dictionary touches the normalised words."""

from collections.abc import Iterable
from typing import Any

from django.contrib.postgres.search import SearchQuery

from search.analysis import AllOf, AnyTerm, Node, Phrase, Plan, Related
from search.vectors import EXACT, HEAD, quoted

RELATED = 0.4  # what other words for the same count, beside those that were typed
WEIGHTS = [0.05, 0.1, 0.4, 1.0]  # of D, C, B, A: see search.vectors.FIELDS


class TsQuery(SearchQuery):
    """A tsquery as it is written; each lexeme in it comes from `quoted`."""

    def __init__(self, text: str) -> None:
        super().__init__(text, search_type="raw")
        self.text = text

    def as_sql(self, compiler: Any, connection: Any, *args: Any, **kwargs: Any) -> tuple[str, list[str | int]]:
        return "%s::tsquery", [self.text]


def to_tsquery(node: Node, mark: str = "") -> str:
    """The node of a plan as a tsquery; "" for one that asks for nothing. HEAD as mark: in title or summary."""
    if isinstance(node, AnyTerm):
        return _joined(" | ", (quoted(mark + term) for term in node.terms))
    if isinstance(node, Phrase):
        return _joined(" <-> ", (quoted(EXACT + word) for word in node.words))
    if isinstance(node, Related):
        return to_tsquery(node.node, mark)
    return _joined(" & " if isinstance(node, AllOf) else " | ", (to_tsquery(part, mark) for part in node.nodes))


def _joined(sign: str, parts: Iterable[str]) -> str:
    parts = [part for part in parts if part]
    return f"({sign.join(parts)})" if len(parts) > 1 else "".join(parts)


def matching(stage: Node, excluded: Iterable[Node]) -> str:
    """What a document must meet: the stage of the plan, and nothing that is excluded."""
    wanted = to_tsquery(stage)
    unwanted = [to_tsquery(node) for node in excluded]
    return " & ".join([wanted, *(f"!{node}" for node in unwanted if node)]) if wanted else ""


def in_head(stage: Node) -> str:
    """What a document must meet to have the whole stage in its title or summary."""
    return to_tsquery(stage, HEAD)


def ranking(plan: Plan, related: bool = False) -> str:
    """The words typed, or those related to them, each for itself: how far apart they stand does not count."""
    return _joined(" | ", {to_tsquery(leaf): None for leaf in plan.leaves(related)})


def prefixes(words: Iterable[str]) -> str:
    """A title fits that has, for each of the words, one that begins with it."""
    return " & ".join(f"{quoted(word)}:*" for word in words)
