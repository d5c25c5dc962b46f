from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.snippets.models import register_snippet

from core.tables.viewsets import DayColumn, ReceivedPolicy, RecordViewSet
from feedback.models import FeedbackReport


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
    panels = [
        HelpPanel(template="feedback/admin/report.html", heading=_("Time for an answer")),
        MultiFieldPanel([FieldPanel("state"), FieldPanel("notes")], _("Work on it")),
        MultiFieldPanel(
            [FieldPanel(name, read_only=True) for name in ("kind", "page", "text", "email", "language")],
            _("What was reported"),
        ),
    ]

    @property
    def permission_policy(self):
        return ReceivedPolicy(self.model)


register_snippet(ReportViewSet)
