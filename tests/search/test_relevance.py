"""How well the analysis finds what is meant, on labelled collections."""

import pytest

from search.analysis import LANGUAGES
from tests.search.collection import collections
from tests.search.engine import judged, summary

ROWS = {name: judged(collection) for name, collection in collections().items()}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ROWS)
def test_what_is_meant_is_found(name, language):
    rows = [row for row in ROWS[name] if row["lang"] == language and row["category"] != "stretch"]
    figures = summary(rows)
    assert figures["recall"] >= 0.97
    assert figures["precision"] >= 0.93
    assert figures["zero"] >= 0.9


@pytest.mark.parametrize("name", ROWS)
def test_no_trap_stands_above_what_is_meant(name):
    assert not [row["query"] for row in ROWS[name] if row["trapped"]]
