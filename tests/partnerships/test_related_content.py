"""Home, country, cluster and topic pages show what belongs to them by themselves."""

import datetime
import re

import pytest
from defusedxml.ElementTree import fromstring
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page

from home.models import HomePage, Topic
from tests import factories
from tests.html import soup_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic(db):
    return Topic.objects.get_or_create(slug="klima", defaults={"name_de": "Klima", "name_fr": "climat"})[0]


@pytest.fixture(scope="module")
def kept_content(kept):
    topic, _created = Topic.objects.get_or_create(slug="klima", defaults={"name_de": "Klima", "name_fr": "climat"})
    home = HomePage.objects.get(locale__language_code="de")
    indexes = {
        factories.BestPracticePageFactory: factories.BestPracticeIndexPageFactory(parent=home),
        factories.FundingProgrammePageFactory: factories.FundingIndexPageFactory(parent=home),
        factories.NewsPageFactory: factories.NewsIndexPageFactory(parent=home),
        factories.EventPageFactory: factories.EventIndexPageFactory(parent=home),
    }
    soon = timezone.localdate() + datetime.timedelta(days=9)
    extra = {factories.FundingProgrammePageFactory: {"deadlines": [soon]}}
    for factory, index in indexes.items():
        fields = extra.get(factory, {})
        name = factory._meta.model.__name__
        factory(parent=index, title=f"{name} UA", countries=["UA"], topics=[topic], **fields)
        factory(parent=index, title=f"{name} FR", countries=["FR"], **fields)
    return {factory: index.pk for factory, index in indexes.items()}


@pytest.fixture
def content(kept_content, db):
    """One thing of each kind about Ukraine and the climate, and one about nothing of it."""
    return {factory: Page.objects.get(pk=key).specific for factory, key in kept_content.items()}


ATOM = "{http://www.w3.org/2005/Atom}"
KINDS = {"BestPracticePage", "FundingProgrammePage", "NewsPage", "EventPage"}


def test_each_kind_leads_on_to_its_overview_though_that_is_in_no_menu(home, content, client):
    country = factories.CountryFocusPageFactory(parent=home, country="UA")
    shown = soup_of(client.get(country.url)).main.find_all("a", href=True)
    links = {link["href"].partition("?")[0] for link in shown}
    assert {overview.url for overview in content.values()} <= links


def test_more_teasers_cost_no_more_queries(home, content, client):
    """All that they show is read with their pages."""
    country = factories.CountryFocusPageFactory(parent=home, country="UA")
    client.get(country.url)
    with CaptureQueriesContext(connection) as of_few:
        client.get(country.url)
    for factory, overview in content.items():
        fields = {"deadlines": [timezone.localdate()]} if factory is factories.FundingProgrammePageFactory else {}
        factory(parent=overview, countries=["UA"], **fields)
    with CaptureQueriesContext(connection) as of_more:
        shown = soup_of(client.get(country.url))
    assert len(shown.select(".teaser")) == 2 * len(content)
    assert len(of_more) <= len(of_few)


def test_a_country_has_a_feed_of_what_is_about_it(home, content, client):
    country = factories.CountryFocusPageFactory(parent=home, country="UA")
    hidden = factories.NewsPageFactory(parent=content[factories.NewsPageFactory], title="Versteckt", countries=["UA"])
    hidden.unpublish()
    named = soup_of(client.get(country.url)).find("link", type="application/atom+xml", href=re.compile(country.url))
    feed = fromstring(client.get(named["href"]).content)
    titles = {entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")}
    assert titles == {f"{kind} UA" for kind in KINDS}


def headings(response):
    return {heading.get_text(strip=True) for heading in soup_of(response).select(".teaser h3")}


def test_country_and_topic_pages_gather_what_is_about_them(home, topic, content, client):
    country = factories.CountryFocusPageFactory(parent=home, country="UA")
    page = factories.TopicPageFactory(parent=home, topic=topic)
    expected = {f"{kind} UA" for kind in KINDS}
    assert headings(client.get(country.url)) == expected
    programme_without_topics = "FundingProgrammePage FR"  # is for all topics
    assert headings(client.get(page.url)) == expected | {programme_without_topics}


def test_home_page_gathers_what_is_next_and_newest(home, content, client):
    for number in range(5):
        factories.EventPageFactory(
            parent=content[factories.EventPageFactory],
            title=f"Termin {number}",
            starts_at=timezone.now() + datetime.timedelta(hours=number + 1),
        )
    soup = soup_of(client.get(home.url))
    sections = {section["aria-labelledby"]: section for section in soup.select(".home-body section")}
    assert list(sections) == ["gathered-events", "gathered-practices", "gathered-funding", "gathered-news"]
    events = [heading.get_text(strip=True) for heading in sections["gathered-events"].find_all("h3")]
    assert events == ["Termin 0", "Termin 1", "Termin 2"]
    assert len(sections["gathered-news"].find_all("h3")) == 2


def test_country_page_lists_its_clusters(home, locales, client):
    country = factories.CountryFocusPageFactory(parent=home, country="BI")
    for title in ("Governance", "Klima"):
        factories.ClusterPageFactory(parent=country, title=title)
    factories.ClusterPageFactory(parent=country, title="Entwurf", live=False)
    assert headings(client.get(country.url)) == {"Governance", "Klima"}
    factories.translate(country, locales["fr"])
    factories.translate(country.get_children().first().specific, locales["fr"])
    assert headings(client.get(country.get_translation(locales["fr"]).url)) == {"Governance [fr]"}


@pytest.mark.audit
def test_related_content_stays_within_the_budget(
    home, directory, topic, content, client, locales, django_assert_max_num_queries
):
    """With every source answering, clusters, pins and partnerships on the map, in a translation too."""
    country = factories.CountryFocusPageFactory(parent=home, country="UA", body=[("text", "<p>Ein Satz.</p>")])
    cluster = factories.ClusterPageFactory(parent=country, topics=[topic])
    country.pins.create(page=cluster)
    country.save_revision().publish()
    topic_page = factories.TopicPageFactory(parent=home, topic=topic)
    french = [factories.translate(page, locales["fr"]) for page in (country, cluster, topic_page)]
    for page in (home, country, cluster, topic_page, *french):
        client.get(page.url)
        with django_assert_max_num_queries(25):
            client.get(page.url)
