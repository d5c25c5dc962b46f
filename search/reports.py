"""What editors can read of the search."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from core.tables.exports import SafeExportMixin
from search.models import EmptySearch


class EmptySearchReport(SafeExportMixin, ReportView):
    """What readers looked for in vain; kept for 90 days, without anything about who they are."""

    model = EmptySearch
    page_title = _("Searches without result")
    header_icon = "search"
    permission_policy = ModelPermissionPolicy(EmptySearch)
    any_permission_required = ["view"]
    index_url_name = "search_admin:empty_searches"
    index_results_url_name = "search_admin:empty_searches_results"
    columns = [
        Column("words", label=_("Search"), sort_key="words"),
        Column("language", label=_("Language"), sort_key="language"),
        Column("day", label=_("Day"), sort_key="day"),
        Column("count", label=_("Number"), sort_key="count"),
    ]
    list_export = ["words", "language", "day", "count"]
    default_ordering = "-day"
