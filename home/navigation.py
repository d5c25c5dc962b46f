"""Main navigation, breadcrumb and footer, made from the page tree in the reader's language."""

from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from home import i18n, languages
from home.models import LegalPage, NewsIndexPage, SitemapPage

HOME_DEPTH = 2


def home_page(request):
    """The home page in the active language, or None; kept on the request."""
    if not hasattr(request, "_home_page"):
        site = Site.find_for_request(request)
        homes = i18n.in_language(Page.objects.filter(translation_key=site.root_page.translation_key)) if site else Page.objects.none()
        request._home_page = homes.select_related("locale").first()
    return request._home_page


def main(request, current=None):
    """Two levels of pages that editors marked for the menu; one query."""
    home = home_page(request)
    if home is None:
        return []
    pages = (
        i18n.readable(Page.objects.descendant_of(home))
        .in_menu()
        .filter(depth__in=[HOME_DEPTH + 1, HOME_DEPTH + 2])
        .select_related("locale")
        .order_by("path")
    )
    top, by_path = [], {}
    for page in pages:
        entry = _entry(page, request, current)
        by_path[page.path] = entry
        if page.depth == HOME_DEPTH + 1:
            top.append(entry)
        elif parent := by_path.get(page.path[: -Page.steplen]):
            parent["children"].append(entry)
    return top


def _entry(page, request, current):
    link = i18n.link(page, request)
    return {
        "title": link.title,
        "url": link.url,
        "lang": link.lang,
        "current": bool(current) and current.path == page.path,
        "active": bool(current) and current.path.startswith(page.path),
        "children": [],
    }


def breadcrumb(request, page):
    """From the home page to this one, both included; empty on the home page itself."""
    if not page or page.depth <= HOME_DEPTH:
        return []
    ancestors = page.get_ancestors(inclusive=True).filter(depth__gte=HOME_DEPTH).select_related("locale")
    return [i18n.link(ancestor, request) for ancestor in ancestors]


def footer(request, settings):
    home = home_page(request)
    if home is None:
        return {"legal": [], "sitemap": None, "easy_language": None, "sign_language": None, "feeds": []}
    below = {
        page.pk: page
        for page in i18n.readable(Page.objects.child_of(home)).select_related("locale", "content_type").order_by("path")
        if issubclass(page.specific_class or Page, (LegalPage, SitemapPage))
    }
    return {
        "legal": [i18n.link(page, request) for page in below.values() if page.specific_class is LegalPage],
        "sitemap": next((i18n.link(page, request) for page in below.values() if page.specific_class is SitemapPage), None),
        "easy_language": german_only(settings.easy_language_page, request),
        "sign_language": german_only(settings.sign_language_page, request),
        "feeds": feeds(request),
    }


def german_only(page, request):
    """A link to a page that exists in German only, whatever the reader's language."""
    if page is None or not page.live:
        return None
    lang = "" if languages.active() == languages.SOURCE else languages.SOURCE
    return i18n.Link(page.title, page.get_url(request), lang)


def feeds(request):
    """The feeds of all news overviews in the reader's language."""
    return [
        {
            "title": _("News from “%(title)s” as an Atom feed") % {"title": index.title},
            "url": index.get_full_url(request) + "feed.atom",
            "type": "application/atom+xml",
        }
        for index in i18n.in_language(NewsIndexPage.objects.all())
    ]
