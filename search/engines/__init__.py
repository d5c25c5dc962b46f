"""
The engines that carry a question out: PostgreSQL always, OpenSearch or Elasticsearch in front of it by setting.

PostgreSQL has every entry in any case and answers as long as the other engine does not.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from django.conf import settings

from search.engines import opensearch, postgresql
from search.engines.question import Question
from search.facets import FacetNumbers

logger = logging.getLogger(__name__)

REST = 30  # seconds in which an engine that did not answer is not asked again

_asked_again_at = 0.0


@dataclass(frozen=True)
class Counts:
    """How much was found: whatever facets are chosen, with those chosen, and with each value of each facet."""

    total: int = 0
    number: int = 0
    facets: FacetNumbers = field(default_factory=dict)


def count(question: Question) -> Counts:
    return Counts(*_ask("count", question))


def first(question: Question, number: int, limit: int) -> list[int]:
    """The primary keys of at least the `limit` first of the `number` entries found."""
    return _ask("first", question, number, limit)


def best(questions: dict[str, Question], limit: int) -> dict[str, list[int]]:
    """`{language: primary keys}` of the `limit` best entries for the question of each language."""
    return _ask("best", questions, limit)


def titles_starting_with(language: str, words: Sequence[str], limit: int) -> list[int]:
    """The `limit` shortest titles that have, for each word, one that begins with it: their primary keys."""
    return _ask("titles_starting_with", language, words, limit)


def _ask(name: str, *arguments: Any) -> Any:
    global _asked_again_at
    if settings.SEARCH_URL and monotonic() >= _asked_again_at:
        try:
            return getattr(opensearch, name)(*arguments)
        except opensearch.EngineError as error:
            _asked_again_at = monotonic() + REST
            logger.error("The search engine does not answer, PostgreSQL does: %s", error)
    return getattr(postgresql, name)(*arguments)
