"""
What pages show by themselves: an app registers a source, country, topic, cluster and home pages ask them all.

So that `home` need not know the other apps, each registers its sources when it starts.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise
from wagtail.models import Page, get_page_models

from core.text.countries import name as country_name
from home import i18n
from home.content import navigation
from home.models.subjects import SubjectsMixin
from home.models.taxonomies import Topic

LIMIT = 4


def overview_url(model: type[Page]) -> str:
    """Where all pages of a kind are listed in the reader's language, or ""."""
    pages = navigation.of_type(model)
    return min(pages, key=lambda page: page.depth).get_url() if pages else ""


@dataclass
class Content:
    """What one source found: teasers (see `teasers_of`), or a template with a context of its own."""

    teasers: list[dict[str, Any]] = field(default_factory=list)
    template: str = ""
    context: dict[str, Any] = field(default_factory=dict)
    more_url: str = ""

    def __bool__(self) -> bool:
        return bool(self.teasers or self.template)


@dataclass(frozen=True)
class Source:
    """`find(countries, topics, limit)` gives a `Content`; without countries and topics it is about everything."""

    key: str
    heading: StrOrPromise
    all_of_them: StrOrPromise  # the words that lead to the whole list
    position: int
    find: Callable[[list[str], list[Topic], int], Content | None]
    on_home_page: bool = True


@dataclass(frozen=True)
class Section:
    key: str
    heading: StrOrPromise
    content: Content
    more: StrOrPromise

    @property
    def anchor(self) -> str:
        return f"gathered-{self.key}"


class Subject:
    """What a page that gathers is about; a list can be narrowed down by one country and one topic, not several."""

    def __init__(self, countries: list[str], topics: list[Any]) -> None:
        self.country = countries[0] if len(countries) == 1 else ""
        topic = topics[0] if len(topics) == 1 else None
        self.topic = Topic.objects.get(pk=topic) if isinstance(topic, int) else topic

    @property
    def query(self) -> str:
        """The list's query string, or ""."""
        asked = {"country": self.country, "topic": self.topic.slug if self.topic else ""}
        query = urlencode({name: value for name, value in asked.items() if value})
        return f"?{query}" if query else ""

    def words(self, all_of_them: StrOrPromise) -> StrOrPromise:
        names = [country_name(self.country)] if self.country else []
        names += [str(self.topic.name)] if self.topic else []
        return _("%(list)s: %(subject)s") % {"list": all_of_them, "subject": ", ".join(names)} if names else all_of_them


_sources: dict[str, Source] = {}


def register_source(source: Source) -> None:
    _sources[source.key] = source


def gather(
    countries: Iterable[str] = (), topics: Iterable[Topic] = (), limit: int = LIMIT, is_home: bool = False
) -> list[Section]:
    """The sections that have something in them, in their order; each leads on to all there is about the same."""
    countries, topics, sections = list(countries), list(topics), []
    subject = Subject(countries, topics)
    for source in sorted(_sources.values(), key=lambda source: source.position):
        if is_home and not source.on_home_page:
            continue
        if content := source.find(countries, topics, limit):
            if content.more_url:
                content.more_url += subject.query
            sections.append(Section(source.key, source.heading, content, subject.words(source.all_of_them)))
    return sections


@dataclass(frozen=True)
class Links:
    """`find(page)` gives links to the records of which a page tells."""

    heading: StrOrPromise
    find: Callable[[Page], list[i18n.Link]]


_links: list[Links] = []


def register_links(links: Links) -> None:
    _links.append(links)


def links_of(page: Page) -> list[tuple[StrOrPromise, list[i18n.Link]]]:
    """`(heading, links)` of the records of which the page tells; only what is about something tells of any."""
    if not isinstance(page, SubjectsMixin):
        return []
    return [(links.heading, found) for links in _links if (found := links.find(page))]


def about(queryset: Any, countries: Sequence[str] = (), topics: Sequence[Topic] = ()) -> Any:
    """The pages (with `SubjectsMixin`) about one of the countries and one of the topics; all without any."""
    if countries:
        queryset = queryset.filter(queryset.model.about_countries(countries))
    if topics:
        queryset = queryset.filter(queryset.model.about_topics(topics))
    return queryset


def newest_about(country: str) -> Any:
    """All pages (with `SubjectsMixin`) about the country in the reader's language, the newest first."""
    found = Q(pk__in=[])
    for model in get_page_models():
        if issubclass(model, SubjectsMixin):
            found |= Q(pk__in=model.once_each(about(model.objects.all(), [country])).values("pk"))
    return i18n.in_language(Page.objects.filter(found)).order_by("-first_published_at", "-pk").select_related("locale")


def content_of(pages: Iterable[Page], index_model: type[Page]) -> Content:
    """Teasers of the pages, and where all of their kind are."""
    teasers = teasers_of(pages)
    return Content(teasers, more_url=overview_url(index_model) if teasers else "")


def teasers_of(pages: Iterable[Page]) -> list[dict[str, Any]]:
    """The teasers of pages that are in the reader's language already; German fallbacks are marked."""
    teasers = []
    for page in pages:
        link = i18n.link(page)
        teasers.append(
            {
                "title": link.title,
                "url": link.url,
                "lang": link.lang,
                "summary": page.summary,
                "image": page.share_image,
                "meta": " · ".join(filter(None, map(str, [page.teaser_meta, page.teaser_state]))),
            }
        )
    return teasers
