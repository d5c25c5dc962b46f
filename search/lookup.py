"""Searching: from what a reader typed to results in the reader's language and in the others. No HTTP."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import Case, OuterRef, Subquery, When
from django.utils import translation
from wagtail.models import Page

from core.text import languages
from home import i18n
from search import engines, thesaurus, tsquery, vocabulary
from search.analysis import Piece, Plan, mark, plan_search, prefixes, snippet
from search.analysis.folding import fold
from search.analysis.tokens import tokens
from search.engines import Counts, Question
from search.models import Promotion, SearchDocument

MOST_RESULTS = 1000
SUGGESTIONS = 8
FEW = 5  # results as typed, after fewer of which those by other words for the same follow
CONSIDERED = 40  # titles of which the suggestions are chosen
LEADING = ("country", "page", "guide", "municipality", "partnership")  # kinds that are suggested first
FROM_OTHERS = 3  # results of each other language that are offered below


@dataclass
class Hit:
    """A result: where it is, and its words in pieces, marked where they met the search."""

    document: SearchDocument
    url: str
    title: list[Piece] = field(default_factory=list)
    snippet: list[Piece] = field(default_factory=list)


@dataclass
class Results:
    """What one search found, in the order asked for; reads no more than is looked at."""

    query: str
    language: str
    plan: Plan
    question: Question | None = None
    stage: int = -1  # which of the plan's stages answered
    numbers: Counts = field(default_factory=Counts)

    @property
    def is_partial(self) -> bool:
        """Whether nothing has all of the words."""
        return not 0 <= self.stage < self.plan.full

    def __len__(self) -> int:
        return min(self.numbers.number, MOST_RESULTS)

    def __getitem__(self, item: slice) -> list[int]:
        """A stretch of the results: primary keys, to be shown by `Shown`."""
        end = item.stop  # names have none: templates try `results["corrections"]` before the attribute
        if self.question is None or not self.numbers.number:
            return []
        return engines.first(self.question, self.numbers.number, end)[item]

    @property
    def keys(self) -> list[str]:
        """The keys of the first results, the best first: for benchmarks and tests."""
        order = self[:MOST_RESULTS]
        keys = dict(SearchDocument.objects.filter(pk__in=order).values_list("pk", "key"))
        return [keys[pk] for pk in order]

    @cached_property
    def corrections(self) -> list[tuple[str, list[str], bool]]:
        """`(typed, [spellings as the site has them], whether they were looked for)` of each word that it does not."""
        meant = {word for correction in self.plan.corrections for word in correction.meant}
        labels = ((word, thesaurus.current().as_written(word, self.language)) for word in meant)
        written = {word: label for word, label in labels if label}
        written |= vocabulary.as_written(meant, self.language) if meant else {}
        typed = {fold(token.word): token.word for token in tokens(self.query)}
        return [
            (
                typed.get(correction.typed, correction.typed),
                list(dict.fromkeys(written.get(word, word) for word in correction.meant))[:3],
                correction.is_sure,
            )
            for correction in self.plan.corrections
        ]


def search(query: str, language: str | None = None, chosen: dict[str, Any] | None = None, sort: str = "") -> Results:
    """The first stage of the plan that finds anything; `chosen` values of facets only narrow it.

    Where only a few results have the words as typed, those that have others for them follow.
    """
    language = language or languages.active()
    results = Results(
        query, language, plan_search(query, language, vocabulary.current()[language], thesaurus.current())
    )
    for position, stage in enumerate(results.plan.stages()):
        if not tsquery.to_tsquery(stage):
            break
        question = Question(language, results.plan, stage, chosen or {}, sort)
        numbers = engines.count(question)
        if numbers.total:
            results.stage, results.question, results.numbers = position, question, numbers
            if numbers.total >= FEW or position + 1 >= results.plan.full:
                break
    return results


class Shown:
    """The documents with these keys that readers may open; what became private this moment is left out."""

    def __init__(self, keys: Iterable[int]) -> None:
        self._documents = (
            SearchDocument.objects.select_related("document").defer("vector", "title_vector").in_bulk(list(keys))
        )
        wanted = {document.page_id for document in self._documents.values() if document.page_id}
        pages = i18n.listed(Page.objects.filter(pk__in=wanted)).select_related("locale")
        self._pages = {page.pk: page for page in pages}

    def thing(self, key: int) -> str:
        """What the document is of, whatever its language."""
        document = self._documents.get(key)
        page = self._pages.get(document.page_id) if document and document.page_id else None
        if page and document and document.key.startswith(Page._meta.label_lower):
            return str(page.translation_key)
        return document.key.rpartition(":")[0] if document else ""

    def hits(self, keys: Iterable[int], plan: Plan | None = None) -> list[Hit]:
        """Each with its address; with a plan, its words are marked."""
        found = []
        for document in filter(None, map(self._documents.get, keys)):
            if url := _url(document, self._pages):
                with translation.override(document.language):
                    found.append(Hit(document, url, *_marked(document, plan)))
        return found


def hits(keys: Iterable[int], plan: Plan | None = None) -> list[Hit]:
    return Shown(keys).hits(keys, plan)


def _url(document: SearchDocument, pages: dict[int, Any]) -> str:
    if document.page_id:
        page = pages.get(document.page_id)
        url = page.get_url() if page else None
        return url + document.suffix if url else ""
    return document.document.url if document.document else ""


def _marked(document: SearchDocument, plan: Plan | None) -> tuple[list[Piece], list[Piece]]:
    if plan is None:
        return [], []
    title = mark(document.title, document.language, plan)
    body = " ".join(filter(None, (document.summary, document.text)))
    return title, snippet(body[:20_000], document.language, plan)


def in_other_languages(query: str, language: str | None = None) -> dict[str, tuple[Plan, list[int]]]:
    """The best results in the other languages, as they are typed, without corrections: `{language: (plan, keys)}`."""
    known, questions = vocabulary.current(), {}
    for code in languages.CODES:
        if code == (language or languages.active()):
            continue
        plan = plan_search(query, code, known[code], thesaurus.current())
        stage = next(plan.stages(), None)
        if stage is not None and not plan.corrections and tsquery.to_tsquery(stage):
            questions[code] = Question(code, plan, stage)
    found = engines.best(questions, FROM_OTHERS) if questions else {}
    return {code: (questions[code].plan, keys) for code, keys in found.items() if keys}


def suggest(typed: str, language: str | None = None) -> list[Hit]:
    """Results whose title has, for each word typed, one that begins with it.

    Titles that begin so go first, then the kinds that lead to others, then the shortest titles.
    """
    words = prefixes(typed)
    if not words:
        return []
    found = hits(engines.titles_starting_with(language or languages.active(), words, CONSIDERED))
    start = "".join(words)

    def place(hit: Hit) -> tuple[bool, int, int]:
        kind = hit.document.kind
        rank = LEADING.index(kind) if kind in LEADING else len(LEADING)
        return not fold(hit.document.title).startswith(start), rank, len(hit.document.title)

    return sorted(found, key=place)[:SUGGESTIONS]


def promoted(query: str, language: str | None = None) -> dict[int, str]:
    """
    The pages that editors want above the results of this search: `{key: their own words for it, or ""}`.

    Whichever version was chosen, it is the one in the language of the search, or the German one.
    """
    language = language or languages.active()
    versions = SearchDocument.objects.filter(page__translation_key=OuterRef("page__translation_key"), suffix="")
    is_own = Case(When(language=language, then=0), default=1)
    document = versions.filter(language__in=[language, languages.SOURCE]).order_by(is_own).values("pk")[:1]
    promotions = Promotion.objects.filter(language=language).annotate(document=Subquery(document))
    return {row.document: row.text for row in promotions if row.document and row.is_for(query)}
