"""All that readers' languages need: which versions of a page exist, where they are, what to do if one is missing."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.functional import cached_property
from wagtail.models import Locale, Page, PageViewRestriction, Site

from core import request_cache
from core.page_cache import memory
from core.text import languages


@dataclass(frozen=True)
class Link:
    """A link to a page in the reader's language, or, marked by `lang`, to its German version."""

    title: str
    url: str
    lang: str = ""


@dataclass(frozen=True)
class SubPage:
    """What a page shows at an address below its own, such as one record; `paths` by language."""

    name: str  # of the route
    paths: Mapping[str, str]
    title: str
    summary: str = ""
    is_indexed: bool = True  # whether search engines shall list it
    lang: str = ""  # of the title, where not the reader's

    @property
    def path(self) -> str:
        return self.paths[languages.active()]


def source_locale_id() -> int:
    """The key of German; one query a request."""
    return memory.get_or_set("source locale", _source_locale_id)


def _source_locale_id() -> int:
    return Locale.objects.values_list("pk", flat=True).get(language_code=languages.SOURCE)


def translated() -> Q:
    """
    Matches pages that hold words in their own language.

    Not: aliases of German pages, nor translations of which no revision was ever published. wagtail-localize turns an
    alias into such a translation, live and still with the German words, as soon as the page is submitted.
    """
    return Q(alias_of__isnull=True) & (Q(locale__language_code=languages.SOURCE) | Q(live_revision__isnull=False))


def _is_translated(page: Page) -> bool:
    """What `translated` asks the database, asked of a page that has been read."""
    is_source = page.locale.language_code == languages.SOURCE
    return page.alias_of_id is None and (is_source or page.live_revision_id is not None)


def readable(queryset: Any = None) -> Any:
    """The pages that any reader may open: live, and neither private themselves nor below a private page."""
    queryset = (Page.objects.all() if queryset is None else queryset).live()
    for path in private_paths():
        queryset = queryset.exclude(path__startswith=path)
    return queryset


_unlisted: list[Callable[[], Any]] = []


def keep_unlisted(pages: Callable[[], Any]) -> None:
    """`pages()` is a query of the keys of pages that one may open by their address, but that are in no list."""
    _unlisted.append(pages)


def listed(queryset: Any = None) -> Any:
    """The readable pages that are shown in lists, feeds, the site map and the search."""
    queryset = readable(queryset)
    for pages in _unlisted:
        queryset = queryset.exclude(pk__in=pages())
    return queryset


_shown_elsewhere: list[Callable[[], Any]] = []


def keep_with_another(pages: Callable[[], Any]) -> None:
    """`pages()` is a query of the keys of pages that another page shows with the same words, as dates of a series."""
    _shown_elsewhere.append(pages)


def on_their_own(queryset: Any = None) -> Any:
    """The listed pages without those: each thing once, for site maps."""
    queryset = listed(queryset)
    for pages in _shown_elsewhere:
        queryset = queryset.exclude(pk__in=pages())
    return queryset


def is_any_page_private() -> bool:
    return bool(private_paths())


def private_paths() -> list[str]:
    return memory.get_or_set("private paths", _private_paths)


def _private_paths() -> list[str]:
    return list(PageViewRestriction.objects.values_list("page__path", flat=True))


def in_language(queryset: Any = None, language: str | None = None) -> Any:
    """Listed pages whose place is in the language's tree, German fallbacks included."""
    return listed(queryset).filter(locale__language_code=language or languages.active())


class PageLanguages:
    """The language versions of one page, read with one query a request."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @cached_property
    def _versions(self) -> dict[str, Page]:
        pages = _versions_of({self.page.translation_key})[self.page.translation_key]
        by_code = {page.locale.language_code: page for page in pages if _is_translated(page)}
        return dict(sorted(by_code.items()))

    @cached_property
    def source(self) -> Page | None:
        """The German page, or None."""
        return self._versions.get(languages.SOURCE)

    @cached_property
    def is_fallback(self) -> bool:
        """Whether the page keeps the place of a translation that does not exist yet and shows the German words."""
        if self.page.locale.language_code == languages.SOURCE:
            return False
        return self.page.alias_of_id is not None or (self.page.live and self.page.live_revision_id is None)

    def alternates(self, request: HttpRequest) -> list[tuple[str, str]]:
        """`(language, absolute URL)` of each translated version, the page's own included; empty for a fallback."""
        if self.is_fallback:
            return []
        return [(code, absolute_url(page, request) + self.page.sub_path(code)) for code, page in self._versions.items()]

    def switch(self, request: HttpRequest) -> list[dict[str, str]]:
        """One entry for each language of the site, in the site's order."""
        entries = []
        for code in languages.CODES:
            shown: Page | None
            if code == languages.active():
                kind, shown = "current", self.page
            elif version := self._versions.get(code):
                kind, shown = "translated", version
            else:
                kind, shown = "german_only", place_of_german(self.page, code)
            if shown:
                url = shown.get_url(request) + self.page.sub_path(code)
            else:
                kind, url = "home", f"/{code}/"
            entries.append({"code": code, "name": languages.OWN_NAMES[code], "url": url, "kind": kind})
        return entries


