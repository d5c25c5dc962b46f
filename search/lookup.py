"""Searching: from what a reader typed to results in the reader's language and in the others. No HTTP."""

from dataclasses import dataclass, field
from functools import cached_property

from django.contrib.postgres.search import SearchRank
from django.db.models import F
from django.db.models.functions import Length
from django.utils import translation
from wagtail.models import Page

from home import i18n, languages
from search import facets, tsquery, vocabulary
from search.analysis import Plan, mark, plan_search, prefixes, snippet
from search.analysis.folding import fold
from search.analysis.tokens import tokens
from search.models import Promotion, SearchDocument

MOST_RESULTS = 1000
MOST_RANKED = 300  # results that are weighed against each other
SUGGESTIONS = 8
FROM_OTHERS = 3  # results of each other language that are offered below


@dataclass
class Hit:
    """A result: where it is, and its words in pieces, marked where they met the search."""

    document: SearchDocument
    url: str
    title: list = field(default_factory=list)
    snippet: list = field(default_factory=list)


@dataclass
class Results:
    """What one search found, in the order asked for; reads no more than is looked at."""

    query: str
    language: str
    plan: Plan
    chosen: dict
    sort: str = ""
    stage: int = -1  # which of the plan's stages answered
    total: int = 0  # whatever facets are chosen
    number: int = 0
    numbers: dict = field(default_factory=dict)
    matching: str = ""
    head: str = ""  # the part of `matching` that has all of it in title or summary

    def __len__(self):
        return min(self.number, MOST_RESULTS)

    def __getitem__(self, item):
        """A stretch of the results."""
        return hits(self._ordered(item.stop)[item], self.plan)

    def _ordered(self, wanted):
        """The primary keys of at least the `wanted` first results."""
        if not self.number:
            return []
        found = facets.restrict(_documents(self.language, self.matching), self.chosen)
        newest = found.order_by(F("date").desc(nulls_last=True), "pk").values_list("pk", flat=True)
        if self.sort == "date":
            return list(newest[:wanted])
        if self.number <= MOST_RANKED:
            return _ranked(found, self.plan)
        # Ranking reads each vector, which takes its time: only what has the words in its head is ranked then.
        best = _ranked(found.filter(pk__in=newest.filter(vector=tsquery.TsQuery(self.head))[:MOST_RANKED]), self.plan)
        rest = newest.exclude(pk__in=best)[: wanted - len(best)] if len(best) < wanted else []
        return [*best, *rest]

    @property
    def keys(self):
        """The keys of the first results, the best first: for benchmarks and tests."""
        order = self._ordered(MOST_RANKED)
        keys = dict(SearchDocument.objects.filter(pk__in=order).values_list("pk", "key"))
        return [keys[pk] for pk in order]

    @cached_property
    def corrections(self):
        """`(typed, [spellings as the site has them])` of each word that was taken for another."""
        meant = {word for correction in self.plan.corrections for word in correction.meant}
        written = vocabulary.as_written(meant, self.language) if meant else {}
        typed = {fold(token.word): token.word for token in tokens(self.query)}
        return [
            (
                typed.get(correction.typed, correction.typed),
                list(dict.fromkeys(written.get(word, word) for word in correction.meant))[:3],
            )
            for correction in self.plan.corrections
        ]


def _documents(language, matching):
    return SearchDocument.objects.filter(language=language, vector=tsquery.TsQuery(matching))


def _ranked(documents, plan):
    return list(documents.annotate(rank=_rank(plan)).order_by("-rank", "pk").values_list("pk", flat=True))


def _rank(plan):
    return SearchRank(F("vector"), tsquery.TsQuery(tsquery.ranking(plan)), weights=tsquery.WEIGHTS)


def search(query, language=None, chosen=None, sort=""):
    """The first stage of the plan that finds anything; `chosen` values of facets only narrow it."""
    language = language or languages.active()
    results = Results(query, language, plan_search(query, language, vocabulary.current()[language]), chosen or {}, sort)
    for position, stage in enumerate(results.plan.stages()):
        matching = tsquery.matching(stage, results.plan.excluded)
        if not matching:
            break
        total, number, numbers = facets.count(_documents(language, matching), results.chosen)
        if total:
            results.stage, results.matching, results.head = position, matching, tsquery.in_head(stage)
            results.total, results.number, results.numbers = total, number, numbers
            break
    return results


def hits(keys, plan=None):
    """Each document that readers may open, with its address; what became private this moment is left out."""
    rows = SearchDocument.objects.select_related("document").defer("vector", "title_vector").in_bulk(keys)
    documents = [rows[key] for key in keys if key in rows]
    wanted = {document.page_id for document in documents if document.page_id}
    pages = {page.pk: page for page in i18n.readable(Page.objects.filter(pk__in=wanted)).select_related("locale")}
    found = []
    for document in documents:
        if url := _url(document, pages):
            found.append(Hit(document, url, *_marked(document, plan)))
    return found


def _url(document, pages):
    if document.page_id:
        page = pages.get(document.page_id)
        url = page.get_url() if page else None
        return url + document.suffix if url else ""
    return document.document.url if document.document else ""


def _marked(document, plan):
    if plan is None:
        return [], []
    title = mark(document.title, document.language, plan)
    body = " ".join(filter(None, (document.summary, document.text)))
    return title, snippet(body[:20_000], document.language, plan)


def in_other_languages(query, language=None):
    """The best hits in the other languages, as they are typed, without corrections: `{language: [hit]}`."""
    known, plans, queries = vocabulary.current(), {}, []
    for code in languages.CODES:
        if code == (language or languages.active()):
            continue
        plan = plan_search(query, code, known[code])
        stage = next(plan.stages(), None)
        matching = "" if stage is None or plan.corrections else tsquery.matching(stage, plan.excluded)
        if matching:
            plans[code] = plan
            some = _documents(code, matching).values("pk")[:MOST_RANKED]
            ranked = SearchDocument.objects.filter(pk__in=some).annotate(rank=_rank(plan)).order_by("-rank", "pk")
            queries.append(ranked.values_list("pk", "rank")[:FROM_OTHERS])
    if not queries:
        return {}
    rows = queries[0].union(*queries[1:], all=True) if len(queries) > 1 else queries[0]
    ranks = dict(rows)
    found = {}
    for hit in hits(sorted(ranks, key=lambda key: -ranks[key])):
        with translation.override(hit.document.language):
            hit.title, hit.snippet = _marked(hit.document, plans[hit.document.language])
        found.setdefault(hit.document.language, []).append(hit)
    return found


def suggest(typed, language=None):
    """Results whose title has, for each word typed, one that begins with it: the shortest titles first."""
    words = prefixes(typed)
    if not words:
        return []
    fitting = SearchDocument.objects.filter(
        language=language or languages.active(), title_vector=tsquery.TsQuery(tsquery.beginning(words))
    )
    shortest = fitting.order_by(Length("title"), "title", "pk")
    return hits(list(shortest.values_list("pk", flat=True)[:SUGGESTIONS]))


def promoted(query, language=None):
    """The pages that editors want above the results of this search, as far as readers may open them."""
    promotions = Promotion.objects.filter(language=language or languages.active())
    wanted = {promotion.page_id: promotion for promotion in promotions if promotion.is_for(query)}
    if not wanted:
        return []
    pages = i18n.readable(Page.objects.filter(pk__in=wanted)).select_related("locale").specific()
    return [
        {"title": page.title, "url": page.get_url(), "text": wanted[page.pk].text or getattr(page, "summary", "")}
        for page in pages
    ]
