"""Records and pages that tell of one another link to one another, in each language."""

import pytest
from django.utils import timezone
from wagtail.models import Locale

from home.models import HomePage, NewsPage, Topic
from partnerships.models import (
    BestPracticePage,
    CountryFocusPage,
    FundingProgrammePage,
    Partnership,
    PartnershipPage,
    TopicPage,
)
from tests import factories
from tests.html import soup_of
from tests.sampling import audited

pytestmark = pytest.mark.django_db
SLUG = "tuebingen-krementschuk"


@pytest.fixture(scope="module")
def kept_pages(kept, kept_directory):
    """One page of each kind about the same partnership, in two languages."""
    home = HomePage.objects.get(locale__language_code="de")
    partnership, topic = Partnership.objects.get(slug=SLUG), Topic.objects.get(slug="beteiligung")
    uk = Locale.objects.get(language_code="uk")
    indexes = [
        factories.FundingIndexPageFactory(parent=home),
        factories.BestPracticeIndexPageFactory(parent=home),
        factories.NewsIndexPageFactory(parent=home),
    ]
    programme = factories.FundingProgrammePageFactory(
        parent=indexes[0], title="Fonds", topics=[topic], deadlines=[timezone.localdate()]
    )
    practice = factories.BestPracticePageFactory(
        parent=indexes[1], title="Fall", partnership=partnership, funding=[programme], countries=["UA"], topics=[topic]
    )
    news = factories.NewsPageFactory(parent=indexes[2], title="Meldung")
    country = factories.CountryFocusPageFactory(parent=home, country="UA", title="Land")
    about = factories.TopicPageFactory(parent=home, topic=topic, title="Thema")
    for page in [*indexes, programme, practice, news, country, about]:
        factories.translate(page, uk)
    PartnershipPage.objects.create(partnership=partnership, page=news)


@pytest.fixture
def pages(kept_pages, directory):
    """`pages(language)` gives the address of each kind of page, and of the partnership."""

    def of(language):
        models = [BestPracticePage, CountryFocusPage, FundingProgrammePage, NewsPage, TopicPage]
        found = {model: model.objects.get(locale__language_code=language).url for model in models}
        index = directory.get_translations(inclusive=True).get(locale__language_code=language)
        return found | {Partnership: f"{index.url}{Partnership.objects.get(slug=SLUG).address_in(language)}/"}

    return of


def links(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return {link["href"] for link in soup_of(response).main.find_all("a", href=True)}


LEADS_TO = [
    (Partnership, {BestPracticePage, NewsPage, CountryFocusPage}),
    (NewsPage, {Partnership}),
    (BestPracticePage, {Partnership, FundingProgrammePage, CountryFocusPage, TopicPage}),
    (FundingProgrammePage, {BestPracticePage, TopicPage}),
]


@pytest.mark.parametrize("language", [audited("de"), "uk"])
def test_what_tells_of_one_another_is_linked_both_ways(language, pages, client, subtests):
    addresses = pages(language)
    for kind, others in LEADS_TO:
        with subtests.test(kind=kind.__name__):
            assert {addresses[other] for other in others} <= links(client, addresses[kind])


def test_only_what_readers_may_open_is_linked(pages, client):
    addresses = pages("de")
    NewsPage.objects.get(locale__language_code="de").unpublish()
    Partnership.objects.filter(slug=SLUG).update(is_public=False)
    assert addresses[Partnership] not in links(client, addresses[BestPracticePage])
    Partnership.objects.filter(slug=SLUG).update(is_public=True)
    assert addresses[NewsPage] not in links(client, addresses[Partnership])


def test_a_programme_puts_its_deadline_into_a_calendar_and_itself_into_a_question(pages, home, client):
    factories.AdvicePageFactory(parent=home, title="Beratung", slug="beratung")
    programme = FundingProgrammePage.objects.get(locale__language_code="de")
    main = soup_of(client.get(programme.url)).main
    asking = main.select_one(".contact a[href*='beratung']")["href"]
    assert client.get(asking).context["form"]["concern"].value() == "Fonds: "
    calendar = client.get(main.find("a", href=lambda href: href.endswith("/frist/"))["href"])
    assert b"SUMMARY:Frist: Fonds" in calendar.content


def test_the_form_for_advice_knows_the_country_and_the_topic_one_comes_from(pages, home, client):
    advice = factories.AdvicePageFactory(parent=home)
    addresses = pages("de")
    for kind, field, value in [(CountryFocusPage, "country", "UA"), (TopicPage, "topic", "beteiligung")]:
        [link] = [link for link in links(client, addresses[kind]) if link.startswith(f"{advice.url}?")]
        given = client.get(link).context["form"][field].initial
        assert getattr(given, "slug", given) == value
    assert client.get(f"{advice.url}?country=XX&topic=nichts").status_code == 200
