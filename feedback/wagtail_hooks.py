from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.snippets.models import register_snippet

from feedback.models import Report
from home.viewsets import DayColumn, ReceivedPolicy, RecordViewSet
from home.waiting import Waiting


class ReportViewSet(RecordViewSet):
    model = Report
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


@hooks.register("register_waiting")
def reports_that_wait(request):
    viewset = Report.snippet_viewset
    if not viewset.permission_policy.user_has_permission(request.user, "change"):
        return []
    address = reverse(viewset.get_url_name("list"))
    overdue, new = Report.objects.overdue().count(), Report.objects.filter(state=Report.State.NEW).count()
    words = ngettext("%(count)s barrier report is overdue", "%(count)s barrier reports are overdue", overdue)
    words_new = ngettext("%(count)s new report", "%(count)s new reports", new)
    return [
        Waiting(words % {"count": overdue}, overdue, f"{address}?kind=barrier&ordering=created_at", urgent=True),
        Waiting(words_new % {"count": new}, new, f"{address}?state=new"),
    ]
