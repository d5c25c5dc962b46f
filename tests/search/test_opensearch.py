"""A second engine in front of PostgreSQL: it finds the same, keeps up with changes, and may be away."""

import os

import pytest
from django.core.management import call_command

from search import engines, lookup
from search.engines import mirror
from search.facets import COLUMNS
from search.models import PendingIndexWrite, SearchDocument
from tests import factories
from tests.sampling import audited
from tests.search import site
from tests.search.collection import COLLECTION
from tests.search.engine import summary
from tests.search.opensearch_server import OpenSearch

pytestmark = pytest.mark.django_db


@pytest.fixture
def server(settings, monkeypatch):
    monkeypatch.setattr(engines, "_asked_again_at", 0.0)
    with OpenSearch() as running:
        settings.SEARCH_URL = running.url.replace("//", "//reader:secret@") + "/test"
        yield running


def found(query, language, **options):
    """Whatever is found, and the numbers of all facets."""
    results = lookup.search(query, language, **options)
    return set(results.keys), results.stage, results.numbers.total, results.numbers.number, results.numbers.facets


def both(settings, ask, *arguments, **options):
    second, settings.SEARCH_URL = settings.SEARCH_URL, ""
    first = ask(*arguments, **options)
    settings.SEARCH_URL = second
    return first, ask(*arguments, **options)


def facets_of(answer):
    """Without the entries that have no value, which are counted by PostgreSQL only and never shown."""
    return {facet: {value: number for value, number in answer[4].get(facet, {}).items() if value} for facet in COLUMNS}


def shown(*arguments, **options):
    return lookup.hits(lookup.search(*arguments, **options)[:10])


@pytest.mark.parametrize("step", [7, audited(1)])
def test_both_engines_find_the_same_with_the_same_numbers(settings, server, step):
    call_command("reindex", verbosity=0)
    site.fill(COLLECTION["documents"])  # after it: these keys belong to no page, reindexing would remove them
    mirror.send()
    queries = COLLECTION["queries"][::step]
    asked_before = len(server.requests)
    for query in queries:
        postgresql, other = both(settings, found, query["query"], query["lang"])
        assert postgresql[:4] == other[:4], query["query"]
        assert facets_of(postgresql) == facets_of(other), query["query"]
        suggested = both(
            settings, engines.titles_starting_with, query["lang"], lookup.prefixes(query["query"]) or ["a"], 8
        )
        assert suggested[0] == suggested[1]
    assert len(server.requests) > asked_before
    assert all(kind == "Basic cmVhZGVyOnNlY3JldA==" for *_request, kind in server.requests)
    rows = [site.judge(query) for query in queries]
    assert summary([row for row in rows if row["category"] != "stretch"])["recall"] >= 0.97
    assert not any(row["trapped"] for row in rows)


def test_facets_sorting_and_exclusion_mean_the_same(settings, server, home):
    for number in range(4):
        factories.NewsPageFactory(parent=home, title=f"Kanarienvogel {number}", slug=f"kanarienvogel-{number}")
    factories.NewsPageFactory(parent=home, title="Kanarienvogel und Amsel", slug="amsel")
    call_command("reindex", verbosity=0)
    kind = SearchDocument.objects.filter(title__startswith="Kanarien").first().kind
    for query, expected in (("kanarienvogel", 5), ("kanarienvogel -amsel", 4), ('"kanarienvogel und"', 1)):
        for chosen, some in (
            ({}, True),
            ({"kind": kind}, True),
            ({"kind": "event"}, False),
            ({"country": "UA"}, False),
        ):
            one, other = both(settings, found, query, "de", chosen=chosen)
            assert one[:4] == other[:4]
            assert len(one[0]) == expected * some
            assert facets_of(one) == facets_of(other)
    dated = both(settings, lambda: [hit.url for hit in shown("kanarienvogel", "de", sort="date")])
    assert dated[0] == dated[1] != []


def test_changes_arrive_after_the_commit(server, home, django_capture_on_commit_callbacks):
    call_command("reindex", verbosity=0)
    with django_capture_on_commit_callbacks(execute=True):
        page = factories.NewsPageFactory(parent=home, title="Kanarienvogel", slug="kanarienvogel")
    assert [hit.url for hit in shown("kanarienvogel", "de")] == ["/de/kanarienvogel/"]
    with django_capture_on_commit_callbacks(execute=True):
        page.unpublish()
    assert lookup.search("kanarienvogel", "de").numbers.total == 0
    assert not PendingIndexWrite.objects.exists()


def test_what_could_not_be_sent_is_sent_later(server, home, django_capture_on_commit_callbacks, caplog):
    call_command("reindex", verbosity=0)
    server.broken = True
    with django_capture_on_commit_callbacks(execute=True):
        factories.NewsPageFactory(parent=home, title="Kanarienvogel", slug="kanarienvogel")
    assert PendingIndexWrite.objects.exists()
    assert [hit.url for hit in shown("kanarienvogel", "de")] == ["/de/kanarienvogel/"], "PostgreSQL answers"
    assert "secret" not in caplog.text
    assert "kanarienvogel" not in caplog.text
    server.broken = False
    mirror.send()
    assert not PendingIndexWrite.objects.exists()
    (documents,) = server.indices.values()
    assert any(document["title"] == "Kanarienvogel" for document in documents.values())


def test_an_engine_that_is_away_is_left_alone_for_a_while(server, home):
    call_command("reindex", verbosity=0)
    server.broken = True
    before = len(server.requests)
    for _again in range(5):
        lookup.search("partnerschaft", "de")
    assert len(server.requests) == before + 1


def test_what_left_the_rows_is_not_shown_even_if_the_engine_still_has_it(server, home):
    factories.NewsPageFactory(parent=home, title="Kanarienvogel", slug="kanarienvogel")
    call_command("reindex", verbosity=0)
    SearchDocument.objects.filter(title="Kanarienvogel").delete()
    assert shown("kanarienvogel", "de") == []
    assert lookup.suggest("kanari", "de") == []


def test_without_the_index_nothing_makes_one_up(server, home, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        factories.NewsPageFactory(parent=home, title="Kanarienvogel", slug="kanarienvogel")
    assert server.indices == {}
    assert PendingIndexWrite.objects.exists()
    call_command("reindex", verbosity=0)
    assert not PendingIndexWrite.objects.exists()
    assert lookup.search("kanarienvogel", "de").numbers.total == 1


def test_reindexing_replaces_the_index_in_one_step(server, home):
    call_command("reindex", verbosity=0)
    (old,) = server.indices
    call_command("reindex", verbosity=0)
    (new,) = server.indices
    assert server.aliases == {"test": new}
    assert new != old


@pytest.mark.skipif(
    not os.environ.get("SEARCH_TEST_URL"), reason="SEARCH_TEST_URL names no OpenSearch or Elasticsearch"
)
def test_a_real_server_finds_the_same(settings, monkeypatch):
    monkeypatch.setattr(engines, "_asked_again_at", 0.0)
    settings.SEARCH_URL = os.environ["SEARCH_TEST_URL"]
    collection = COLLECTION
    site.fill(collection["documents"])
    mirror.rebuild()
    PendingIndexWrite.objects.all().delete()
    for query in collection["queries"]:
        postgresql, other = both(settings, found, query["query"], query["lang"])
        assert postgresql[:4] == other[:4], query["query"]


def test_nothing_is_noted_without_a_second_engine(home):
    factories.NewsPageFactory(parent=home, title="Kanarienvogel", slug="kanarienvogel")
    assert not PendingIndexWrite.objects.exists()
