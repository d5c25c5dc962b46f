"""Who read, exported, changed or erased personal data, and who logged in."""

from typing import Any

import django_filters
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from core.privacy.models import AccessRecord


def _users(request: Any) -> QuerySet[Any]:
    return get_user_model()._default_manager.order_by(get_user_model().USERNAME_FIELD)


def _kinds(request: Any) -> QuerySet[ContentType]:
    return ContentType.objects.filter(pk__in=AccessRecord.objects.order_by().values("kind").distinct())


class AccessFilterSet(WagtailFilterSet):
    at = django_filters.DateFromToRangeFilter(label=_("Date"), widget=DateRangePickerWidget)
    user = django_filters.ModelChoiceFilter(label=_("user"), queryset=_users)
    kind = django_filters.ModelChoiceFilter(label=_("kind of record"), queryset=_kinds)

    class Meta:
        model = AccessRecord
        fields = ["at", "act", "user", "kind"]


class AccessReport(ReportView):
    """Of whoever worked in the admin it has the account, of whose data it was the key of the record."""

    model = AccessRecord
    page_title = _("Accesses to personal data")
    header_icon = "view"
    permission_policy = ModelPermissionPolicy(AccessRecord)
    any_permission_required = ["view"]
    index_url_name = "privacy:accesses"
    index_results_url_name = "privacy:accesses_results"
    results_template_name = "tables/wide_results.html"
    filterset_class = AccessFilterSet
    export_headings = {
        "at": _("time"),
        "user": _("user"),
        "get_act_display": _("what was done"),
        "kind.name": _("kind of record"),
        "key": _("key of the record"),
        "count": _("number of records"),
        "screen": _("address in the admin"),
        "network": _("network"),
    }
    list_export = [*export_headings]
    columns = [
        DateColumn("at", label=capfirst(_("time")), sort_key="at"),
        Column("user", label=capfirst(_("user")), sort_key="user__username"),
        Column("get_act_display", label=capfirst(_("what was done")), sort_key="act"),
        Column("kind.name", label=capfirst(_("kind of record")), accessor="kind.name"),
        Column("key", label=capfirst(_("key of the record"))),
        Column("count", label=capfirst(_("number of records"))),
        Column("screen", label=capfirst(_("address in the admin"))),
        Column("network", label=capfirst(_("network"))),
    ]
    default_ordering = "-at"

    def get_base_queryset(self) -> QuerySet[AccessRecord]:
        return AccessRecord.objects.select_related("user", "kind")
