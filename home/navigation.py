"""Main navigation, breadcrumb and footer, made from the page tree in the reader's language."""

from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.models import Page

from home import i18n, languages, memo
from home.models import LegalPage, NewsIndexPage, SitemapPage

TOP = 3  # the depth of pages below a home page
LINKED = (LegalPage, SitemapPage, NewsIndexPage)
FEEDBACK_PAGE = "feedback.FeedbackPage"  # of another app: named, not imported


@dataclass
class MenuEntry:
    title: str
    url: str
    lang: str
    current: bool
    active: bool
    children: list = field(default_factory=list)


def _furniture():
    """All pages that every page of the active language links to, in the order of the tree; one query a request."""
    types = ContentType.objects.get_for_models(*LINKED, apps.get_model(FEEDBACK_PAGE)).values()
    wanted = Q(show_in_menus=True, depth__in=[TOP, TOP + 1]) | Q(content_type__in=types)
    return list(i18n.in_language(Page.objects.filter(wanted)).select_related("locale").order_by("path"))


def furniture():
    return memo.remember(("furniture", languages.active()), _furniture)


def _of_type(model):
    wanted = ContentType.objects.get_for_model(model)
    return [page for page in furniture() if page.content_type_id == wanted.pk]


def main(request, current=None):
    """Two levels of the pages that editors marked for the menu."""
    entries = {}
    for page in furniture():
        if page.show_in_menus and page.depth in {TOP, TOP + 1}:
            link = i18n.link(page, request)
            here = current is not None and current.path == page.path
            within = current is not None and current.path.startswith(page.path)
            entry = MenuEntry(link.title, link.url, link.lang, here, within)
            if page.depth == TOP:
                entries[page.path] = entry
            elif parent := entries.get(page.path[: -Page.steplen]):
                parent.children.append(entry)
    return list(entries.values())


def breadcrumb(request, page):
    """From the home page to this one, both included; empty on the home page itself."""
    if not page or page.depth < TOP:
        return []
    ancestors = memo.remember(
        ("ancestors", page.pk),
        lambda: list(page.get_ancestors(inclusive=True).filter(depth__gte=TOP - 1).select_related("locale")),
    )
    links = [i18n.link(ancestor, request) for ancestor in ancestors]
    if sub_page := getattr(page, "sub_page", None):
        links.append(i18n.Link(sub_page.title, links[-1].url + sub_page.path))
    return links


def footer(request, settings):
    """Links that every page must have: the law asks for most of them."""
    sitemaps = _of_type(SitemapPage)
    return {
        "legal": [i18n.link(page, request) for page in _of_type(LegalPage)],
        "feedback": _feedback(request),
        "sitemap": i18n.link(sitemaps[0], request) if sitemaps else None,
        "easy_language": _german_only(settings.easy_language_page_id, request),
        "sign_language": _german_only(settings.sign_language_page_id, request),
        "feeds": feeds(request),
    }


def _feedback(request):
    """A link to the form for reports that tells it which page the reader came from; None without such a form."""
    pages = _of_type(apps.get_model(FEEDBACK_PAGE))
    if not pages:
        return None
    link = i18n.link(pages[0], request)
    if request.path == link.url:
        return link
    return replace(link, url=f"{link.url}?{urlencode({'page': request.path}, errors='replace')}")


def _german_only(key, request):
    """A link to a page that exists in German only, whatever the reader's language."""
    page = memo.in_bulk(Page, [key]).get(key)
    if page is None or not page.live:
        return None
    lang = "" if languages.active() == languages.SOURCE else languages.SOURCE
    return i18n.Link(page.title, page.get_url(request), lang)


def feeds(request):
    """The feeds of all news overviews in the reader's language."""
    return [
        {
            "title": _("%(title)s as %(format)s feed") % {"title": index.title, "format": name},
            "url": f"{i18n.absolute_url(index, request)}feed/{name.lower()}/",
            "type": f"application/{name.lower()}+xml",
        }
        for index in _of_type(NewsIndexPage)
        for name in ("Atom", "RSS")
    ]
