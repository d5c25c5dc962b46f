"""Publishing a German page: all that follows happens at once, in one transaction, and each thing once."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st
from wagtail.signals import page_published
from wagtail_localize.models import (
    OverridableSegment,
    RelatedObjectSegment,
    StringSegment,
    TemplateSegment,
    TranslationSource,
)

from home.models import HomePage, NewsPage, Topic
from home.translation import segments
from search.models import SearchDocument
from tests import factories
from tests.sampling import audited

QUERY_BUDGET = 125  # of which twelve for each translation, whose words are put into the new structure


BLOCKS = ["text", "heading", "image", "quote", "document_list", "call_to_action"]


@pytest.fixture(scope="module")
def kept_news(kept):
    """A German page with two published translations, by its number."""
    home = HomePage.objects.get(locale__language_code="de")
    climate = Topic.objects.create(slug="klima", name_de="Klima", name_fr="climat", name_uk="клімат")
    index = factories.NewsIndexPageFactory(parent=home)
    page = factories.NewsPageFactory(parent=index, countries=["UA"], topics=[climate])
    page.body = factories.body_of_blocks(type(page), links_to=home, names=BLOCKS)
    page.save_revision().publish()
    factories.translate_into_all(page)
    return page.pk


@pytest.fixture
def news(kept_news, db):
    return NewsPage.objects.get(pk=kept_news)


@pytest.mark.indexed
def test_a_page_with_two_translations_is_published_within_its_budget(news, django_assert_max_num_queries):
    news.summary = "Neue Zusammenfassung."
    revision = news.save_revision()
    with django_assert_max_num_queries(QUERY_BUDGET) as queries:
        revision.publish()
    written = [query["sql"] for query in queries if query["sql"].startswith('INSERT INTO "search_searchdocument"')]
    assert len(written) == 1


@pytest.mark.indexed
def test_an_event_with_two_translations_is_published_within_its_budget(home, django_assert_max_num_queries):
    event = factories.EventPageFactory(parent=factories.EventIndexPageFactory(parent=home))
    factories.translate_into_all(event)
    event = type(event).objects.get(pk=event.pk)
    event.summary = "Neue Zusammenfassung."
    revision = event.save_revision()
    with django_assert_max_num_queries(QUERY_BUDGET):
        revision.publish()


def test_new_facts_reach_the_entries_of_all_languages_in_one_writing(news):
    news.countries = ["BI"]
    revision = news.save_revision()
    with CaptureQueriesContext(connection) as queries:
        revision.publish()
    entries = SearchDocument.objects.filter(page__translation_key=news.translation_key)
    assert {entry.language: entry.countries for entry in entries} == {"de": ["BI"], "fr": ["BI"], "uk": ["BI"]}
    assert sum('INTO "search_searchdocument"' in query["sql"] for query in queries) == 1


def test_topics_alone_reach_the_entries_of_all_languages(news):
    news.topics = []
    news.save_revision().publish()
    entries = SearchDocument.objects.filter(page__translation_key=news.translation_key)
    assert {entry.language: entry.topics for entry in entries} == {"de": [], "fr": [], "uk": []}


def test_what_follows_fails_with_the_page_or_not_at_all(news):
    def fail(**kwargs):
        raise RuntimeError

    news.title = "Neuer Titel"
    revision = news.save_revision()
    page_published.connect(fail)
    try:
        with pytest.raises(RuntimeError):
            revision.publish()
    finally:
        page_published.disconnect(fail)
    assert type(news).objects.get(pk=news.pk).title != "Neuer Titel"
    assert not SearchDocument.objects.filter(title="Neuer Titel").exists()


def rows(source):
    """The stored segments, as wagtail-localize puts a translation together from them."""
    described = []
    for model, content in (
        (StringSegment, ("string__data", "attrs")),
        (TemplateSegment, ("template__template",)),
        (RelatedObjectSegment, ("object_id",)),
        (OverridableSegment, ("data_json",)),
    ):
        names = ("context__path", "context__field_path", "order", *content)
        described += [(model.__name__, *row) for row in model.objects.filter(source=source).values_list(*names)]
    return sorted(described, key=str)


WRITTEN = st.tuples(
    st.uuids(version=4),
    st.sampled_from(["text", "heading"]),
    st.sampled_from(["eins", "zwei", '<a href="https://example.org/">drei</a>', "eins</p><p>eins", ""]),
)


def stream(page, blocks):
    stream_block = page._meta.get_field("body").stream_block
    values = {"text": lambda words: f"<p>{words}</p>", "heading": lambda words: {"text": words[:4], "level": "2"}}
    return stream_block.to_python(
        [{"type": kind, "value": values[kind](words), "id": str(key)} for key, kind, words in blocks]
    )


@pytest.mark.parametrize("number", [5, audited(50)])
def test_segments_are_what_reading_them_all_anew_would_give(home, number):
    """However blocks are written, moved, doubled and taken away."""

    @settings(max_examples=number, deadline=None)
    @given(data=st.data())
    def check(data):
        before = data.draw(st.lists(WRITTEN, max_size=4, unique_by=lambda block: block[0]), label="before")
        kept_blocks = data.draw(st.permutations(before), label="kept")[: data.draw(st.integers(0, 4))]
        new = data.draw(st.lists(WRITTEN, max_size=2, unique_by=lambda block: block[0]), label="new")
        check_segments(home, before, kept_blocks + new)

    check()


def check_segments(home, before, after):
    page = factories.ContentPageFactory(parent=HomePage.objects.get(pk=home.pk))  # without the child that is gone
    page.body = stream(page, before)
    page.save()
    source, _created = TranslationSource.update_or_create_from_instance(page)
    page.body = stream(page, after)
    page.save()
    segments.read_again(type(page).objects.get(pk=page.pk))
    read = rows(source)
    source.refresh_from_db()
    source.update_from_db()
    assert read == rows(source)
    page.delete()


def test_words_that_stay_keep_their_translation(news):
    """Also those that only change their place."""
    heading = {"type": "heading", "value": {"text": "Neu", "level": "2"}, "id": str(uuid.uuid4())}
    news.body = news._meta.get_field("body").stream_block.to_python([heading, *news.body.raw_data])
    news.save_revision().publish()
    source = TranslationSource.objects.get(object_id=news.translation_key)
    french = source.translations.get(target_locale__language_code="fr")
    total, translated = french.get_progress()
    assert total - translated == 1
