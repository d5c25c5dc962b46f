"""Lists that readers narrow down: what matches, and how many would with each other choice; no HTTP but the form."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any, cast

from django import forms
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from core.text import languages
from core.text.widgets import Select

Sorts = dict[str, StrOrPromise]


@dataclass(frozen=True)
class Facet:
    """
    One way to narrow a list down; `in_order` keeps the order of its labels instead of sorting by them.

    `empty_means_all`: an entry without any value is meant for all of them, so each choice finds and counts it.
    """

    name: str
    label: StrOrPromise
    in_order: bool = False
    empty_means_all: bool = False


@dataclass(frozen=True)
class Row:
    """One entry of the list, reduced to its key and `{facet: values}`."""

    key: int
    values: dict[str, Any]

    def matches(self, chosen: dict[str, str]) -> bool:
        return all(value in self.values[facet] for facet, value in chosen.items())


class Finder:
    """
    The rows of a list in their order, with the words for each facet's values.

    The rows are read once; to count in the program needs no query for each facet.
    """

    def __init__(self, facets: Sequence[Facet], rows: list[Row], labels: dict[str, dict[Any, StrOrPromise]]) -> None:
        self.facets, self.labels = facets, labels
        for_all = {facet.name: list(labels[facet.name]) for facet in facets if facet.empty_means_all}
        self.rows = [self._completed(row, for_all) for row in rows] if for_all else rows

    @staticmethod
    def _completed(row: Row, for_all: dict[str, list[Any]]) -> Row:
        """The row with all values of each facet of which it has none because it is meant for all."""
        missing = {name: values for name, values in for_all.items() if not row.values[name]}
        return replace(row, values=row.values | missing) if missing else row

    def choices(self, facet: Facet, chosen: dict[str, Any]) -> list[tuple[Any, StrOrPromise, int]]:
        """`(value, label, count)`; the other facets’ choices apply, the own one does not."""
        counts = self.counts(facet, {name: value for name, value in chosen.items() if name != facet.name})
        entries = [
            (value, label, counts[value])
            for value, label in self.labels[facet.name].items()
            if counts[value] or chosen.get(facet.name) == value
        ]
        return entries if facet.in_order else sorted(entries, key=lambda entry: languages.sort_key(str(entry[1])))

    def counts(self, facet: Facet, others: dict[str, Any]) -> Counter[Any]:
        """`{value: how many entries have it}` of those that match the choices."""
        matching = [row for row in self.rows if row.matches(others)] if others else self.rows
        return Counter(chain.from_iterable(dict.fromkeys(row.values[facet.name]) for row in matching))

    def found(self, chosen: dict[str, Any]) -> Any:
        """The keys of the entries that match, in their order."""
        return [row.key for row in self.rows if not chosen or row.matches(chosen)]

    def number(self, found: Any) -> int:
        """How many `found` has given."""
        return len(found)


class Filtered:
    """What the form of a list tells of itself: `home/components/filter.html` and the page's title show it."""

    def chosen_in_words(self) -> dict[str, tuple[StrOrPromise, StrOrPromise]]:
        """`{field: (label, value)}` of what narrows the list down and can be taken away."""
        raise NotImplementedError

    def address(self, **changes: Any) -> str:
        """The list's query string, from its question mark, with some answers changed."""
        raise NotImplementedError

    @property
    def chips(self) -> list[tuple[str, str]]:
        """`(words, address without it)` of each filter in use."""
        return [
            (gettext("%(name)s: %(value)s") % {"name": label, "value": value}, self.address(**{name: ""}))
            for name, (label, value) in self.chosen_in_words().items()
        ]

    @property
    def clear_url(self) -> str:
        return self.address(**dict.fromkeys(self.chosen_in_words(), ""))

    @property
    def values_in_words(self) -> str:
        return ", ".join(str(value) for _label, value in self.chosen_in_words().values())


