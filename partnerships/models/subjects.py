from urllib.parse import urlencode

from django.utils.translation import gettext as _
from wagtail.models import Page

from core.text import countries
from home import i18n
from home.content import related_content
from partnerships.models.focuses import CountryFocusPage, TopicPage


def subject_links(page, codes=()):
    """
    `(heading, [(name, address)])` of the countries with these codes and of the page's terms (see `terms_of`).

    The address is that of the page on the country or the topic if there is one, else the overview of the page's own
    kind, narrowed down to what shares it; "" if there is no overview.
    """
    terms = page.terms
    overview = related_content.overview_url(page.allowed_parent_page_models()[0])
    focuses = _addresses(CountryFocusPage.objects.filter(country__in=codes), "country") if codes else {}
    topics = _addresses(TopicPage.objects.filter(topic__slug__in=_slugs(terms, "topics")), "topic__slug")

    def narrowed(facet, value):
        return f"{overview}?{urlencode({facet: value})}" if overview else ""

    found = [
        (_("Countries"), [(countries.name(code), focuses.get(code) or narrowed("country", code)) for code in codes]),
        (
            _("Topics"),
            [(term.name, topics.get(term.slug) or narrowed("topic", term.slug)) for term in terms.get("topics", [])],
        ),
        (_("Forms of co-operation"), [(term.name, narrowed("form", term.slug)) for term in terms.get("forms", [])]),
        (_("Participation formats"), [(term.name, narrowed("format", term.slug)) for term in terms.get("formats", [])]),
    ]
    return [(heading, links) for heading, links in found if links]


def _slugs(terms, relation):
    return [term.slug for term in terms.get(relation, [])]


def _addresses(pages, fact):
    """`{value of the fact: address}` of those pages that the reader's language has."""
    found = dict(i18n.in_language(pages).values_list("pk", fact))
    return {found[page.pk]: page.get_url() for page in Page.objects.filter(pk__in=found)} if found else {}
