"""Figures of the language analysis: relevance by category, time, memory; seen with pytest -s."""

# ruff: noqa: T201 - figures are printed; the only program started is this Python

import subprocess
import sys
from itertools import chain
from statistics import median, quantiles
from time import perf_counter

import pytest

from search.analysis import LANGUAGES, MemoryVocabulary, analyse, plan_search, spellings
from tests.search.collection import COLLECTION, collections
from tests.search.engine import FIELDS, judged, summary

pytestmark = pytest.mark.bench

WORDS_A_DOCUMENT = 150
_MEMORY = """
import sys
from search.analysis import analyse, preload
def megabytes():
    lines = open("/proc/self/status")
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024
before = megabytes()
preload(sys.argv[1:])
print(f"{megabytes() - before:.1f}")
"""


def milliseconds(work, *arguments) -> float:
    start = perf_counter()
    work(*arguments)
    return (perf_counter() - start) * 1000


def figures(times: list[float]) -> str:
    cuts = quantiles(times, n=20, method="inclusive")
    return f"p50 {cuts[9]:.2f} ms, p95 {cuts[18]:.2f} ms"


@pytest.mark.parametrize("name", collections())
def test_relevance(name):
    rows = judged(collections()[name])
    for language in LANGUAGES:
        mine = [row for row in rows if row["lang"] == language]
        headline = [row for row in mine if row["category"] != "stretch"]
        print(f"\n{name} {language}: {shown(headline)}")
        for category in sorted({row["category"] for row in mine}):
            print(f"  {category:10} {shown([r for r in mine if r['category'] == category])}")
    assert not any(row["trapped"] for row in rows)


def shown(rows: list[dict]) -> str:
    means = " ".join(f"{name} {value:.3f}" for name, value in summary(rows).items())
    return f"{len(rows):3} queries {means}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_time(language):
    documents = [d for d in COLLECTION["documents"] if d["lang"] == language]
    words = " ".join(d[field] for d in documents for field in FIELDS).split()
    texts = [" ".join(words[i:]) for i in range(0, len(words) - WORDS_A_DOCUMENT, 20)]
    texts = [" ".join(text.split()[:WORDS_A_DOCUMENT]) for text in texts]
    analyse(" ".join(words), language)
    indexing = [milliseconds(analyse, text, language) for text in texts]
    rows = chain.from_iterable(spellings(text, analyse(text, language)) for text in texts)
    vocabulary = MemoryVocabulary(rows)
    queries = [q["query"] for q in COLLECTION["queries"] if q["lang"] == language]
    searching = [milliseconds(plan_search, query, language, vocabulary) for query in queries]
    print(f"\n{language}: indexing {figures(indexing)}; query {figures(searching)}")
    assert median(indexing) <= 10
    assert median(searching) <= 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_memory(language):
    """Measured in a process of its own, so that nothing else is counted."""
    command = [sys.executable, "-c", _MEMORY, language]
    found = subprocess.run(command, capture_output=True, text=True, check=True)
    print(f"\n{language}: dictionary {found.stdout.strip()} MB")
    assert float(found.stdout) <= 30
