"""Reports of pages by Wagtail and wagtail-localize, as far as somebody edits the pages."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView
from wagtail.permissions import page_permission_policy
from wagtail_localize.models import Translation
from wagtail_localize.views import report


class PageTypesUsageView(PageTypesUsageReportView):
    """Wagtail’s names the page that was edited last to everyone, drafts of other languages too."""

    def decorate_paginated_queryset(self, page_types: Iterable[Any]) -> Iterable[Any]:
        page_types = super().decorate_paginated_queryset(page_types)
        for page_type in page_types:
            last = page_type.last_edited_page
            if last and not last.permissions_for_user(self.request.user).can_edit():
                page_type.last_edited_page = None
        return page_types


class TranslationsReportView(report.TranslationsReportView):
    """wagtail-localize’s names the translations in all languages to everyone."""

    permission_policy = page_permission_policy
    any_permission_required = ["add", "change", "publish"]

    def get_queryset(self) -> QuerySet[Translation]:
        edited = page_permission_policy.instances_user_has_permission_for(self.request.user, "change")
        keys, locales = edited.values("translation_key"), edited.values("locale")
        return super().get_queryset().filter(source__object__in=keys, target_locale__in=locales)
