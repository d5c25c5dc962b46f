"""Places: the pages that do what a word names, such as finding money or registering, wherever editors put them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from core.text import languages
from events.models import EventIndexPage
from feedback.models import FeedbackPage
from home import i18n
from home.models import (
    AccessibilityStatementPage,
    EasyLanguagePage,
    GlossaryPage,
    GuidePage,
    NewsIndexPage,
    SignLanguagePage,
    SitemapPage,
)
from newsletter.models import NewsletterPage
from partnerships.models import (
    AdvicePage,
    BestPracticeIndexPage,
    CountryFocusPage,
    FundingIndexPage,
    PartnerSearchPage,
    PartnershipIndexPage,
    SignpostPage,
    TopicPage,
    WorkingGroupPage,
)
from search.analysis import TAG

MOST = 3  # places above the results of one search


@dataclass(frozen=True)
class Place:
    """What is done there, the type of the page that does it, and what stands behind its address."""

    name: Promise
    model: type[Page]
    suffix: str = ""


PLACES = {
    "funding": Place(_("Find funding"), FundingIndexPage),
    "events": Place(_("Find events and register"), EventIndexPage),
    "advice": Place(_("Ask for advice"), AdvicePage),
    "partners": Place(_("Look for a partner"), PartnerSearchPage),
    "directory": Place(_("Look partnerships up"), PartnershipIndexPage),
    "map": Place(_("See the map"), PartnershipIndexPage, "?view=map"),
    "guide": Place(_("Read the guide"), GuidePage),
    "practice": Place(_("Read good practice"), BestPracticeIndexPage),
    "signpost": Place(_("Find out who is responsible"), SignpostPage),
    "glossary": Place(_("Look words up"), GlossaryPage),
    "news": Place(_("Read news"), NewsIndexPage),
    "newsletter": Place(_("Subscribe to the newsletter or end it"), NewsletterPage),
    "group": Place(_("Join the working group"), WorkingGroupPage),
    "feedback": Place(_("Report a barrier or a mistake"), FeedbackPage),
    "accessibility": Place(_("Read about accessibility"), AccessibilityStatementPage),
    "easy": Place(_("Read easy language"), EasyLanguagePage),
    "signs": Place(_("See sign language"), SignLanguagePage),
    "sitemap": Place(_("See all pages"), SitemapPage),
}
# What a kind of result is listed on.
OF_KINDS = {
    "news": "news",
    "event": "events",
    "practice": "practice",
    "funding": "funding",
    "guide": "guide",
    "partnership": "directory",
    "municipality": "directory",
    "notice": "partners",
    "term": "glossary",
}
LEADING_ON = ("advice", "funding", "partners", "glossary", "sitemap")  # where nothing was found


def choices() -> list[tuple[str, Any]]:
    """For the model: a callable, so that migrations do not hold the list."""
    return [(code, place.name) for code, place in PLACES.items()]


def pages(places: Sequence[str], language: str | None = None, most: int = MOST) -> list[tuple[Page, str]]:
    """`(page, what stands behind its address)` of the first places that there are: two or three queries.

    Pages that a word was given for itself go before those that do a kind of thing.
    """
    language = language or languages.active()
    wanted = sorted(places, key=lambda place: not place.startswith("page:"))
    found: dict[str, Page] = {}
    candidates = i18n.in_language(Page.objects.filter(_any_of(wanted)), language).select_related("locale")
    for page in candidates.order_by("path").specific():
        for place in _of(page, wanted):
            found.setdefault(place, page)
    chosen: dict[tuple[int, str], tuple[Page, str]] = {}
    for place in filter(found.__contains__, wanted):
        suffix = PLACES[place].suffix if place in PLACES else ""
        chosen.setdefault((found[place].pk, suffix), (found[place], suffix))
    return list(chosen.values())[:most]


def _any_of(places: Collection[str]) -> Q:
    """The pages that may be one of the places."""
    models: set[type[Page]] = {PLACES[place].model for place in places if place in PLACES}
    if any(place.startswith(f"{TAG}topic:") for place in places):
        models.add(TopicPage)
    if any(place.startswith(f"{TAG}country:") for place in places):
        models.add(CountryFocusPage)
    keys = [place.removeprefix("page:") for place in places if place.startswith("page:")]
    types = ContentType.objects.get_for_models(*models).values()
    return Q(content_type__in=types) | Q(translation_key__in=keys)


def _of(page: Any, places: Collection[str]) -> list[str]:
    """Which of the places the page is."""
    own = {f"page:{page.translation_key}"}
    if isinstance(page, TopicPage):
        own.add(f"{TAG}topic:{page.topic.slug}")
    if isinstance(page, CountryFocusPage):
        own.add(f"{TAG}country:{page.country}")
    own |= {code for code, place in PLACES.items() if isinstance(page, place.model)}
    return [place for place in places if place in own]
