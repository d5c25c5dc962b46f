"""Questions as queries of PostgreSQL."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.contrib.postgres.search import SearchRank
from django.db import connection
from django.db.models import F, Q, QuerySet, Value
from django.db.models.expressions import CombinedExpression
from django.db.models.functions import Length

from search import tsquery
from search.analysis import Plan
from search.engines.question import Question, RawCounts
from search.facets import COLUMNS, MANY
from search.models import SearchDocument

MOST_RANKED = 300  # entries that are weighed against each other


def count(question: Question) -> RawCounts:
    """
    `(all, chosen, {facet: {value: number}})` for the entries found: one query.

    For the numbers of a facet the choices in the other ones apply, its own does not.
    """
    chosen = question.chosen
    found, found_with = _found(question).values_list(*COLUMNS.values()).query.sql_with_params()
    parts, params = [], list(found_with)
    everything, everything_with = _condition(chosen)
    parts.append("SELECT 'all', NULL, count(*) FROM found")
    parts.append(f"SELECT 'chosen', NULL, count(*) FROM found WHERE {everything}")
    params += everything_with
    for facet, column in COLUMNS.items():
        others, others_with = _condition({name: value for name, value in chosen.items() if name != facet})
        source = (
            f"found, unnest({column}) AS value" if facet in MANY else f"found, LATERAL (SELECT {column}) AS o(value)"
        )
        parts.append(f"SELECT '{facet}', value::text, count(*) FROM {source} WHERE {others} GROUP BY value")
        params += others_with
    counts = " UNION ALL ".join(parts)
    sql = f"WITH found({', '.join(COLUMNS.values())}) AS MATERIALIZED ({found}) {counts}"
    numbers: defaultdict[str, dict[Any, int]] = defaultdict(dict)
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        for facet, value, number in cursor.fetchall():
            numbers[facet][value] = number
    return numbers["all"][None], numbers["chosen"][None], numbers


def _condition(chosen: dict[str, Any]) -> tuple[str, list[Any]]:
    tests = [f"{COLUMNS[facet]} @> %s" if facet in MANY else f"{COLUMNS[facet]} = %s" for facet in chosen]
    values = [[value] if facet in MANY else value for facet, value in chosen.items()]
    return " AND ".join(["TRUE", *tests]), values


def _found(question: Question) -> QuerySet[SearchDocument]:
    matching = tsquery.matching(question.stage, question.plan.excluded)
    return SearchDocument.objects.filter(language=question.language, vector=tsquery.TsQuery(matching))


def _restricted(documents: QuerySet[SearchDocument], chosen: dict[str, Any]) -> QuerySet[SearchDocument]:
    """The documents with the chosen value of each facet."""
    for facet, value in chosen.items():
        column = COLUMNS[facet]
        documents = documents.filter(**{f"{column}__contains": [value]} if facet in MANY else {column: value})
    return documents


def first(question: Question, number: int, limit: int) -> list[int]:
    found = _restricted(_found(question), question.chosen)
    newest = found.order_by(F("date").desc(nulls_last=True), "pk").values_list("pk", flat=True)
    if question.sort == "date":
        return list(newest[:limit])
    if number <= MOST_RANKED:
        return _ranked(found, question.plan)
    # Ranking reads each vector, which takes its time: only what has the words in its head is ranked then.
    head = tsquery.TsQuery(tsquery.in_head(question.stage))
    ranked = _ranked(found.filter(pk__in=newest.filter(vector=head)[:MOST_RANKED]), question.plan)
    rest = newest.exclude(pk__in=ranked)[: limit - len(ranked)] if len(ranked) < limit else []
    return [*ranked, *rest]


def _ranked(documents: QuerySet[SearchDocument], plan: Plan) -> list[int]:
    ranked = documents.annotate(rank=_rank(plan))
    order = ["-rank", "pk"]
    if plan.typed:
        ranked = ranked.annotate(typed=Q(vector=tsquery.TsQuery(tsquery.to_tsquery(plan.typed))))
        order = ["-typed", *order]
    return list(ranked.order_by(*order).values_list("pk", flat=True))


def _rank(plan: Plan) -> CombinedExpression:
    typed, related = (
        SearchRank(F("vector"), tsquery.TsQuery(tsquery.ranking(plan, related)), weights=tsquery.WEIGHTS)
        for related in (False, True)
    )
    return typed + related * Value(tsquery.RELATED)


def best(questions: dict[str, Question], limit: int) -> dict[str, list[int]]:
    queries = []
    for question in questions.values():
        some = _found(question).values("pk")[:MOST_RANKED]
        ranked = SearchDocument.objects.filter(pk__in=some).annotate(rank=_rank(question.plan)).order_by("-rank", "pk")
        queries.append(ranked.values_list("language", "pk", "rank")[:limit])
    rows = queries[0].union(*queries[1:], all=True) if len(queries) > 1 else queries[0]
    found = defaultdict(list)
    for language, key, _rank_of_it in sorted(rows, key=lambda row: (-row[2], row[1])):
        found[language].append(key)
    return found


def titles_starting_with(language: str, words: Sequence[str], limit: int) -> list[int]:
    fitting = SearchDocument.objects.filter(language=language, title_vector=tsquery.TsQuery(tsquery.prefixes(words)))
    return list(fitting.order_by(Length("title"), "title", "pk").values_list("pk", flat=True)[:limit])
