"""What stands beside a picture."""

import pytest

from tests import factories
from tests.html import soup_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("code", "words"),
    [("de", "Symbolbild."), ("fr", "Image d’illustration."), ("uk", "Ілюстративне зображення.")],
)
def test_readers_learn_that_a_picture_shows_something_else(homes, client, code, words):
    index = factories.NewsIndexPageFactory(parent=homes[code], locale=homes[code].locale)
    pictures = {is_symbolic: factories.make_image(is_symbolic=is_symbolic) for is_symbolic in (True, False)}
    shown = {
        is_symbolic: soup_of(
            client.get(factories.NewsPageFactory(parent=index, locale=index.locale, share_image=picture).url)
        ).select_one(".figure__credit")
        for is_symbolic, picture in pictures.items()
    }
    assert words in shown[True].get_text()
    assert words not in shown[False].get_text()


def test_a_list_shows_a_picture_once(home, client):
    index = factories.NewsIndexPageFactory(parent=home)
    picture = factories.make_image()
    for number in range(2):
        factories.NewsPageFactory(parent=index, slug=f"n{number}", share_image=picture)
    found = soup_of(client.get(index.url)).main
    assert len(found.select(".news-list article")) == 2
    assert len(found.select("img")) == 1


def test_only_the_first_picture_of_a_list_loads_before_one_scrolls(home, client):
    """It is on the first screen of a phone, the largest thing there: to load it lazily would make readers wait."""
    index = factories.NewsIndexPageFactory(parent=home)
    for number in range(2):
        factories.NewsPageFactory(parent=index, slug=f"n{number}", share_image=factories.make_image())
    pictures = soup_of(client.get(index.url)).main.select(".news-list img")
    assert [picture["loading"] for picture in pictures] == ["eager", "lazy"]
