"""A small search engine in memory, to judge the analysis by itself: for tests and benchmarks."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import count
from math import log

from search.analysis import (
    AllOf,
    AnyOf,
    AnyTerm,
    MemoryVocabulary,
    Phrase,
    Plan,
    analyse,
    folded_words,
    plan_search,
    prefixes,
    spellings,
    title_words,
)

FIELDS = {"title": 8.0, "summary": 4.0, "body": 1.0}
PART = 0.5  # what a part of a compound counts, beside the word itself


class Engine:
    """The documents of one language; weights as PostgreSQL has them: title, summary, body."""

    def __init__(self, documents: Iterable[dict], language: str) -> None:
        self.language = language
        self.weights: dict[str, dict[str, float]] = defaultdict(dict)  # term: document: weight
        self.sequences: dict[str, list[tuple[str, ...]]] = {}
        self.titles: dict[str, list[str]] = {}
        rows = []
        for document in documents:
            key = document["id"]
            self.titles[key] = title_words(document["title"])
            self.sequences[key] = [folded_words(document[field]) for field in FIELDS]
            counted: Counter[str] = Counter()
            for field, weight in FIELDS.items():
                terms = analyse(document[field], language)
                rows += spellings(document[field], terms)
                for term in terms:
                    counted[term.text] += weight * (1 if term.whole else PART)
            for term, weight in counted.items():
                self.weights[term][key] = weight
        self.vocabulary = MemoryVocabulary(rows)

    def plan(self, query: str) -> Plan:
        """Return the plan for `query`."""
        return plan_search(query, self.language, self.vocabulary)

    def search(self, query: str) -> list[str]:
        """Return the documents that answer `query`, best first."""
        plan = self.plan(query)
        unwanted = {key for node in plan.excluded for key in self._scores(node)}
        for stage in plan.stages():
            scores = self._scores(stage)
            found = [key for key in scores if key not in unwanted]
            if found:
                return sorted(found, key=lambda key: (-scores[key], key))
        return []

    def suggest(self, typed: str) -> list[str]:
        """Return the documents whose title has a word beginning with each word typed."""
        words = prefixes(typed)
        return [
            key
            for key, title in self.titles.items()
            if words and all(any(word.startswith(p) for word in title) for p in words)
        ]

    def _scores(self, node: AnyTerm | Phrase | AllOf | AnyOf) -> dict[str, float]:
        """Return the documents that meet a node of the plan, with their scores."""
        if isinstance(node, AnyTerm):
            return self._best([self._term(term) for term in node.terms])
        if isinstance(node, Phrase):
            return {key: 1.0 for key in self.sequences if self._has_phrase(key, node.words)}
        found = [self._scores(child) for child in node.nodes]
        if isinstance(node, AnyOf):
            return self._best(found)
        shared = set(found[0]).intersection(*found[1:])
        return {key: sum(scores[key] for scores in found) for key in shared}

    @staticmethod
    def _best(found: list[dict[str, float]]) -> dict[str, float]:
        best: dict[str, float] = {}
        for scores in found:
            for key, score in scores.items():
                best[key] = max(score, best.get(key, 0))
        return best

    def _term(self, term: str) -> dict[str, float]:
        documents = self.weights.get(term, {})
        rarity = log(1 + len(self.titles) / (1 + len(documents)))
        return {key: rarity * weight / (weight + 2) for key, weight in documents.items()}

    def _has_phrase(self, key: str, words: tuple[str, ...]) -> bool:
        sequences, size = self.sequences[key], len(words)
        starts = ((s, i) for s in sequences for i in range(len(s) - size + 1))
        return any(sequence[i : i + size] == words for sequence, i in starts)


def judged(collection: dict) -> list[dict]:
    """Run all queries of a labelled collection; return one row of figures per query."""
    engines = {
        language: Engine((d for d in collection["documents"] if d["lang"] == language), language)
        for language in sorted({d["lang"] for d in collection["documents"]})
    }
    return [judge(query, _found(engines[query["lang"]], query)) for query in collection["queries"]]


def _found(engine: Engine, query: dict) -> list[str]:
    return (engine.suggest if query["mode"] == "suggest" else engine.search)(query["query"])


def judge(query: dict, found: list[str]) -> dict:
    """The figures of one query, given the keys that were found, best first."""
    expected, top = set(query["expected"]), found[:10]
    wanted = [key for key in top if key in expected]
    counted = [key for key in top if key not in set(query["optional"]) - expected]
    ranks = dict(zip(found, count()))
    last = max((ranks.get(key, len(found)) for key in expected), default=0)
    return {
        **query,
        "found": found,
        "recall": len(wanted) / len(expected) if expected else None,
        "rank": 1 / (1 + top.index(wanted[0])) if wanted else 0.0,
        "precision": len(wanted) / len(counted) if counted and expected else None,
        "zero": None if expected else not found,
        "trapped": any(ranks.get(key, last) < last for key in query["forbidden_above_expected"]),
    }


def summary(rows: list[dict]) -> dict[str, float]:
    """Return the means of the figures of `rows`, those without a value left out."""
    values = {
        "recall": [row["recall"] for row in rows if row["expected"]],
        "mrr": [row["rank"] for row in rows if row["expected"]],
        "precision": [row["precision"] for row in rows if row["precision"] is not None],
        "zero": [row["zero"] for row in rows if not row["expected"]],
    }
    return {name: sum(found) / len(found) for name, found in values.items() if found}
