"""How many results there are with each value of each facet: one query, whatever was found."""

from collections import defaultdict

from django.db import connection
from django.db.models import Value

from home import countries, languages
from home.models import Audience, Topic
from partnerships.models import CooperationForm
from search.kinds import KINDS

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


def restrict(documents, chosen):
    """The documents with the chosen value of each facet."""
    for facet, value in chosen.items():
        column = COLUMNS[facet]
        documents = documents.filter(**{f"{column}__contains": [value]} if facet in MANY else {column: value})
    return documents


def count(documents, chosen):
    """
    `(all, chosen, {facet: {value: number}})` for the documents found.

    For the numbers of a facet the choices in the other ones apply, its own does not.
    """
    found, found_with = documents.values_list(*COLUMNS.values()).query.sql_with_params()
    parts, params = [], list(found_with)
    everything, everything_with = _condition(chosen)
    parts.append("SELECT 'all', NULL, count(*) FROM found")
    parts.append(f"SELECT 'chosen', NULL, count(*) FROM found WHERE {everything}")
    params += everything_with
    for facet, column in COLUMNS.items():
        others, others_with = _condition({name: value for name, value in chosen.items() if name != facet})
        source = (
            f"found, unnest({column}) AS value" if facet in MANY else f"found, LATERAL (SELECT {column}) AS o(value)"
        )
        parts.append(f"SELECT '{facet}', value::text, count(*) FROM {source} WHERE {others} GROUP BY value")
        params += others_with
    counts = " UNION ALL ".join(parts)
    sql = f"WITH found({', '.join(COLUMNS.values())}) AS MATERIALIZED ({found}) {counts}"
    numbers = defaultdict(dict)
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        for facet, value, number in cursor.fetchall():
            numbers[facet][value] = number
    return numbers["all"][None], numbers["chosen"][None], numbers


def _condition(chosen):
    tests = [f"{COLUMNS[facet]} @> %s" if facet in MANY else f"{COLUMNS[facet]} = %s" for facet in chosen]
    values = [[value] if facet in MANY else value for facet, value in chosen.items()]
    return " AND ".join(["TRUE", *tests]), values


def labels(numbers):
    """`{facet: {value: name}}` of what was counted and has a name; one query, or none."""
    name = f"name_{languages.active()}"
    found = defaultdict(dict)
    models = {"topic": Topic, "form": CooperationForm, "audience": Audience}
    queries = [_names(model, facet, name) for facet, model in models.items() if numbers.get(facet)]
    for facet, slug, text, german in queries[0].union(*queries[1:], all=True) if queries else ():
        found[facet][slug] = text or german
    return found | {"kind": KINDS}


def _names(model, facet, name):
    return model.objects.order_by().values_list(Value(facet), "slug", name, f"name_{languages.SOURCE}")


def options(facet, numbers, names, chosen=None):
    """`(value, label, number)`: the most frequent values, by label, and in any case the chosen one."""
    known = {value: number for value, number in numbers.get(facet, {}).items() if value}
    if chosen and str(chosen) not in known:
        known[str(chosen)] = 0
    top = sorted(known, key=lambda value: (value != str(chosen), -known[value], value))[:LONGEST]
    entries = [(value, _label(facet, value, names), known[value]) for value in top]
    if facet == "year":
        return sorted(entries, reverse=True)
    return sorted(entries, key=lambda entry: languages.sort_key(str(entry[1])))


def _label(facet, value, names):
    return countries.name(value) if facet == "country" else names.get(facet, {}).get(value, value)
