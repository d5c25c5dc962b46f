"""What editors can read of the search."""

from typing import Any, cast

from django.db.models import Max, QuerySet, Sum
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from search.models import Concept, EmptySearch


class EmptySearchReport(ReportView):
    """
    What readers looked for in vain in the last 90 days, the most frequent first, without anything about who they are.

    Each leads to a new search word that has it already.
    """

    model = EmptySearch
    page_title = _("Searches without result")
    header_icon = "search"
    permission_policy = ModelPermissionPolicy(EmptySearch)
    any_permission_required = ["view"]
    index_url_name = "search_admin:empty_searches"
    index_results_url_name = "search_admin:empty_searches_results"
    export_headings = {"words": _("Search"), "language": _("Language"), "last": _("Last on"), "number": _("Number")}
    list_export = [*export_headings]
    default_ordering = "-number"

    @property
    def columns(self) -> list[Column]:
        add = self._address_of_new_word if self.request.user.has_perm("search.add_concept") else None
        return [
            TitleColumn("words", label=self.export_headings["words"], get_url=add, sort_key="words"),
            *(Column(name, label=self.export_headings[name], sort_key=name) for name in ("language", "last", "number")),
        ]

    @staticmethod
    def _address_of_new_word(row: dict[str, Any]) -> str:
        query = urlencode({f"labels_{row['language']}": row["words"]})
        return f"{reverse(cast(Any, Concept).snippet_viewset.get_url_name('add'))}?{query}"

    def get_base_queryset(self) -> QuerySet[Any, dict[str, Any]]:
        searches = EmptySearch.objects.order_by().values("words", "language")
        return searches.annotate(number=Sum("count"), last=Max("day"))
