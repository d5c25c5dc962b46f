"""A labelled collection in the real index, asked by the function that the result page uses."""

from search import index, lookup, vocabulary
from search.entries import Entry
from search.models import SearchDocument
from tests.search import engine


def fill(documents):
    """Write a collection’s documents."""
    vocabulary.forget()
    index.write([entry_of(document) for document in documents])


def entry_of(document):
    return Entry(
        key=document["id"],
        language=document["lang"],
        kind="page",
        title=document["title"],
        summary=document["summary"],
        text=document["body"],
        countries=document.get("countries", []),
        topics=document.get("topics", []),
    )


def suggested(query, language):
    words = lookup.prefixes(query)
    fitting = SearchDocument.objects.filter(
        language=language, title_vector=lookup.tsquery.TsQuery(lookup.tsquery.prefixes(words))
    )
    return list(fitting.values_list("key", flat=True))


def judged(collection):
    """Run all queries of a labelled collection; return one row of figures per query."""
    return [judge(query) for query in collection["queries"]]


def judge(query, find=None):
    if find:
        found = find(query["query"], query["lang"])
    elif query["mode"] == "suggest":
        found = suggested(query["query"], query["lang"])
    else:
        found = lookup.search(query["query"], query["lang"]).keys
    return engine.judge(query, found)
