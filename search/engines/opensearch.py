"""
Questions as requests to OpenSearch or Elasticsearch, at SEARCH_URL: https://name:password@host:9200/name-of-the-index.

Its entries have the words of PostgreSQL's vectors, so both find the same; see search.engines.mirror for how they get
there. The requests are the ones that both products have in common: their own Python clients refuse each other's server.
"""

import json
from collections.abc import Container, Sequence
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import requests
from django.conf import settings

from search.analysis import AllOf, AnyTerm, Node, Phrase, Related
from search.engines.question import Question, RawCounts
from search.facets import COLUMNS, LONGEST
from search.tsquery import RELATED, WEIGHTS

AS_TYPED = 1000  # what having the words as typed counts more than all that others for them can
TIMEOUT = 2  # seconds for an answer to a reader
LONG_TIMEOUT = 60  # seconds for building the index
DEFAULT_INDEX = "kommunale-partnerschaften"

_WORDS = {"type": "text", "analyzer": "whitespace", "norms": False}  # normalised already; long texts count no less
_KEYWORD = {"type": "keyword"}
FIELDS = dict(zip("DCBA", WEIGHTS, strict=True))  # the words of each weight, as in PostgreSQL
MAPPINGS = {
    "dynamic": "strict",
    "_source": {"enabled": False},  # what is shown comes from PostgreSQL
    "properties": {
        **dict.fromkeys(FIELDS, _WORDS),
        "exact": _WORDS | {"position_increment_gap": 100},
        "title_words": _KEYWORD,
        "title_length": {"type": "integer"},
        "title": _KEYWORD,
        "language": _KEYWORD,
        **{column: _KEYWORD for column in COLUMNS.values() if column != "year"},
        "year": {"type": "short"},
        "date": {"type": "date"},
        "pk": {"type": "long"},
    },
}


class EngineError(Exception):
    """The engine gave no answer, or an error; its message has neither address nor search."""


def address() -> tuple[str, str]:
    """`(server, index)`, of SEARCH_URL."""
    parts = urlsplit(settings.SEARCH_URL)
    return urlunsplit((parts.scheme, parts.netloc, "", "", "")), parts.path.strip("/") or DEFAULT_INDEX


def request(
    method: str,
    path: str,
    body: str | dict[str, Any] | None = None,
    *,
    timeout: float = TIMEOUT,
    accept: Container[int] = (),
) -> Any:
    """The parsed answer; a status of `accept` is one too."""
    server, _index = address()
    data = body if isinstance(body, str) or body is None else json.dumps(body)
    kind = "application/x-ndjson" if isinstance(body, str) else "application/json"
    try:
        answer = requests.request(
            method, f"{server}/{path}", data=data and data.encode(), headers={"Content-Type": kind}, timeout=timeout
        )
        if not answer.ok and answer.status_code not in accept:
            raise EngineError(f"status {answer.status_code}")
        return answer.json() if answer.content else {}
    except (requests.RequestException, ValueError) as error:
        raise EngineError(type(error).__name__) from None


def _search(body: dict[str, Any]) -> Any:
    _server, index = address()
    return request("POST", f"{index}/_search", {"_source": False, **body})


def _keys(answer: dict[str, Any]) -> list[int]:
    return [int(hit["_id"]) for hit in answer["hits"]["hits"]]


def _query(node: Node) -> dict[str, Any] | None:
    """The node of a plan as a query, or None for one that asks for nothing."""
    if isinstance(node, AnyTerm):
        fields = [f"{name}^{weight}" for name, weight in FIELDS.items()]
        words = {"query": " ".join(node.terms), "fields": fields, "type": "most_fields", "operator": "or"}
        return {"multi_match": words} if node.terms else None
    if isinstance(node, Phrase):
        return {"match_phrase": {"exact": {"query": " ".join(node.words), "boost": WEIGHTS[0]}}} if node.words else None
    if isinstance(node, Related):
        query = _query(node.node)
        return {"bool": {"must": [query], "boost": RELATED}} if query else None
    parts = [query for query in map(_query, node.nodes) if query]
    if len(parts) < 2:
        return parts[0] if parts else None
    return {"bool": {"must": parts}} if isinstance(node, AllOf) else {"dis_max": {"queries": parts}}


def _matching(question: Question) -> dict[str, Any]:
    unwanted = [query for query in map(_query, question.plan.excluded) if query]
    return {
        "bool": {
            "must": [_query(question.stage)],
            "filter": [{"term": {"language": question.language}}],
            "must_not": unwanted,
        }
    }


def _condition(chosen: dict[str, Any]) -> dict[str, Any]:
    return {"bool": {"filter": [{"term": {COLUMNS[facet]: value}} for facet, value in chosen.items()]}}


def count(question: Question) -> RawCounts:
    chosen = question.chosen
    counts: dict[str, Any] = {"all": {"filter": {"match_all": {}}}}
    for facet, column in COLUMNS.items():
        others = _condition({name: value for name, value in chosen.items() if name != facet})
        # The chosen value is shown even if it is rare; see search.facets.options.
        most = {"terms": {"field": column, "size": 10 * LONGEST}}
        counts[facet] = {"filter": others, "aggs": {"values": most}}
    answer = _search(
        {
            "size": 0,
            "track_total_hits": True,
            "query": _matching(question),
            "post_filter": _condition(chosen),
            "aggs": counts,
        }
    )
    counted = answer["aggregations"]
    numbers = {
        facet: {str(bucket["key"]): bucket["doc_count"] for bucket in counted[facet]["values"]["buckets"]}
        for facet in COLUMNS
    }
    return counted["all"]["doc_count"], answer["hits"]["total"]["value"], numbers


def first(question: Question, number: int, limit: int) -> list[int]:
    order = {"date": {"order": "desc", "missing": "_last"}} if question.sort == "date" else "_score"
    typed = _query(question.plan.typed) if question.plan.typed else None
    preferred = [{"constant_score": {"filter": typed, "boost": AS_TYPED}}] if typed else []
    restricted = {"bool": {"must": [_matching(question)], "filter": [_condition(question.chosen)], "should": preferred}}
    return _keys(_search({"size": limit, "query": restricted, "sort": [order, {"pk": "asc"}]}))


def best(questions: dict[str, Question], limit: int) -> dict[str, list[int]]:
    order = ["_score", {"pk": "asc"}]
    return {
        code: _keys(_search({"size": limit, "query": _matching(question), "sort": order}))
        for code, question in questions.items()
    }


def titles_starting_with(language: str, words: Sequence[str], limit: int) -> list[int]:
    starts = [{"prefix": {"title_words": word}} for word in words]
    fitting = {"bool": {"filter": [{"term": {"language": language}}, *starts]}}
    order = [{"title_length": "asc"}, {"title": "asc"}, {"pk": "asc"}]
    return _keys(_search({"size": limit, "query": fitting, "sort": order}))
