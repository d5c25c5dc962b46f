"""The labelled collections through the real index: what is meant is found, as it is in memory."""

import pytest

from search import lookup
from search.analysis import LANGUAGES
from search.models import Concept
from tests.search import site
from tests.search.collection import collections
from tests.search.engine import summary

pytestmark = pytest.mark.django_db


@pytest.fixture(params=collections())
def collection(request):
    found = collections()[request.param]
    site.fill(found["documents"])
    return found


def by_language(rows):
    return {
        language: [row for row in rows if row["lang"] == language and row["category"] != "stretch"]
        for language in LANGUAGES
    }


def missed(rows):
    return [row["query"] for row in rows if row["recall"] not in {1, None}]


def test_what_is_meant_is_found_in_the_index(collection):
    Concept.objects.all().delete()  # the collections' labels know nothing of other words for the same
    rows = site.judged(collection)
    for mine in by_language(rows).values():
        figures = summary(mine)
        assert figures["recall"] >= 0.97, missed(mine)
        assert figures["precision"] >= 0.93
        assert figures["zero"] >= 0.9
    assert not [row["query"] for row in rows if row["trapped"]]


def test_other_words_displace_nothing(collection):
    """What they find beside is no fault, not even where the words themselves find nothing: it stands behind."""
    rows = site.judged(collection)
    for mine in by_language(rows).values():
        assert summary(mine)["recall"] >= 0.97, missed(mine)
    assert not [row["query"] for row in rows if row["trapped"]]


def test_what_is_found_by_other_words_alone_was_not_typed(collection):
    queries = [query for query in collection["queries"] if not query["expected"] and query["mode"] == "search"]
    results = [lookup.search(query["query"], query["lang"]) for query in queries]
    assert [found.query for found in results if len(found) and not found.stage] == []
