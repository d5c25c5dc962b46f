from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import include, path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.snippets.models import register_snippet

from core.acts import attempt
from core.tables.record_form import RecordForm
from core.tables.reports import ReportMenuItem
from core.tables.viewsets import DayColumn, ReceivedPolicy, RecordViewSet
from feedback import service
from feedback.models import FeedbackReport
from feedback.reports import HelpfulPagesReport

READ_ONLY = ["kind", "page", "text", "fact", "said", "right", "email", "language"]


class ReportForm(RecordForm):
    def save(self, commit=True):
        report = super().save(commit)
        if commit and report.is_corrected:
            service.close_corrected(report)
        return report


class ReportViewSet(RecordViewSet):
    model = FeedbackReport
    icon = "warning"
    menu_label = _("Reports of readers")
    menu_order = 265
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = [
        "__str__",
        Column("get_kind_display", label=_("Kind"), sort_key="kind"),
        "page",
        Column("get_state_display", label=_("State"), sort_key="state"),
        DayColumn("due_on", label=_("Due on"), sort_key="created_at"),
        BooleanColumn("is_overdue", label=_("Overdue")),
        DateColumn("created_at", label=_("Received"), sort_key="created_at"),
    ]
    list_filter = {"state": ["exact"], "kind": ["exact"], "page": ["icontains"]}
    list_export = ["number", "kind", "page", "state", "language", "created_at", "done_at"]
    search_fields = ["number", "page", "text"]
    edit_handler = ObjectList(
        [
            HelpPanel(template="feedback/admin/report.html", heading=_("Time for an answer")),
            MultiFieldPanel([FieldPanel(name) for name in ("state", "is_corrected", "notes")], _("Work on it")),
            MultiFieldPanel([FieldPanel(name, read_only=True) for name in READ_ONLY], _("What was reported")),
        ],
        base_form_class=ReportForm,
    )

    @property
    def permission_policy(self):
        return ReceivedPolicy(self.model)

    def get_urlpatterns(self):
        return [*super().get_urlpatterns(), path("take-over/<int:pk>/", self.take_over, name="take_over")]

    @property
    def take_over(self):
        return require_POST(self._take_over)

    def _take_over(self, request, pk):
        if not self.permission_policy.user_has_permission(request.user, "change"):
            raise PermissionDenied
        attempt(request, service.take_over, get_object_or_404(FeedbackReport, pk=pk), request.user)
        return redirect(self.get_url_name("edit"), pk)


@hooks.register("register_admin_urls")
def report_urls():
    return [path("", include("feedback.admin_urls"))]


@hooks.register("register_reports_menu_item")
def report_menu_item():
    return ReportMenuItem(HelpfulPagesReport, name="helpful-pages", order=910)


register_snippet(ReportViewSet)
