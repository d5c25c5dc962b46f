"""What there is to translate, on the first page of the admin."""

from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise
from wagtail.admin.ui.components import Component

from core.text import languages
from home.admin.requests import AuthenticatedRequest
from home.models import User
from translation import access
from translation.overview import filters
from translation.overview.rows import Rows
from translation.overview.states import OPEN, Cell, State, overview_url

SHOWN = 5
OPEN_IN_ORDER = [state for state in State if state in OPEN]
COUNTED = [*OPEN_IN_ORDER, State.IN_REVIEW]  # nothing else is asked for below


@dataclass(frozen=True)
class Group:
    heading: StrOrPromise
    cells: list[Cell]
    url: str

    @property
    def count(self) -> int:
        return len(self.cells)

    @property
    def first(self) -> list[Cell]:
        return self.cells[:SHOWN]


class TranslationPanel(Component):
    """Translators see the pages themselves; those who give them work see how many there are in each language."""

    name = "translation"
    template_name = "translation/overview/panel.html"
    order = 60  # below what waits, above Wagtail's own

    def __init__(self, request: AuthenticatedRequest) -> None:
        self.user: User = request.user
        self.sections: list[tuple[str, list[Group]]] = []
        codes = access.languages_of(self.user)
        if codes:
            cells = [cell for cell in Rows(codes).narrowed({"state": COUNTED}) if cell.state in COUNTED]
            make = _numbers if access.may_order(self.user) else self._work
            self.sections = [(capfirst(languages.name_of(code)), make(cells, code)) for code in codes]

    def _work(self, cells: list[Cell], code: str) -> list[Group]:
        return _groups(
            cells,
            code,
            [
                (_("Assigned to you"), {"person": str(self.user.pk), "state": OPEN_IN_ORDER}),
                (_("Sent back"), {"state": [State.RETURNED]}),
                (_("Outdated"), {"state": [State.OUTDATED]}),
                (_("New"), {"state": [State.NEW]}),
                (_("Begun"), {"state": [State.IN_PROGRESS]}),
                (_("Due within seven days, or overdue"), {"due": "week"}),
            ],
        )

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"sections": self.sections, "in_detail": not access.may_order(self.user), "overview": overview_url()}


def _numbers(cells: list[Cell], code: str) -> list[Group]:
    asked: list[tuple[StrOrPromise, dict[str, Any]]] = [(state.label, {"state": [state]}) for state in COUNTED]
    return _groups(cells, code, [*asked, (_("overdue"), {"due": "overdue"})])


def _groups(cells: list[Cell], code: str, asked: list[tuple[StrOrPromise, dict[str, Any]]]) -> list[Group]:
    """Those of the groups that have any, each found by the filters of the overview that its link sets."""
    groups = []
    for heading, query in asked:
        wanted = {"language": code} | query
        found = [cell for cell in cells if all(filters.TESTS[name](cell, value) for name, value in wanted.items())]
        if found:
            groups.append(Group(heading, found, overview_url(**wanted)))
    return groups
