"""Main navigation, breadcrumb and footer, made from the page tree in the reader's language."""

from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.models import Page, Site, get_page_models

from core import request_cache
from core.page_cache import memory
from core.text import languages
from home import i18n

TOP = 3  # the depth of pages below a home page
# What page types say of themselves that makes every page link to them; see `BasePage`.
LINKED = ("is_legal", "is_sitemap", "is_overview", "in_footer", "gives_advice")


@dataclass
class MenuEntry:
    title: str
    url: str
    lang: str
    current: bool
    active: bool
    children: list = field(default_factory=list)


def _pages_linked_everywhere():
    """All pages of the active language that many pages link to, in the order of the tree, its home page first."""
    types = ContentType.objects.get_for_models(*_declared(*LINKED)).values()
    in_menus = Q(show_in_menus=True, depth__in=[TOP, TOP + 1])
    wanted = in_menus | Q(content_type__in=types) | Q(depth=TOP - 1)
    return list(i18n.in_language(Page.objects.filter(wanted)).select_related("locale").order_by("path"))


def _declared(*names):
    """The types of pages of any app that say one of these of themselves."""
    return [model for model in get_page_models() if any(getattr(model, name, False) for name in names)]


def pages_linked_everywhere():
    return memory.get_or_set(("pages linked everywhere", languages.active()), _pages_linked_everywhere)


def of_type(*models):
    """The pages of these types in the active language, if they are among those that every page links to."""
    wanted = {kind.pk for kind in ContentType.objects.get_for_models(*models).values()}
    return [page for page in pages_linked_everywhere() if page.content_type_id in wanted]


class Menu:
    """Two levels of the pages that editors marked for the menu, read where it is shown."""

    def __init__(self, request, current=None):
        self.request = request
        self.path = current.path if current else ""

    @property
    def place(self):
        """Where the menu looks the same: a page of its levels, or somewhere below one."""
        end = (TOP + 1) * Page.steplen
        return self.path[:end] + ("…" if len(self.path) > end else "")

    @cached_property
    def entries(self):
        entries = {}
        for page in pages_linked_everywhere():
            if page.show_in_menus and page.depth in {TOP, TOP + 1}:
                link = i18n.link(page, self.request)
                here, within = self.path == page.path, self.path.startswith(page.path)
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
    ancestors = request_cache.get_or_set(("ancestors", page.pk), lambda: _ancestors(page))
    links = [i18n.link(ancestor, request) for ancestor in ancestors]
    if sub_page := getattr(page, "sub_page", None):
        links.append(i18n.Link(sub_page.title, links[-1].url + sub_page.path, sub_page.lang))
    return links


def _ancestors(page):
    linked = [ancestor for ancestor in pages_linked_everywhere() if page.path.startswith(ancestor.path)]
    found = [*(ancestor for ancestor in linked if ancestor.path != page.path), page]
    if len(found) == page.depth - TOP + 2:
        return found
    # One of those above is in no menu, or not every reader may open it, or it was withdrawn.
    above = page.get_ancestors(inclusive=True).filter(Q(live=True) | Q(pk=page.pk), depth__gte=TOP - 1)
    return list(above.select_related("locale"))


class Footer:
    """Links that every page must have: the law asks for most of them. Each is read where it is shown."""

    def __init__(self, request, settings):
        self.request = request
        self.settings = settings

    @cached_property
    def legal(self):
        return self._links_to("is_legal")

    @cached_property
    def services(self):
        """What asks about no page; `report` and `report_form` are the one that does."""
        pages = of_type(*_declared("in_footer"))
        return [i18n.link(page, self.request) for page in pages if not page.specific_class.asks_about_page]

    @cached_property
    def report_form(self):
        """To the page that takes reports, with the address of the page on which the link stands."""
        link = report_form(self.request)
        if link is None or self.request.path == link.url:
            return link
        return replace(link, url=f"{link.url}?{urlencode({'page': self.request.path}, errors='replace')}")

    @cached_property
    def report(self):
        """None on the page for reports itself, which asks about no page."""
        return self.report_form if self.report_form and "?" in self.report_form.url else None

    @cached_property
    def sitemap(self):
        return next(iter(self._links_to("is_sitemap")), None)

    @cached_property
    def advice(self):
        return next(iter(self._links_to("gives_advice")), None)

    @cached_property
    def easy_language(self):
        return _german_only(_pages_in_german(self.settings)[0], self.request)

    @cached_property
    def sign_language(self):
        return _german_only(_pages_in_german(self.settings)[1], self.request)

    @cached_property
    def feeds(self):
        return feeds(self.request)

    def _links_to(self, name):
        return [i18n.link(page, self.request) for page in of_type(*_declared(name))]


def report_form(request):
    """A link to the page that takes reports, which is asked about no page; None where there is none."""
    pages = of_type(*_declared("asks_about_page"))
    return i18n.link(pages[0], request) if pages else None


def _pages_in_german(settings):
    """The pages in easy and in sign language, or None: one query for both, and none while they are remembered."""
    keys = (settings.easy_language_page_id, settings.sign_language_page_id)
    return memory.get_or_set(("pages in German", *keys), lambda: request_cache.get_many(Page, keys))


def _german_only(page, request):
    """A link to a page that exists in German only, whatever the reader's language, if any reader may open it."""
    if page is None or not page.live or page.path.startswith(tuple(i18n.private_paths())):
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
        for index in of_type(*_declared("has_feeds"))
        for name in ("Atom", "RSS")
    ]


def page_tree(request, locale):
    """The pages below a language's home page as nested `{title, url, lang, children}`; one query."""
    site = Site.find_for_request(request)
    home = Page.objects.filter(translation_key=site.root_page.translation_key, locale=locale).first()
    if home is None:
        return []
    pages = i18n.on_their_own(Page.objects.descendant_of(home)).select_related("locale").order_by("path")
    root = {"children": []}
    open_nodes = {home.path: root}
    for page in pages:
        # A page below one that readers may not open has no place in the tree.
        if parent := open_nodes.get(page.path[: -Page.steplen]):
            entry = i18n.link(page, request)
            node = {"title": entry.title, "url": entry.url, "lang": entry.lang, "children": []}
            parent["children"].append(node)
            open_nodes[page.path] = node
    return root["children"]
