"""What editors can read of readers' answers."""

from typing import Any

from django.db.models import Max, QuerySet, Sum
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from feedback.models import PageRating


class HelpfulPagesReport(ReportView):
    """How many readers found each page helpful and how many did not, by language; the most unhelpful first."""

    model = PageRating
    page_title = _("Helpful pages")
    header_icon = "check"
    permission_policy = ModelPermissionPolicy(PageRating)
    any_permission_required = ["view"]
    index_url_name = "feedback_admin:helpful_pages"
    index_results_url_name = "feedback_admin:helpful_pages_results"
    export_headings = {
        "page": _("page"),
        "language": _("Language"),
        "sum_of_yes": _("Yes"),
        "sum_of_no": _("No"),
        "last": _("Last on"),
    }
    list_export = [*export_headings]
    columns = [Column(name, label=label, sort_key=name) for name, label in export_headings.items()]
    default_ordering = "-sum_of_no"

    def get_base_queryset(self) -> QuerySet[Any, dict[str, Any]]:
        pages = PageRating.objects.order_by().values("page", "language")
        return pages.annotate(sum_of_yes=Sum("yes"), sum_of_no=Sum("no"), last=Max("day"))