class FinderForm(Filtered, forms.Form):
    """What a reader may ask a list for; only values that some entry has are choices."""

    defaults: dict[str, str] = {}  # what the query string need not say
    further_filters: Sequence[str] = ()  # fields that narrow the list down beside the facets
    fixed: frozenset[str] = frozenset()  # facets that a list always has a value of

    def __init__(self, data: dict[str, Any], finder: Finder, sorts: Sorts | None = None) -> None:
        super().__init__(data, auto_id="filter-%s", use_required_attribute=False)
        self.finder, self.default_sort = finder, next(iter(sorts or {}), "")
        for facet in finder.facets:
            self.fields[facet.name] = forms.ChoiceField(
                label=facet.label,
                required=False,
                choices=[("", ""), *finder.labels[facet.name].items()],
                widget=Select,
            )
        if sorts:
            self.fields["sort"] = forms.ChoiceField(
                label=_("Sort by"), required=False, choices=list(sorts.items()), widget=Select
            )
        for field in self.fields.values():
            if not field.widget.is_hidden:
                is_text = isinstance(field.widget, forms.TextInput)
                field.widget.attrs["class"] = "kern-form-input__input" if is_text else "kern-form-input__select"

    def clean_sort(self) -> str:
        return self.cleaned_data["sort"] or self.default_sort

    def matching_keys(self) -> Any:
        """
        The keys of the entries that match; and each choice is told how many there are with it.

        Where all that matches has the same value of a facet, or none has any, there is nothing to choose.
        """
        chosen = {facet.name: self.cleaned_data[facet.name] for facet in self.finder.facets}
        chosen = {name: value for name, value in chosen.items() if value}
        found = self.finder.found(chosen)
        number = self.finder.number(found)
        for facet in self.finder.facets:
            counted = self.finder.choices(facet, chosen)
            options = [(value, f"{label} ({count})") for value, label, count in counted]
            cast(forms.ChoiceField, self.fields[facet.name]).choices = [("", pgettext_lazy("filter", "All")), *options]
            if facet.name not in chosen and len(counted) < 2 and all(count == number for *_, count in counted):
                del self.fields[facet.name]
        return found

    def chosen_in_words(self) -> dict[str, tuple[StrOrPromise, StrOrPromise]]:
        asked = {name: value for name, value in self.cleaned_data.items() if value and name not in self.fixed}
        texts = {name: (self[name].label, asked[name]) for name in self.further_filters if name in asked}
        facets = [facet for facet in self.finder.facets if facet.name in asked]
        return texts | {one.name: (one.label, self.finder.labels[one.name][asked[one.name]]) for one in facets}

    def address(self, **changes: Any) -> str:
        return f"?{self.query(**changes)}"

    def query(self, **changes: Any) -> str:
        """The query string of the question with some answers changed; what is the default is left out."""
        query = QueryDict(mutable=True)
        for name, value in (self.cleaned_data | changes).items():
            if value and (name, value) not in {("sort", self.default_sort), *self.defaults.items()}:
                query[name] = value
        return query.urlencode()

    def pages_url(self) -> str:
        """The address of the list as it is shown, up to the number of a page."""
        return "?" + "&".join(filter(None, [self.query(), "page="]))


def form_from_request(
    request: HttpRequest, finder: Finder, sorts: Sorts | None = None, **defaults: Any
) -> tuple[FinderForm, StrOrPromise]:
    """`(form, message)`: for a wrong value the form with the defaults alone, and a sentence that says so."""
    asked = {name: value for name, value in request.GET.items() if value}
    form = FinderForm(defaults | asked, finder, sorts)
    message: StrOrPromise = ""
    if not form.is_valid():
        form = FinderForm(defaults, finder, sorts)
        form.is_valid()
        message = _("Something that you filtered by does not exist here; you see everything.")
    form.fixed, form.defaults = frozenset(defaults), form.defaults | defaults
    return form, message


def slugs_of(terms: type[Any], relation: str) -> ArraySubquery:
    """An expression for the identifiers of the terms that a row has; `relation` is the terms' name for the rows."""
    return ArraySubquery(terms.objects.filter(**{relation: OuterRef("pk")}).values_list("slug"))
