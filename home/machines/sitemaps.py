"""sitemap.xml, an index of parts, in all languages; Wagtail's own lists the default language only."""

from collections import defaultdict

from django.contrib.contenttypes.models import ContentType
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps import views as sitemap_views
from django.views.decorators.http import require_safe
from wagtail.models import get_page_models

from core.text import languages
from home import i18n
from home.machines import indexing
from home.models import BasePage

NO_PATHS = dict.fromkeys(languages.CODES, "")


class LanguageSitemap(Sitemap):
    """Addresses of pages that readers may open and that are in their own language, each with its translations."""

    limit = 5000

    def __init__(self, request):
        self.request = request

    @staticmethod
    def pages():
        shown = i18n.on_their_own().filter(i18n.translated(), depth__gt=1).select_related("locale")
        needed = ("url_path", "translation_key", "content_type_id", "last_published_at", "locale__language_code")
        return shown.only(*needed)

    def get_urls(self, page=1, site=None, protocol=None):
        entries = self.entries(self.paginator.page(page).object_list)
        versions = self._versions({shown.translation_key for shown, _paths, _changed in entries})
        return [
            self._entry(shown, paths, changed, versions[shown.translation_key])
            for shown, paths, changed in entries
            if shown.locale.language_code in versions[shown.translation_key]
        ]

    def entries(self, listed):
        """`(page, {language: path below its address}, when it changed)` of each item."""
        raise NotImplementedError

    def _versions(self, keys):
        """`{translation key: {language: address}}`"""
        versions = defaultdict(dict)
        for page in self.pages().filter(translation_key__in=keys):
            if url := i18n.absolute_url(page, self.request):
                versions[page.translation_key][page.locale.language_code] = url
        return versions

    @staticmethod
    def _entry(page, paths, changed, versions):
        alternates = [{"location": url + paths[code], "lang_code": code} for code, url in versions.items()]
        if source := versions.get(languages.SOURCE):
            alternates.append({"location": source + paths[languages.SOURCE], "lang_code": "x-default"})
        code = page.locale.language_code
        return {"item": page, "location": versions[code] + paths[code], "lastmod": changed, "alternates": alternates}


class PageSitemap(LanguageSitemap):
    def items(self):
        return self.pages().order_by("path")

    def entries(self, listed):
        return [(page, NO_PATHS, page.last_published_at) for page in listed]

    def get_latest_lastmod(self):
        return i18n.listed().order_by("-last_published_at").values_list("last_published_at", flat=True).first()


class RecordSitemap(LanguageSitemap):
    """What pages show at addresses below their own: `sitemap_paths` gives their paths."""

    def items(self):
        models = [
            model
            for model in get_page_models()
            if issubclass(model, BasePage) and model.sitemap_paths is not BasePage.sitemap_paths
        ]
        paths = {ContentType.objects.get_for_model(model).pk: model.sitemap_paths() for model in models}
        pages = self.pages().filter(content_type__in=paths).order_by("path")
        return [(page, below) for page in pages for below in paths[page.content_type_id]]

    def entries(self, listed):
        return [(page, paths, None) for page, paths in listed]


def _sitemaps(request):
    return {"pages": PageSitemap(request), "records": RecordSitemap(request)} if indexing.is_allowed(request) else {}


@require_safe
def index(request):
    return sitemap_views.index(request, _sitemaps(request), sitemap_url_name="sitemaps:part")


@require_safe
def part(request, section):
    return sitemap_views.sitemap(request, _sitemaps(request), section)
