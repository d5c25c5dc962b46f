"""How the overview is narrowed down and put in order; its rows are no query set."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import django_filters
from django import forms
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.utils import get_user_display_name

from core.text import languages
from translation.models import Assignment
from translation.overview.rows import Rows
from translation.overview.states import Cell, State, title_of

NOBODY = "nobody"
SECTION_DEPTH = 3  # below the root and the home page
WEEK = timedelta(days=7)
DUE = {"overdue": _("overdue"), "week": _("within seven days, or overdue"), "none": _("no date")}


def is_due(cell: Cell, which: str) -> bool:
    if which == "none":
        return cell.due is None
    if which == "overdue":
        return cell.is_overdue
    return cell.is_open and cell.due is not None and cell.due <= timezone.localdate() + WEEK


TESTS: dict[str, Callable[[Cell, Any], bool]] = {
    "language": lambda cell, code: cell.language == code,
    "state": lambda cell, states: cell.state in states,
    "person": lambda cell, key: str(cell.person.pk if cell.person else NOBODY) == key,
    "due": is_due,
    "kind": lambda cell, key: str(cell.page.content_type_id) == key,
    "section": lambda cell, path: cell.page.path.startswith(path),
}
OF_PAGES = {"language", "kind", "section"}  # which `Rows.narrowed` answers alone


class OverviewFilterSet(WagtailFilterSet):
    """Offers what some row has; `rows` are all that the user may see."""

    language = django_filters.ChoiceFilter(label=_("Language"))
    state = django_filters.MultipleChoiceFilter(
        label=_("State"), choices=State.choices, widget=forms.CheckboxSelectMultiple
    )
    person = django_filters.ChoiceFilter(label=_("Person"))
    due = django_filters.ChoiceFilter(label=_("Due"), choices=list(DUE.items()))
    kind = django_filters.ChoiceFilter(label=_("Kind of page"))
    section = django_filters.ChoiceFilter(label=_("Section"))

    class Meta:
        model = Assignment
        fields: list[str] = []

    def __init__(self, *args: Any, rows: Rows, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [(str(person.pk), get_user_display_name(person)) for person in rows.people()]
        kinds = rows.pages.order_by().values_list("content_type", flat=True).distinct()
        sections = rows.pages.filter(depth=SECTION_DEPTH).values_list("path", "draft_title", "title")
        self._offer("language", [(code, capfirst(languages.name_of(code))) for code in rows.codes])
        self._offer("person", [(NOBODY, gettext("nobody")), *_sorted(people)])
        self._offer("kind", _sorted((str(key), _name_of(key)) for key in kinds))
        self._offer("section", [(path, title_of(*titles)) for path, *titles in sections])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.filters[name].extra["choices"] = choices

    def filter_queryset(self, queryset: Sequence[Cell]) -> Sequence[Cell]:
        asked = {name: value for name, value in self.form.cleaned_data.items() if value}
        rows = queryset.narrowed(asked) if isinstance(queryset, Rows) else queryset
        if isinstance(rows, Rows) and asked.keys() <= OF_PAGES:
            return rows
        return [cell for cell in rows if all(TESTS[name](cell, value) for name, value in asked.items())]


def _sorted(choices: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return sorted(choices, key=lambda choice: languages.sort_key(choice[1]))


def _name_of(content_type: int) -> str:
    model = ContentType.objects.get_for_id(content_type).model_class()
    return capfirst(str(model._meta.verbose_name)) if model else ""


def search(rows: Sequence[Cell], words: str) -> Sequence[Cell]:
    """Those whose title has all the words."""
    if not (parts := words.casefold().split()):
        return rows

    def is_meant(title: str) -> bool:
        return all(part in title.casefold() for part in parts)

    return rows.titled(is_meant) if isinstance(rows, Rows) else [cell for cell in rows if is_meant(cell.title)]


_STATES = list(State)
_KEYS: dict[str, Callable[[Cell], Any]] = {
    "title": lambda cell: languages.sort_key(cell.title),
    "language_name": lambda cell: languages.sort_key(cell.language_name),
    "state": lambda cell: _STATES.index(cell.state),
    "words": lambda cell: cell.words,
    "person_name": lambda cell: (not cell.person, languages.sort_key(cell.person_name)),
    "due": lambda cell: cell.due or date.max,
    "since": lambda cell: cell.since or datetime.max.replace(tzinfo=timezone.get_default_timezone()),
}


def put_in_order(rows: Sequence[Cell], ordering: str | None) -> Sequence[Cell]:
    """By a column, backwards with a minus before its name; else, and among equals, as they stand in the tree."""
    if not ordering:
        return rows
    return sorted(rows, key=_KEYS[ordering.removeprefix("-")], reverse=ordering.startswith("-"))
