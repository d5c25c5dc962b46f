"""Which rows of the overview a form is about: those that were ticked, or all that the filters found."""

from django.http import Http404, QueryDict

from home.admin.requests import AuthenticatedRequest
from translation import access
from translation.overview import filters
from translation.overview.rows import Rows
from translation.overview.states import Cell


def selected(request: AuthenticatedRequest) -> list[Cell]:
    """Empty if nothing was chosen; raises Http404 for what the user may not see or what is not there."""
    codes = access.languages_of(request.user)
    rows = Rows(codes)
    if "all" in request.GET:
        return _found(rows, QueryDict(request.GET.get("query", "")))
    chosen, by_key = request.GET.getlist("cell"), {cell.key: cell for cell in rows}
    if not by_key.keys() >= set(chosen):
        raise Http404
    return [by_key[key] for key in dict.fromkeys(chosen)]


def _found(rows: Rows, query: QueryDict) -> list[Cell]:
    asked = filters.OverviewFilterSet(query, rows=rows)
    if not asked.is_valid():
        return []
    return list(filters.search(asked.filter_queryset(rows), query.get("q", "")))
