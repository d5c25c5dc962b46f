"""Figures of the search as readers have it: relevance beside Wagtail’s own search, time at three sizes, memory."""

# ruff: noqa: T201, S311 - figures are printed; chance here only mixes words

import random
import resource
from statistics import mean, quantiles
from time import perf_counter

import pytest
from django.db import connection
from wagtail.search.backends import get_search_backend

from partnerships.models import Partnership
from search import index, lookup, vocabulary
from search.analysis import LANGUAGES
from search.entries import Entry
from search.models import SearchDocument
from tests.search import site
from tests.search.collection import collections
from tests.search.engine import summary

pytestmark = [pytest.mark.bench, pytest.mark.django_db(transaction=False)]
SIZES = (100, 1_000, 10_000)
WORDS_A_DOCUMENT = 150
INVENTED = 15_000  # words that the mixed documents share
WORST = {"search": 50, "suggest": 30, "index": 10}  # milliseconds


def shown(rows):
    means = " ".join(f"{name} {value:.3f}" for name, value in summary(rows).items())
    return f"{len(rows):3} queries {means}"


def report(title, rows):
    for language in LANGUAGES:
        mine = [row for row in rows if row["lang"] == language]
        print(f"\n{title} {language}: {shown([row for row in mine if row['category'] != 'stretch'])}")
        for category in sorted({row["category"] for row in mine}):
            print(f"  {category:10} {shown([row for row in mine if row['category'] == category])}")


@pytest.mark.parametrize("name", collections())
def test_relevance(name):
    collection = collections()[name]
    site.fill(collection["documents"])
    rows = site.judged(collection)
    report(name, rows)
    assert not any(row["trapped"] for row in rows)
    report(f"{name}, Wagtail’s own search,", wagtails_own(collection))


def wagtails_own(collection):
    """The same queries by the search that comes with Wagtail, over records whose text it indexes as it is."""
    backend = get_search_backend()
    for document in collection["documents"]:
        text = f"{document['title']} {document['summary']} {document['body']}"
        backend.add(Partnership.objects.create(slug=document["id"], text_de=text))

    def find(query, language):
        found = backend.search(query, Partnership.objects.filter(is_public=True))
        return [record.slug for record in found[:1000] if record.slug.startswith(language)]

    queries = [query for query in collection["queries"] if query["mode"] == "search"]
    return [site.judge(query, find) for query in queries]


def figures(times):
    cuts = quantiles(times, n=20, method="inclusive")
    return cuts[9], cuts[18]


def test_time():
    collection = list(collections().values())[-1]
    site.fill(collection["documents"])
    mixed = {language: mixer(collection, language) for language in LANGUAGES}
    queries = [(q["query"], q["lang"], q["mode"]) for q in collection["queries"]]
    sizes = dict.fromkeys(LANGUAGES, 0)
    for size in SIZES:
        times = []
        for language in LANGUAGES:
            while sizes[language] < size:
                batch = [
                    mixed[language](f"{language}-{sizes[language] + i}")
                    for i in range(min(100, size - sizes[language]))
                ]
                times.append(timed(index.write, batch) / len(batch))
                sizes[language] += len(batch)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE search_searchdocument")
        vocabulary.forget()
        loading = timed(vocabulary.current)
        searching = figures([timed(ask, query, language) for query, language, _mode in queries])
        typing = figures([timed(lookup.suggest, query[:4], language) for query, language, _mode in queries])
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"\n{size} documents a language: search p50 {searching[0]:.1f} ms, p95 {searching[1]:.1f} ms; "
            f"suggestions p50 {typing[0]:.1f} ms, p95 {typing[1]:.1f} ms; indexing {mean(times):.1f} ms a document; "
            f"vocabulary read in {loading:.0f} ms; process {memory:.0f} MB"
        )
    assert SearchDocument.objects.count() >= 3 * SIZES[-1]
    assert searching[1] <= WORST["search"]
    assert typing[1] <= WORST["suggest"]
    assert mean(times) <= WORST["index"]


def ask(query, language):
    found = lookup.search(query, language)
    return lookup.hits(found[:10], found.plan)


def timed(work, *arguments):
    """Milliseconds."""
    start = perf_counter()
    work(*arguments)
    return (perf_counter() - start) * 1000


def mixer(collection, language):
    """A maker of documents: one word in seven is of the collection, so that each query meets many of them."""
    chance = random.Random(language)
    texts = [d["body"] for d in collection["documents"] if d["lang"] == language]
    words = " ".join(texts).split()
    letters = "абвгдезиклмнопрст" if language == "uk" else "abdefghiklmnoprst"
    invented = ["".join(chance.choices(letters, k=chance.randint(4, 11))) for _ in range(INVENTED)]

    def make(key):
        mixed = chance.choices(invented, k=WORDS_A_DOCUMENT * 6 // 7) + chance.choices(words, k=WORDS_A_DOCUMENT // 7)
        chance.shuffle(mixed)
        return Entry(
            key=f"mixed:{key}", language=language, kind="page", title=" ".join(mixed[:5]), text=" ".join(mixed)
        )

    return make
