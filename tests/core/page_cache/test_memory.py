"""What the pages of a generation have alike is read and rendered once."""

import pytest

from core.page_cache import memory
from home.content import navigation
from tests import factories
from tests.core.page_cache.readers import commit

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(home):
    """In and below the menu, in two sections."""
    first, second = (factories.ContentPageFactory(parent=home, show_in_menus=True) for _number in range(2))
    below = factories.ContentPageFactory(parent=first, show_in_menus=True)
    beside = factories.ContentPageFactory(parent=first)
    deep = [factories.ContentPageFactory(parent=parent) for parent in (below, below, beside)]
    commit()
    return [first, second, below, beside, *deep]


def test_each_page_has_the_menu_of_its_place(readers, pages):
    """As it would be if nothing were kept, whichever page was asked for before."""
    addresses = [page.url for page in pages]
    readers.see_the_truth("/de/", *addresses, "/fr/", "/de/sitemap.xml")
    pages[1].save_revision().publish()
    commit()
    readers.see_the_truth(*reversed(addresses))


def test_the_second_page_makes_no_menu_and_no_footer(readers, pages, monkeypatch):
    [menu, *_others, one, another, _elsewhere] = pages
    readers.get(one.url)
    for owner, name in [(navigation.Menu, "entries"), (navigation.Footer, "legal"), (navigation.Footer, "services")]:
        monkeypatch.setattr(owner, name, property(lambda _self: pytest.fail("made again")))
    answer = readers.get(another.url)
    assert (answer.status, answer.note) == (200, "fwd=miss")
    assert menu.title in answer.body.decode()


def test_a_new_generation_makes_it_anew(readers, pages):
    readers.get(pages[4].url)
    pages[1].title = "Umbenannt"
    pages[1].save_revision().publish()
    commit()
    assert "Umbenannt" in readers.get(pages[4].url).body.decode()


def test_it_has_an_end_and_pages_stay_right(readers, pages, monkeypatch):
    kept = {}
    monkeypatch.setattr(memory, "_kept", kept)
    monkeypatch.setattr(memory, "MOST", 5)
    addresses = [page.url for page in pages]
    for address in addresses:
        readers.get(address)
        assert 0 < len(kept) <= memory.MOST
    readers.see_the_truth(*addresses)
