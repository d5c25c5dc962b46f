"""The labelled collections through the real index: what is meant is found, as it is in memory."""

import pytest

from search.analysis import LANGUAGES
from search.models import Concept
from tests.search import site
from tests.search.collection import collections
from tests.search.engine import summary

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", collections())
def test_what_is_meant_is_found_in_the_index(name):
    collection = collections()[name]
    Concept.objects.all().delete()  # the collections' labels know nothing of other words for the same
    site.fill(collection["documents"])
    rows = site.judged(collection)
    for language in LANGUAGES:
        mine = [row for row in rows if row["lang"] == language and row["category"] != "stretch"]
        figures = summary(mine)
        assert figures["recall"] >= 0.97, [row["query"] for row in mine if row["recall"] not in {1, None}]
        assert figures["precision"] >= 0.93
        assert figures["zero"] >= 0.9
    assert not [row["query"] for row in rows if row["trapped"]]
