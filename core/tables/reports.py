"""Reports in the admin's menu."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.reports import ReportView


class ReportMenuItem(MenuItem):
    """Leads to a report, for those who may view what it is of."""

    def __init__(self, report: type[ReportView], **kwargs: Any) -> None:
        self.report = report
        super().__init__(report.page_title, reverse(report.index_url_name), icon_name=report.header_icon, **kwargs)

    def is_shown(self, request: HttpRequest) -> bool:
        return self.report.permission_policy.user_has_permission(request.user, "view")
