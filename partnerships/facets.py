"""Which partnerships match what a reader chose, and how many would with each other choice; no HTTP."""

from collections import Counter
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Value
from django.db.models.functions import Coalesce, NullIf

from home import countries, languages
from home.models import Topic
from partnerships.models.partnerships import Membership, Partnership
from partnerships.models.taxonomies import CooperationForm

FACETS = ["country", "type", "stage", "topic", "form"]


@dataclass(frozen=True)
class Row:
    """One partnership, reduced to what is filtered and sorted by."""

    pk: int
    since: str
    last_confirmed_on: object
    names: list
    search_texts: list
    country: list
    type: list
    stage: list
    topic: list
    form: list

    def matches(self, chosen, but=None):
        return all(value in getattr(self, facet) for facet, value in chosen.items() if facet != but)


class Directory:
    """All public partnerships with their facets, read with three queries whatever their number."""

    def __init__(self):
        self.rows = _rows()
        self.labels = {
            "country": {code: countries.name(code) for row in self.rows for code in row.country},
            "type": dict(Partnership.LegalType.choices),
            "stage": dict(Partnership.Stage.choices),
            "topic": {topic.slug: topic.name for topic in Topic.objects.all()},
            "form": {form.slug: form.name for form in CooperationForm.objects.all()},
        }

    def named(self, text):
        """The rows with a municipality of which a word begins like the text, in whatever script."""
        if not text:
            return self.rows
        folded = languages.fold(text)
        return [row for row in self.rows if folded and any(folded in names for names in row.search_texts)]

    def choices(self, facet, chosen, rows):
        """`(value, label, count)` by label; the other facets’ choices apply, the own one does not."""
        counts = Counter(value for row in rows if row.matches(chosen, but=facet) for value in set(getattr(row, facet)))
        entries = [
            (value, label, counts[value])
            for value, label in self.labels[facet].items()
            if counts[value] or chosen.get(facet) == value
        ]
        if facet == "stage":  # in the order of a partnership's life
            return entries
        return sorted(entries, key=lambda entry: languages.sort_key(str(entry[1])))


def by_name(row):
    return [languages.sort_key(name) for name in row.names]


def by_start(row):
    return (not row.since, _descending(row.since), by_name(row))


def by_confirmation(row):
    day = row.last_confirmed_on
    return (day is None, -day.toordinal() if day else 0, by_name(row))


def _descending(text):
    return [-ord(letter) for letter in text]


SORTS = {"name": by_name, "newest": by_start, "confirmed": by_confirmation}


def _rows():
    members = Membership.objects.filter(partnership=OuterRef("pk")).order_by("role", "sort_order")
    abroad = members.exclude(municipality__country="DE")
    name = Coalesce(
        NullIf(F(f"municipality__name_{languages.active()}"), Value("")), F(f"municipality__name_{languages.SOURCE}")
    )
    return [
        Row(*values[:5], country, [legal_type] if legal_type else [], [stage], topic, form)
        for *values, country, legal_type, stage, topic, form in Partnership.objects.public().values_list(
            "pk",
            "since",
            "last_confirmed_on",
            ArraySubquery(members.values_list(name)),
            ArraySubquery(members.values_list("municipality__search_text")),
            ArraySubquery(abroad.values_list("municipality__country")),
            "legal_type",
            "stage",
            ArraySubquery(Topic.objects.filter(partnership=OuterRef("pk")).values_list("slug")),
            ArraySubquery(CooperationForm.objects.filter(partnership=OuterRef("pk")).values_list("slug")),
        )
    ]
