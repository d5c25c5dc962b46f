"""
What wagtail-localize's buttons ask of each page of a list, read with the list.

Its hook asks the database five times for each row. Here the list brings the answers along as annotations; of a single
page they are asked at once.
"""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as words_of_localize  # from its catalogues, not gathered for ours
from wagtail import hooks
from wagtail.admin.views.pages.listing import PageListingMixin
from wagtail.admin.views.pages.search import SearchView
from wagtail.admin.views.pages.usage import ContentTypeUseView
from wagtail.admin.widgets import Button
from wagtail.models import Locale, Page, PageQuerySet, get_page_models
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.wagtail_hooks import page_listing_more_buttons as buttons_of_localize

from home.models import User

HOOKS = ("register_page_listing_more_buttons", "register_page_header_buttons")


def with_translations(pages: PageQuerySet) -> PageQuerySet:
    """The pages, each with what `translation_buttons` asks."""
    versions = Page.objects.filter(translation_key=OuterRef(OuterRef("translation_key")), alias_of=None)
    sources = TranslationSource.objects.filter(
        Exists(Translation.objects.filter(source=OuterRef("pk"), enabled=True)),
        object_id=OuterRef("translation_key"),
        locale=OuterRef("locale"),
    )
    return pages.annotate(
        is_untranslated=Exists(Locale.objects.exclude(pk__in=versions.values("locale"))),
        synced_source=Subquery(sources.values("pk")[:1]),
    )


def translation_buttons(
    page: Page, user: User, view_name: str | None = None, next_url: str | None = None
) -> Iterator[Button]:
    """Those of wagtail-localize, in its own words and places; its own class is for bars, and hard to read in a menu."""
    if not hasattr(page, "synced_source"):
        page = with_translations(Page.objects.filter(pk=page.pk)).get()
    if not page.is_root() and user.has_perm("wagtail_localize.submit_translation"):
        if page.is_untranslated:
            url = reverse("wagtail_localize:submit_page_translation", args=[page.alias_of_id or page.pk])
            words = words_of_localize("Translate this page")
            yield Button(words, url, priority=60, icon_name="wagtail-localize-language")
        if page.synced_source:
            url = reverse("wagtail_localize:update_translations", args=[page.synced_source])
            url += f"?{urlencode({'next': next_url})}" if next_url is not None else ""
            words = words_of_localize("Sync translated pages")
            yield Button(words, url, priority=60, icon_name="resubmit")


def replace_buttons_of_localize() -> None:
    """Wagtail knows no way to take a hook back."""
    for name in HOOKS:
        registered = hooks._hooks[name]  # noqa: SLF001
        registered[:] = [
            (translation_buttons if function is buttons_of_localize else function, order)
            for function, order in registered
        ]


def explored(parent_page: Page, pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    """
    The pages below another one.

    Where they are of several types, Wagtail asks for the columns of each type, which a list hardly shows.
    """
    is_mixed = len(parent_page.specific_class.allowed_subpage_models()) > 1 and not request.GET
    return with_translations(pages.specific(defer=True) if is_mixed else pages)


class WithTranslations(PageListingMixin):
    def annotate_queryset(self, pages: PageQuerySet) -> PageQuerySet:
        return with_translations(super().annotate_queryset(pages))


class PagesOfTypeView(WithTranslations, ContentTypeUseView):
    def get(self, request: HttpRequest, **words: str) -> HttpResponse:
        """Wagtail's own addresses find this view by the type of page, and lead nowhere for words that name none."""
        types = {(model._meta.app_label, model._meta.model_name) for model in get_page_models()}
        if (words["content_type_app_name"], words["content_type_model_name"]) not in types:
            raise Http404
        return super().get(request, **words)


class PageSearchView(WithTranslations, SearchView):
    pass


def _both(address: str, view: Any) -> list[URLPattern]:
    return [path(address, view.as_view()), path(f"{address}results/", view.as_view(results_only=True))]


urlpatterns = [
    *_both("pages/usage/<slug:content_type_app_name>/<slug:content_type_model_name>/", PagesOfTypeView),
    *_both("pages/search/", PageSearchView),
]
