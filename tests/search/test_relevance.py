"""How well the analysis finds what is meant, on labelled collections."""

from functools import cache

import pytest

from search.analysis import LANGUAGES
from tests.search.collection import collections
from tests.search.engine import judged, summary

COLLECTIONS = collections()


@cache
def rows_of(name):
    """The figures of each query: when a test asks for them, not in every process that reads this file."""
    return judged(COLLECTIONS[name])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", COLLECTIONS)
def test_what_is_meant_is_found(name, language):
    rows = [row for row in rows_of(name) if row["lang"] == language and row["category"] != "stretch"]
    figures = summary(rows)
    assert figures["recall"] >= 0.97
    assert figures["precision"] >= 0.93
    assert figures["zero"] >= 0.9


@pytest.mark.parametrize("name", COLLECTIONS)
def test_no_trap_stands_above_what_is_meant(name):
    assert not [row["query"] for row in rows_of(name) if row["trapped"]]
