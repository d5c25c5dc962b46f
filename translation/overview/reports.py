"""The overview in the admin: pages, and records, that lack words in another language."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets.button import HeaderButton
from wagtail.permissions import page_permission_policy

from core.tables.viewsets import DayColumn
from home.admin.requests import AuthenticatedRequest
from translation import access
from translation.models import BulkTranslation
from translation.overview import filters, records
from translation.overview.records import Gap
from translation.overview.rows import Rows
from translation.overview.states import Cell


class LanguagesReport(ReportView):
    """Of rows that are no query set, in the languages of the user, who is turned away without any."""

    request: AuthenticatedRequest
    permission_policy = page_permission_policy
    any_permission_required = ["change"]
    header_icon = "globe"
    results_template_name = "tables/wide_results.html"
    is_searchable = True

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.codes = access.languages_of(self.request.user) if self.request.user.is_authenticated else []

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.codes:
            raise PermissionDenied
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def order_queryset(self, queryset: Sequence[Any]) -> Sequence[Any]:
        return queryset


class PlainColumn(BaseColumn):
    """One whose cells have a template of ours."""

    def __init__(self, name: str, template: str, **kwargs: Any) -> None:
        super().__init__(name, **kwargs)
        self.cell_template_name = f"translation/overview/{template}_cell.html"


class OverviewReport(LanguagesReport):
    """Each German page in each language: its state, what there is to do, who does it until when."""

    page_title = _("Translation of pages")
    template_name = "translation/overview/overview.html"
    results_template_name = "translation/overview/overview_results.html"
    index_url_name = "translation:overview"
    index_results_url_name = "translation:overview_results"
    filterset_class = filters.OverviewFilterSet
    list_export = ["title", "language_name", "state_name", "words", "person_name", "due", "since", "kind"]
    export_headings = {
        "title": _("Page"),
        "language_name": _("Language"),
        "state_name": _("State"),
        "words": _("Words to translate"),
        "person_name": _("Person"),
        "due": _("Due"),
        "since": pgettext_lazy("state of a translation", "Since"),
        "kind": _("Kind of page"),
    }

    @cached_property
    def rows(self) -> Rows:
        """All that the user may see."""
        return Rows(self.codes)

    @cached_property
    def columns(self) -> list[BaseColumn]:
        names = self.export_headings
        chosen = [PlainColumn("key", "chosen", label=_("Choose"))] if access.may_order(self.request.user) else []
        return [
            *chosen,
            PlainColumn("title", "title", label=names["title"], sort_key="title"),
            *(Column(name, label=names[name], sort_key=name) for name in ("language_name",)),
            PlainColumn("state", "state", label=names["state_name"], sort_key="state"),
            *(Column(name, label=names[name], sort_key=name) for name in ("words", "person_name")),
            DayColumn("due", label=names["due"], sort_key="due"),
            DateColumn("since", label=names["since"], sort_key="since"),
        ]

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        return [HeaderButton(_("Records"), reverse("translation:records"), icon_name="list-ul")]

    def get_base_queryset(self) -> Rows:
        return self.rows

    def get_filterset_kwargs(self) -> dict[str, Any]:
        return super().get_filterset_kwargs() | {"rows": self.rows}

    def order_queryset(self, queryset: Sequence[Cell]) -> Sequence[Cell]:
        return filters.put_in_order(queryset, self.ordering)

    def search_queryset(self, queryset: Sequence[Cell]) -> Sequence[Cell]:
        return filters.search(queryset, self.search_query)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        if self.filters and not self.filters.is_valid() and not self.results_only:
            words = gettext("Something that you filtered by does not exist here; you see everything.")
            messages.warning(self.request, words)
        may_order = access.may_order(self.request.user)
        running = self._running() if may_order else []
        return context | {"may_order": may_order, "running": running, "query": self.request.GET.urlencode()}

    def _running(self) -> list[BulkTranslation]:
        user, running = self.request.user, BulkTranslation.objects.filter(finished_at=None).prefetch_related("pages")
        return [each for each in running if access.may_change_all(user, each.pages.all())]


class RecordsReport(LanguagesReport):
    """Each record that lacks words in a language, with those that it lacks."""

    page_title = _("Translation of records")
    index_url_name = "translation:records"
    index_results_url_name = "translation:records_results"
    export_headings = {
        "title": _("Record"),
        "kind": _("Kind"),
        "language_name": _("Language"),
        "fields": _("Lacks"),
    }
    list_export = [*export_headings]

    @cached_property
    def columns(self) -> list[BaseColumn]:
        finder = AdminURLFinder(self.request.user)
        title, *others = self.export_headings.items()
        return [
            TitleColumn(title[0], label=title[1], get_url=lambda gap: finder.get_edit_url(gap.record)),
            *(Column(name, label=label) for name, label in others),
        ]

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        return [HeaderButton(_("Pages"), reverse("translation:overview"), icon_name="doc-empty")]

    def get_base_queryset(self) -> list[Gap]:
        return list(records.gaps(self.codes))

    def search_queryset(self, queryset: list[Gap]) -> list[Gap]:
        parts = self.search_query.casefold().split()
        return [gap for gap in queryset if all(part in f"{gap.title} {gap.kind}".casefold() for part in parts)]
