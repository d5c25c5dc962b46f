"""What a page is about is the same in every language."""

import datetime

import pytest

from home.models import Topic
from tests import factories


@pytest.fixture
def climate(db):
    return Topic.objects.create(slug="klima", name_de="Klima", name_fr="climat", name_uk="клімат")


@pytest.fixture
def news(home, climate):
    index = factories.NewsIndexPageFactory(parent=home)
    return factories.NewsPageFactory(parent=index, countries=["UA"], topics=[climate])


def test_translations_take_topics_and_countries_from_the_german_page(news, climate, locales):
    french = factories.translate(news, locales["fr"])
    assert french.countries == ["UA"]
    assert list(french.topics.all()) == [climate]


def test_translations_follow_when_the_german_page_is_published(news, climate, locales):
    french = factories.translate(news, locales["fr"])
    news.countries, news.topics, news.date = ["BI"], [], datetime.date(2020, 1, 1)
    news.save_revision()
    french.refresh_from_db()
    assert french.countries == ["UA"], "a draft is not live"
    news.get_latest_revision().publish()
    french = type(news).objects.get(pk=french.pk)
    assert (french.countries, list(french.topics.all()), french.date) == (["BI"], [], datetime.date(2020, 1, 1))


def test_a_translation_cannot_change_facts(news, climate, locales):
    french = factories.translate(news, locales["fr"])
    french.countries, french.topics = ["FR"], []
    french.save_revision().publish()
    french = type(news).objects.get(pk=french.pk)
    assert french.countries == ["UA"]
    assert list(french.topics.all()) == [climate]
