"""The inbox of reports, and what waits for too long on the admin's first page."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.panels import FieldRowPanel as Row
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.models import register_snippet

from feedback import service
from feedback.models import Report
from home.viewsets import RecordViewSet


class ReportPolicy(ModelPermissionPolicy):
    """Reports come by the form and go by the rules of retention."""

    def user_has_permission(self, user, action):
        return action not in {"add", "delete"} and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)


class ReportViewSet(RecordViewSet):
    model = Report
    icon = "warning"
    menu_label = _("Feedback")
    menu_order = 270
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = [
        "__str__",
        Column("get_kind_display", label=_("Kind"), sort_key="kind"),
        Column("page_path", label=_("Page"), sort_key="page_path"),
        Column("get_state_display", label=_("State"), sort_key="state"),
        DateColumn("due_on", label=_("Answer due on"), sort_key="due_on"),
        BooleanColumn("is_overdue", label=_("Overdue")),
        DateColumn("created_at", label=_("Received"), sort_key="created_at"),
    ]
    list_filter = {"kind": ["exact"], "state": ["exact"], "page_path": ["icontains"], "due_on": ["lte"]}
    list_export = ["kind", "page_path", "state", "due_on", "created_at", "done_at"]
    search_fields = ["page_path"]
    panels = [
        MultiFieldPanel(
            [Row([FieldPanel("state"), FieldPanel("due_on", read_only=True)]), FieldPanel("notes")], _("Work on it")
        ),
        MultiFieldPanel(
            [FieldPanel(name, read_only=True) for name in ("kind", "page_path", "text", "email", "language")],
            _("What was reported"),
        ),
    ]

    @property
    def permission_policy(self):
        return ReportPolicy(self.model)


class OverdueReports(Component):
    """Shown only while something waits for too long."""

    name = "overdue_reports"
    template_name = "feedback/admin/overdue.html"
    order = 150

    def __init__(self, number):
        self.number = number

    def get_context_data(self, parent_context):
        address = f"{reverse(Report.snippet_viewset.get_url_name('list'))}?ordering=due_on"
        return {"number": self.number, "url": address}


@hooks.register("construct_homepage_panels")
def remind_of_overdue_reports(request, panels):
    if request.user.has_perm("feedback.view_report") and (number := service.overdue().count()):
        panels.append(OverdueReports(number))


register_snippet(ReportViewSet)
