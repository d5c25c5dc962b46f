"""What an engine is asked, and how it counts."""

from dataclasses import dataclass, field
from typing import Any

from search.analysis import Node, Plan
from search.facets import FacetNumbers

RawCounts = tuple[int, int, FacetNumbers]  # as the fields of search.engines.Counts


@dataclass(frozen=True)
class Question:
    """What to look for in one language; `chosen` values of facets only narrow it."""

    language: str
    plan: Plan
    stage: Node
    chosen: dict[str, Any] = field(default_factory=dict)
    sort: str = ""
