"""Whoever made a picture is named on each page that shows it, cards and heroes included."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from home.models import ContentPage
from tests import factories
from tests.html import soup_of

pytestmark = pytest.mark.django_db


def credits_on(client, url):
    return [item.get_text(" ", strip=True) for item in soup_of(client.get(url)).select(".picture-credits li")]


def test_heroes_and_cards_are_credited_at_the_foot(home, client):
    assert credits_on(client, home.url) == []
    home.hero_image = factories.make_image(credit="Anna Licht", licence="CC-BY-4.0", title="Brücke", alt_de="")
    home.save_revision().publish()
    news = factories.NewsIndexPageFactory(parent=home, title="Neues")
    card = factories.make_image(credit="Bohdan Sonne", alt_de="Ein Markt")
    factories.NewsPageFactory(parent=news, title="Markt", share_image=card)
    found = credits_on(client, home.url)
    assert any("Brücke" in words and "Anna Licht" in words and "CC BY 4.0" in words for words in found)
    assert any("Ein Markt" in words and "Bohdan Sonne" in words for words in found)
    assert len(found) == 2


def test_pictures_of_every_block_are_credited_once(home, client):
    page = factories.ContentPageFactory(parent=home, body=factories.body_of_blocks(ContentPage, home))
    found = credits_on(client, page.url)
    assert found
    assert len(found) == len(set(found))


def test_nothing_shows_a_picture_past_the_credits_and_the_sizes():
    """Readers see pictures by our own tags alone, whose sizes home/pictures/renditions.py names."""
    for template in Path(settings.BASE_DIR).glob("*/templates/**/*.html"):
        words = template.read_text(encoding="utf-8")
        if "/admin/" not in str(template):
            assert not re.search(r"{%\s*(image|image_url|picture|srcset_image)\s", words), template
