"""sitemap.xml in all languages; Wagtail's own lists the default language only."""

from collections import defaultdict

from django.contrib.contenttypes.models import ContentType
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap as sitemap_view
from wagtail.models import Page, get_page_models

from core.text import languages
from home import i18n, indexing

NO_PATHS = dict.fromkeys(languages.CODES, "")


class PageSitemap(Sitemap):
    """Every page that readers may open and that is in its own language, with its translations."""

    def __init__(self, request):
        self.request = request

    def items(self):
        pages = list(
            i18n.on_their_own().filter(i18n.translated(), depth__gt=1).select_related("locale").order_by("path")
        )
        versions = defaultdict(list)
        items = []
        for page in pages:
            if url := i18n.absolute_url(page, self.request):
                versions[page.translation_key].append((page.locale.language_code, url))
                items.append((page, url, NO_PATHS, page.last_published_at, versions[page.translation_key]))
        return [*items, *self._below(items)]

    @staticmethod
    def _below(items):
        """What pages show at addresses below their own: `sitemap_paths` gives their paths."""
        models = [model for model in get_page_models() if model is not Page]
        entries = {ContentType.objects.get_for_model(model).pk: model.sitemap_paths() for model in models}
        return [
            (page, url + paths[page.locale.language_code], paths, None, versions)
            for page, url, _paths, _changed, versions in items
            for paths in entries.get(page.content_type_id, [])
        ]

    def get_urls(self, page=1, site=None, protocol=None):
        return [self._entry(*item) for item in self.paginator.page(page).object_list]

    @staticmethod
    def _entry(page, url, paths, changed, versions):
        alternates = [{"location": location + paths[code], "lang_code": code} for code, location in versions]
        source = dict(versions).get(languages.SOURCE)
        if source:
            alternates.append({"location": source + paths[languages.SOURCE], "lang_code": "x-default"})
        return {"item": page, "location": url, "lastmod": changed, "alternates": alternates}

    def get_latest_lastmod(self):
        return i18n.listed().order_by("-last_published_at").values_list("last_published_at", flat=True).first()


def sitemap(request):
    if not indexing.is_allowed(request):
        return sitemap_view(request, {})
    return sitemap_view(request, {"pages": PageSitemap(request)})
