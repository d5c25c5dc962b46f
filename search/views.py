"""The result page and the suggestions while typing."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, cast

from django.db import OperationalError, connection, transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from core.tables import pagination
from core.text import languages
from home import i18n
from home.models import Topic
from search import facets, lookup
from search.analysis import TAG, Plan
from search.forms import SearchForm
from search.models import EmptySearch
from search.places import LEADING_ON, MOST, pages
from search.templatetags.search_tags import kind_name
from search.texts import query_string

PER_PAGE = 10
OFTEN_ANEW = cache_control(public=True, max_age=0, s_maxage=1)  # a proxy may answer a flood, the site keeps none
LONGEST = {"search": 3000, "suggest": 300}  # milliseconds a statement may take


@contextmanager
def bounded(milliseconds: int) -> Iterator[None]:
    """End each statement that takes longer, by an OperationalError."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('statement_timeout', %s, true)", [str(milliseconds)])
        yield


@require_safe
@OFTEN_ANEW
def results(request: HttpRequest) -> HttpResponse:
    form, message = _asked(request)
    context = {"form": form, "query": form.query, "message": message}
    if form.query:
        try:
            with bounded(LONGEST["search"]):
                context |= _answer(form, request)
        except OperationalError:
            context["message"] = _("This search takes too long. Try fewer or longer words.")
    return render(request, "search/results.html", context)


def _asked(request: HttpRequest) -> tuple[SearchForm, str]:
    """`(form, message)`: what cannot be asked is left out, and said so."""
    form = SearchForm(request.GET)
    if form.is_valid():
        return form, ""
    if "q" in form.errors:
        message = _("Search for at most 200 characters; nothing was looked for.")
    else:
        message = _("Something that you filtered by does not exist here; you see all results.")
    form = SearchForm({} if "q" in form.errors else {"q": request.GET.get("q", "")})
    form.is_valid()
    return form, message


def _answer(form: SearchForm, request: HttpRequest) -> dict[str, Any]:
    found = lookup.search(form.query, chosen=form.chosen, sort=form.cleaned_data["sort"])
    page_obj, wrong_number = pagination.paginate(found, request, PER_PAGE)
    keys, first = list(page_obj), page_obj.number == 1
    promoted = lookup.promoted(form.query) if first else {}
    others = lookup.in_other_languages(form.query) if first else {}
    shown = lookup.Shown({*keys, *promoted, *(key for _plan, theirs in others.values() for key in theirs)})
    if first and found.is_partial and found.plan.groups:
        EmptySearch.record(form.query, found.language)
    above = _promoted(shown, promoted, found.plan.places if first else ())
    urls_above = {page["url"] for page in above}
    context = {
        "results": found,
        "page_obj": page_obj,
        "hits": [hit for hit in shown.hits(keys, found.plan) if hit.url not in urls_above],
        "promoted": above,
        "others": _others(shown, others, [*keys, *promoted]),
        "base_url": f"{form.address()}&page=",
        "facets": _facets(form, found.numbers.facets) if found.numbers.total else [],
        "sorts": [
            (label, f"{form.address(sort=value)}#results", value == form.cleaned_data["sort"])
            for value, label in cast(Any, form.fields["sort"]).choices
        ],
        "means_nothing": not found.plan.groups,
        "leading_on": [] if found.numbers.total else _leading_on(form.query),
    }
    return context | ({"message": wrong_number} if wrong_number else {})


def _promoted(shown: lookup.Shown, promoted: dict[int, str], places: Sequence[str]) -> list[dict[str, Any]]:
    """What editors want above the results, then the pages that do what was asked for; each once."""
    found = []
    for hit in shown.hits(promoted):
        document, own = hit.document, promoted[hit.document.pk]
        lang = "" if document.language == languages.active() else document.language
        text, text_lang = (own, "") if own else (document.summary, lang)
        found.append({"title": document.title, "url": hit.url, "lang": lang, "text": text, "text_lang": text_lang})
    found += _places(places, MOST)
    return list({page["url"]: page for page in reversed(found)}.values())[::-1]


def _places(codes: Sequence[str], most: int) -> list[dict[str, Any]]:
    found = []
    for page, suffix in pages(codes, most=most) if codes else ():
        link, text = i18n.link(page), getattr(page, "summary", "")
        texts = {"title": link.title, "lang": link.lang, "text": text, "text_lang": link.lang}
        found.append(texts | {"url": link.url + suffix, "page": page})
    return found


def _leading_on(query: str) -> list[dict[str, Any]]:
    """Where to go when nothing was found: to people, who get the words, to what most come for, and to the topics."""
    topics = [f"{TAG}topic:{slug}" for slug in Topic.objects.values_list("slug", flat=True)]
    codes = [*LEADING_ON, *topics]
    found = _places(codes, len(codes))
    for place in found:
        if place["page"].gives_advice:
            place["url"] += query_string(about=query)
    return found


def _others(shown: lookup.Shown, others: dict[str, tuple[Plan, list[int]]], own: Iterable[int]) -> list[dict[str, Any]]:
    """What was found in other languages; a thing that is above in another language is not shown again."""
    seen = {shown.thing(key) for key in own}
    found = []
    for code, (plan, keys) in others.items():
        new = [key for key in keys if shown.thing(key) not in seen]
        seen |= {shown.thing(key) for key in new}
        found.append((code, shown.hits(new, plan)))
    return [{"code": code, "name": languages.OWN_NAMES[code], "hits": hits} for code, hits in found if hits]


def _facets(form: SearchForm, numbers: facets.FacetNumbers) -> list[dict[str, Any]]:
    names = facets.labels(numbers)
    shown = []
    for facet in facets.COLUMNS:
        chosen = form.chosen.get(facet)
        options = facets.options(facet, numbers, names, chosen)
        if len(options) > 1 or chosen:
            choices = [(value, f"{label} ({number})", value == str(chosen)) for value, label, number in options]
            shown.append({"name": facet, "label": form.fields[facet].label, "choices": choices})
    return shown


@require_safe
@OFTEN_ANEW
def suggestions(request: HttpRequest) -> JsonResponse:
    """`{"suggestions": [{"title", "kind", "url"}]}` for what was typed so far; empty if it takes too long."""
    typed = request.GET.get("q", "")[:200]
    try:
        with bounded(LONGEST["suggest"]):
            found = lookup.suggest(typed) if len(typed.strip()) > 1 else []
    except OperationalError:
        found = []
    answer = {
        "suggestions": [
            {"title": hit.document.title, "kind": str(kind_name(hit.document.kind)), "url": hit.url} for hit in found
        ]
    }
    response = JsonResponse(answer, json_dumps_params={"ensure_ascii": False})
    response.headers["X-Robots-Tag"] = "noindex"
    return response
