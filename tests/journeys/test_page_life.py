"""A page is withdrawn, brought back, renamed, moved and deleted, and readers of no language are left nowhere."""

import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.synctree import create_aliases_for_new_page

from home.models import ContentPage
from tests import factories
from tests.journeys.walking import Reader

CODES = ["de", "fr", "uk"]


@pytest.fixture
def section(home, locales):
    """Translated into French; Ukrainian readers get the German text."""
    return in_each_language(factories.ContentPageFactory(parent=home, title="Abschnitt", slug="abschnitt"), locales)


@pytest.fixture
def page(section, locales):
    return in_each_language(factories.ContentPageFactory(parent=section, title="Brunnen", slug="brunnen"), locales)


def in_each_language(page, locales):
    create_aliases_for_new_page(page)
    factories.translate(page, locales["fr"])
    return page


def addresses_of(page):
    versions = Page.objects.filter(translation_key=page.translation_key).select_related("locale")
    return {version.locale.language_code: version.specific.url for version in versions}


def assert_led(old, page):
    """Who comes by an old address arrives at the new one, in the same language."""
    new = addresses_of(page)
    for code in CODES:
        reader = Reader()
        reader.open(old[code])
        assert (reader.address, reader.page.html["lang"]) == (new[code], code)
        assert {status for _address, status in reader.response.redirect_chain} <= {301}
        reader.sees("Brunnen")


def assert_helped(addresses, near, followed):
    """
    Who comes to what is gone is told so, and led to what is left above it, in the same language.

    The links to other pages are `followed` once in the page's life, which does not change them.
    """
    for code in addresses:
        reader = Reader()
        reader.open(addresses[code], status=404)
        assert reader.page.html["lang"] == code
        reader.open(near[code])
        reader.open(addresses[code], status=404)
        links = {link["href"] for link in reader.page.main.find_all("a", href=True)}
        assert near[code] in links
        for link in links - followed:
            reader.open(link)
        followed |= links


def test_the_life_of_a_page_and_what_readers_get(log_in, home, section, page, read):
    publisher = log_in("veroeffentlichung")
    first, followed = addresses_of(page), set()
    for reader in read(page).values():
        reader.sees("Brunnen")

    act(publisher, page, "unpublish", "Französisch: „Brunnen [fr]“")
    assert_helped(first, addresses_of(section), followed)

    publisher.open(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    publisher.submit(press="action-publish")
    assert addresses_of(page) == first
    read(page)["fr"].sees("Brunnen [fr]")
    for reader in read(page).values():
        reader.sees("Brunnen")

    publisher.open(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    publisher.submit(press="action-publish", slug="quelle")
    assert addresses_of(page)["de"] == "/de/abschnitt/quelle/"
    assert_led(first, page)

    renamed, target = addresses_of(page), factories.ContentPageFactory(parent=home, title="Ziel", slug="ziel")
    create_aliases_for_new_page(target)
    publisher.open(reverse("wagtailadmin_pages:move", args=[page.pk]))
    publisher.submit(publisher.form("new_parent_page"), new_parent_page=target.pk)
    publisher.sees("Brunnen [fr]")
    publisher.submit(press="Ja")
    assert addresses_of(page)["de"] == "/de/ziel/quelle/"
    for old in (first, renamed):
        assert_led(old, page)

    moved = addresses_of(page)
    act(publisher, page, "delete", "Französisch: „Brunnen [fr]“")
    assert not ContentPage.objects.filter(translation_key=page.translation_key).exists()
    assert_helped(moved, addresses_of(target), followed)
    for old in (first, renamed):
        for code in CODES:
            Reader().open(old[code], status=404)


def act(publisher, page, action, warning):
    publisher.open(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    address = reverse(f"wagtailadmin_pages:{action}", args=[page.pk])
    offered = [link["href"].partition("?")[0] for link in publisher.page.find_all("a", href=True)]
    assert address in offered
    publisher.open(address)
    publisher.sees(warning)
    publisher.submit(press="Ja")
