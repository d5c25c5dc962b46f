"""Reports of pages by Wagtail and wagtail-localize, as far as somebody edits the pages."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as words_of_localize  # from its catalogues, not gathered for ours
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView
from wagtail.models import Page
from wagtail.permissions import page_permission_policy
from wagtail_localize.models import Translation
from wagtail_localize.views import report


class PageTypesUsageView(PageTypesUsageReportView):
    """Wagtail’s names the page that was edited last to everyone, drafts of other languages too."""

    def decorate_paginated_queryset(self, page_types: Iterable[Any]) -> Iterable[Any]:
        """Wagtail’s asks for the last page of each type singly, though few titles need more than every page has."""
        keys = {page_type.last_edited_page_id for page_type in page_types} - {None}
        pages = Page.objects.specific(defer=True).in_bulk(keys)
        for page_type in page_types:
            last = pages.get(page_type.last_edited_page_id)
            may_be_named = last and last.permissions_for_user(self.request.user).can_edit()
            page_type.last_edited_page = last if may_be_named else None
        return page_types


class TranslationsReportView(report.TranslationsReportView):
    """wagtail-localize’s names the translations in all languages to everyone."""

    permission_policy = page_permission_policy
    any_permission_required = ["add", "change", "publish"]

    def get_queryset(self) -> QuerySet[Translation]:
        edited = page_permission_policy.instances_user_has_permission_for(self.request.user, "change")
        keys, locales = edited.values("translation_key"), edited.values("locale")
        translations = super().get_queryset().filter(source__object__in=keys, target_locale__in=locales)
        # Without an order the second page of the list may repeat rows of the first and leave others out.
        in_order = translations.order_by("source__object_repr", "target_locale", "pk")
        return in_order.select_related("source__specific_content_type")

    def decorate_paginated_queryset(self, translations: Iterable[Translation]) -> Iterable[Translation]:
        """With what each row shows, read for all of them: wagtail-localize asks eight times for each."""
        versions = _versions_of(translations)
        for translation in translations:
            key = translation.source.object_id
            translation.original = versions.get((key, translation.source.locale_id))
            translation.target = versions.get((key, translation.target_locale_id))
            translation.state = words_of_localize(
                "Waiting for translations" if translation.waiting_for_translation else "Up to date"
            )
        return translations


def _versions_of(translations: Iterable[Translation]) -> dict[tuple[Any, int], Model]:
    """`{(translation key, locale): record}`, by a query for each type."""
    keys = defaultdict(set)
    for translation in translations:
        keys[translation.source.specific_content_type.model_class()].add(translation.source.object_id)
    return {
        (version.translation_key, version.locale_id): version
        for model, wanted in keys.items()
        for version in model._default_manager.filter(translation_key__in=wanted).select_related("locale")
    }
