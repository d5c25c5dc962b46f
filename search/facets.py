"""The facets: the columns that they narrow by, and how their values are shown."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet, Value
from django_stubs_ext import StrOrPromise

from core.text import countries, languages
from home.models import Audience, Topic
from partnerships.models import CooperationForm
from search.kinds import KINDS

FacetNumbers = Mapping[str, Mapping[str, int]]  # {facet: {value: number}}
COLUMNS = {
    "kind": "kind",
    "country": "countries",
    "topic": "topics",
    "form": "forms",
    "audience": "audiences",
    "year": "year",
}
MANY = {"country", "topic", "form", "audience"}
LONGEST = 10  # values shown of one facet


def labels(numbers: FacetNumbers) -> dict[str, dict[str, Any]]:
    """`{facet: {value: name}}` of what was counted and has a name; one query, or none."""
    name = f"name_{languages.active()}"
    found: defaultdict[str, dict[str, Any]] = defaultdict(dict)
    models = {"topic": Topic, "form": CooperationForm, "audience": Audience}
    queries = [_names(model, facet, name) for facet, model in models.items() if numbers.get(facet)]
    for facet, slug, text, german in queries[0].union(*queries[1:], all=True) if queries else ():
        found[facet][slug] = text or german
    return found | {"kind": KINDS}


def _names(model: type[Any], facet: str, name: str) -> QuerySet[Any, Any]:
    return model.objects.order_by().values_list(Value(facet), "slug", name, f"name_{languages.SOURCE}")


def options(
    facet: str, numbers: FacetNumbers, names: dict[str, dict[str, Any]], chosen: object = None
) -> list[tuple[str, StrOrPromise, int]]:
    """`(value, label, number)`: the most frequent values, by label, and in any case the chosen one."""
    known = {value: number for value, number in numbers.get(facet, {}).items() if value}
    if chosen and str(chosen) not in known:
        known[str(chosen)] = 0
    top = sorted(known, key=lambda value: (value != str(chosen), -known[value], value))[:LONGEST]
    entries = [(value, _label(facet, value, names), known[value]) for value in top]
    if facet == "year":
        return sorted(entries, reverse=True)
    return sorted(entries, key=lambda entry: languages.sort_key(str(entry[1])))


def _label(facet: str, value: str, names: dict[str, dict[str, Any]]) -> StrOrPromise:
    return countries.name(value) if facet == "country" else names.get(facet, {}).get(value, value)