def absolute_url(page: Page, request: HttpRequest) -> str:
    """The page's address with the host that the reader came to; "" if the page belongs to no site."""
    url = page.get_url(request)
    return request.build_absolute_uri(url) if url else ""


def place_of_german(page: Page, language: str) -> Page | None:
    """The page that shows the German words under another language's address, if readers may open it."""
    versions = _versions_of({page.translation_key})[page.translation_key]
    return next((version for version in versions if version.locale.language_code == language), None)


def localize_pages(pages: Iterable[Page], language: str | None = None) -> dict[int, Page]:
    """
    `{id: page}`: for each page its version in the language if readers may open it, else the page itself if they may.

    Pages that readers may not open at all are left out. One query, whatever the number of pages.
    """
    language = language or languages.active()
    pages = [page for page in pages if page]
    versions = _versions_of({page.translation_key for page in pages})
    found = {}
    for page in pages:
        by_code = {version.locale.language_code: version for version in versions[page.translation_key]}
        own = next((version for version in versions[page.translation_key] if version.pk == page.pk), None)
        if version := by_code.get(language) or by_code.get(languages.SOURCE) or own:
            found[page.id] = version
    return found


def read_with_versions(keys: Iterable[int]) -> dict[int, Page]:
    """`{pk: page}` of those that exist; what `localize_pages` needs of them is read by the same query."""
    known: dict[int, Page] = request_cache.get_or_set(("in_bulk", Page), dict)
    versions: dict[Any, list[Page]] = request_cache.get_or_set("versions", dict)
    if missing := {key for key in keys if key not in known}:
        wanted = Page.objects.filter(pk__in=missing).values("translation_key")
        found = list(Page.objects.filter(translation_key__in=wanted).select_related("locale").order_by("path"))
        private = tuple(private_paths())
        for key in {page.translation_key for page in found} - versions.keys():
            siblings = [page for page in found if page.translation_key == key]
            versions[key] = [page for page in siblings if page.live and not page.path.startswith(private)]
        known.update({page.pk: page for page in found})
        known.update({key: known.get(key) for key in missing})
    return {key: known[key] for key in keys if known.get(key)}


def _versions_of(keys: set[Any]) -> dict[Any, list[Page]]:
    """`{translation key: the versions that readers may open}`."""
    known: dict[Any, list[Page]] = request_cache.get_or_set("versions", dict)
    if missing := keys - known.keys():
        known.update({key: [] for key in missing})
        for page in readable(Page.objects.filter(translation_key__in=missing)).select_related("locale"):
            known[page.translation_key].append(page)
    return {key: known[key] for key in keys}


def content_language(page: Page) -> str:
    """The language of a page's words: German where a fallback keeps the place."""
    return languages.SOURCE if PageLanguages(page).is_fallback else page.locale.language_code


def current_content_language() -> str:
    """The language of the words of the page that is being shown; the reader's where there is none."""
    return request_cache.get_or_set("content language", languages.active)


def link(page: Page, request: HttpRequest | None = None, title: str | None = None) -> Link:
    """A `Link` to the page, marked where its words are not in the active language."""
    language = content_language(page)
    lang = "" if language == languages.active() else language
    return Link(title or page.title, page.get_url(request), lang)


def home_urls(request: HttpRequest) -> dict[str, str]:
    """`{language: URL}` of the home pages that readers may open."""
    site = Site.find_for_request(request)
    if site is None:
        return {}
    homes = readable(Page.objects.filter(translation_key=site.root_page.translation_key)).select_related("locale")
    return {home.locale.language_code: home.get_url(request) for home in homes}


def switch_for_view(request: HttpRequest) -> list[dict[str, str]]:
    """Language links where there is no page: from the search to itself, from elsewhere to the home pages."""
    if getattr(request.resolver_match, "view_name", None) == "search:results":
        return [
            {
                "code": code,
                "name": languages.OWN_NAMES[code],
                "url": translate_url(request.get_full_path(), code),
                "kind": "current" if code == languages.active() else "translated",
            }
            for code in languages.CODES
        ]
    homes = home_urls(request)
    return [
        {
            "code": code,
            "name": languages.OWN_NAMES[code],
            "url": homes.get(code, f"/{code}/"),
            "kind": "current" if code == languages.active() else "home",
        }
        for code in languages.CODES
    ]
