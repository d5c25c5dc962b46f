"""A publisher makes a page of each type and with each block, and readers get it in three languages."""

import pytest
from django.urls import reverse
from wagtail.models import Page, get_page_models
from wagtail_localize.synctree import create_aliases_for_new_page

from events.models import EventIndexPage, EventPage
from home.models import ContentPage, HomePage, Topic
from partnerships.models import TopicPage
from tests import factories
from tests.journeys.editing import state_of
from tests.sampling import audited


def is_below_home(page_type):
    return "home.HomePage" in page_type.parent_page_types


PAGE_TYPES = [model for model in get_page_models() if model not in {Page, HomePage}]
PAGE_TYPES.sort(key=is_below_home, reverse=True)  # overviews before what comes below them
# What a page of the type cannot be published without, beside its title.
FILLED = {
    "LegalPage": {"kind": "imprint"},
    "CountryFocusPage": {"country": "UA", "protection_checked": "on"},
    "FundingProgrammePage": {"level": "federal", "link": "https://example.org/programm/", "checked_on": "01.11.2026"},
    "EventPage": {"starts_at": "01.12.2030 10:00", "ends_at": "01.12.2030 12:00"},
}
WORDS = """
    Absatz | Ein Abschnitt | Ensemble, on va plus loin. | Gut zu wissen | Eine Frage | Bildunterschrift | Ein Film
    Zwei Beispiele | 1.101 | Vertrag | Ziele klären | Anderswo | Leitfaden | Demo Person | Weiterlesen | Fragen Sie uns.
"""


def parent_for(page_type, home):
    """Where the type may be made: below the home page, or below an overview that the publisher made before."""
    if is_below_home(page_type):
        return home
    return page_type.allowed_parent_page_models()[0].objects.get(locale=home.locale)


# Below the home page and below an overview, with fields of its own and without, and with one that no page goes without.
SAMPLE = [TopicPage, EventIndexPage, EventPage]


@pytest.mark.parametrize("page_types", [SAMPLE, audited(PAGE_TYPES)], ids=["some", "all"])
def test_a_publisher_makes_pages_of_each_type_for_readers_of_three_languages(page_types, log_in, home, read, subtests):
    publisher = log_in("veroeffentlichung")  # once for all types: it costs time
    for page_type in page_types:
        with subtests.test(page_type=page_type.__name__):
            parent, slug = parent_for(page_type, home), f"neu-{page_type._meta.model_name}"
            publisher.open(reverse("wagtailadmin_pages:add_subpage", args=[parent.pk]))
            if publisher.address.endswith("add_subpage/"):  # asked for the type
                publisher.follow(str(page_type._meta.verbose_name), publisher.page.main)
            publisher.submit(press="action-publish", title="Neue Seite", slug=slug, **filled(page_type))
            for reader in read(page_type.objects.child_of(parent).get(slug=slug)).values():
                reader.sees("Neue Seite")


def filled(page_type):
    if page_type is TopicPage:
        return {"topic": Topic.objects.create(slug="klima", name_de="Klima").pk}
    return FILLED.get(page_type.__name__, {})


@pytest.mark.parametrize("page_type", [HomePage, audited(ContentPage)], ids=lambda model: model.__name__)
def test_a_publisher_puts_every_block_on_a_page(page_type, log_in, home, read):
    target = factories.ContentPageFactory(parent=home, title="Ziel")
    page = home
    if page_type is ContentPage:
        page = factories.ContentPageFactory(parent=home, title="Bausteine")
        create_aliases_for_new_page(page)
    body = factories.body_of_blocks(page_type, target)
    publisher = log_in("veroeffentlichung")
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    publisher.open(edit)
    publisher.submit(press="action-publish", streams={"body": state_of(body.stream_block, body)})
    publisher.open(edit)
    publisher.submit(press="action-publish", summary="Mit allem.")  # the blocks as the form has them
    readers = read(page_type.objects.get(pk=page.pk))
    for code in ["de"] if page_type is HomePage else readers:
        readers[code].sees("Mit allem.", *[word.strip() for word in WORDS.replace("\n", "|").split("|")])
