"""Promoted results and the report of searches without result, in the admin."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.models import register_snippet

from core.tables.exports import SafeExportMixin
from core.tables.viewsets import RecordViewSet
from search.models import EmptySearch, Promotion


class PromotionViewSet(RecordViewSet):
    model = Promotion
    icon = "pick"
    menu_label = _("Promoted results")
    list_display = ["__str__", "language", "page"]
    list_filter = ["language"]
    panels = [FieldPanel("language"), FieldPanel("searches"), PageChooserPanel("page"), FieldPanel("text")]


class EmptySearchReport(SafeExportMixin, ReportView):
    """What readers looked for in vain; kept for 90 days, without anything about who they are."""

    model = EmptySearch
    page_title = _("Searches without result")
    header_icon = "search"
    permission_policy = ModelPermissionPolicy(EmptySearch)
    any_permission_required = ["view"]
    index_url_name = "empty_searches"
    index_results_url_name = "empty_searches_results"
    columns = [
        Column("words", label=_("Search"), sort_key="words"),
        Column("language", label=_("Language"), sort_key="language"),
        Column("day", label=_("Day"), sort_key="day"),
        Column("count", label=_("Number"), sort_key="count"),
    ]
    list_export = ["words", "language", "day", "count"]
    default_ordering = "-day"


@hooks.register("register_admin_urls")
def report_urls():
    return [
        path("reports/empty-searches/", EmptySearchReport.as_view(), name="empty_searches"),
        path(
            "reports/empty-searches/results/",
            EmptySearchReport.as_view(results_only=True),
            name="empty_searches_results",
        ),
    ]


class EmptySearchMenuItem(MenuItem):
    def is_shown(self, request):
        return EmptySearchReport.permission_policy.user_has_permission(request.user, "view")


@hooks.register("register_reports_menu_item")
def report_menu_item():
    return EmptySearchMenuItem(
        EmptySearchReport.page_title, reverse("empty_searches"), name="empty-searches", icon_name="search", order=900
    )


register_snippet(PromotionViewSet)
