"""Funding is offered for the countries and topics that it is for, on every page in the same way; nothing means all."""

import datetime
import re

import pytest
from defusedxml.ElementTree import fromstring
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield
from wagtail_localize.synctree import create_aliases_for_new_page

from home.content.related_content import LIMIT
from home.models import HomePage, Topic
from home.staff import roles
from partnerships import regions
from partnerships.models import CooperationForm, FundingIndexPage, FundingProgrammePage, SignpostEntry
from tests import factories
from tests.html import soup_of

pytestmark = pytest.mark.django_db
LANGUAGES = ("de", "fr", "uk")
ATOM = "{http://www.w3.org/2005/Atom}"
FOUND = {
    "BI": {"Nakopa", "bwirkt Ausland", "bwirkt Burundi", "Weltweit"},
    "UA": {"Nakopa", "Direkthilfe", "Weltweit"},
    "KE": {"Nakopa", "bwirkt Ausland", "Weltweit"},
    "FR": {"CERV", "Jugendwerk", "Weltweit"},
}


@pytest.fixture(scope="module")
def terms(kept):
    names = {"name_de": "Jugend", "name_fr": "jeunesse", "name_uk": "молодь"}
    youth = Topic.objects.create(slug="jugend", **names)
    Topic.objects.create(slug="klima", name_de="Klima", name_fr="climat", name_uk="клімат")
    return {"topics": [youth], "forms": [CooperationForm.objects.create(slug="jugend-und-schule", **names)]}


@pytest.fixture(scope="module")
def kept_funding(terms):
    """Programmes of each kind: for a region, for countries, for the whole world, for one topic; in each language."""
    home = HomePage.objects.get(locale__language_code="de")
    index = factories.FundingIndexPageFactory(parent=home, title="Finanzierung", slug="finanzierung")
    coming = {"deadlines": [timezone.localdate() + datetime.timedelta(days=9)]}
    for title, fields in {
        "CERV": {"regions": ["eu_cerv"], **coming},
        "Nakopa": {"regions": ["dac"], **coming},
        "bwirkt Ausland": {"regions": ["dac_south"], "is_rolling": True},
        "bwirkt Burundi": {"countries": ["BI"]},
        "Direkthilfe": {"countries": ["UA"], "stages": ["active"]},
        "Jugendwerk": {"countries": ["FR"], **terms, **coming},
        "Weltweit": {},
    }.items():
        factories.FundingProgrammePageFactory(parent=index, title=title, **fields)
    for page in (index, *index.get_children().specific()):
        create_aliases_for_new_page(page)
    return index.pk


@pytest.fixture
def german(kept_funding, db):
    return FundingIndexPage.objects.get(pk=kept_funding)


@pytest.fixture
def funding(german, locales):
    """The same in each language, by fallbacks."""
    return {code: german.get_translation(locales[code]) for code in LANGUAGES}


def found(client, index, **query):
    response = client.get(index.url, query)
    return titles(soup_of(response).select(".finder-entry h3"))


def teasers(response):
    section = soup_of(response).find("section", attrs={"aria-labelledby": "gathered-funding"})
    return titles(section.select("h3") if section else [])


def titles(headings):
    """Without “(in German)”."""
    return {re.sub(r"\(.*\)$", "", heading.get_text(strip=True)) for heading in headings}


def test_each_country_is_offered_what_it_can_have(client, funding):
    factories.CountryFocusPageFactory(parent=funding["de"].get_parent(), country="JP")
    for index in funding.values():
        for country, expected in FOUND.items():
            assert found(client, index, country=country) == expected, country
        assert found(client, index, country="JP") == {"Weltweit"}
        assert found(client, index, country="UA", topic="jugend") == FOUND["UA"]
        assert found(client, index, country="FR", topic="klima") == {"CERV", "Weltweit"}


def choices(client, index, **query):
    """`(facet, value, number shown)` of each choice that the form offers."""
    for select in soup_of(client.get(index.url, query)).select("form select[id^=filter-]:not([name=sort])"):
        for option in select.select("option:not([value=''])"):
            yield select["name"], option["value"], int(re.search(r"\((\d+)\)$", option.get_text())[1])


def test_the_number_at_each_choice_is_that_of_what_it_finds(client, funding):
    for index in funding.values():
        offered = list(choices(client, index))
        # Not the level and the form of co-operation, of which these programmes leave nothing to choose.
        assert {facet for facet, _value, _number in offered} == {"status", "country", "topic", "stage"}
        finder = index.finder()  # which the page asks: each of some 170 countries over HTTP would take long
        for facet, value, number in offered:
            assert len(finder.found({facet: value})) == number > 0, (facet, value)
    for facet, value, number in choices(client, funding["de"], topic="klima", country="UA"):
        if facet not in {"topic", "country"}:
            query = {"topic": "klima", "country": "UA", facet: value}
            assert len(found(client, funding["de"], **query)) == number, (facet, value)


def test_the_country_page_and_its_feed_offer_what_the_finder_finds(client, funding, locales):
    for country, expected in FOUND.items():
        page = factories.CountryFocusPageFactory(parent=funding["de"].get_parent(), country=country)
        create_aliases_for_new_page(page)
        for code, index in funding.items():
            shown = page.get_translation(locales[code]) if code != "de" else page
            assert teasers(client.get(shown.url)) == found(client, index, country=country) == expected
        feed = fromstring(client.get(f"{page.url}feed/atom/").content)
        assert {entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")} == expected


def test_the_topic_page_offers_what_the_finder_finds(client, german):
    for topic in Topic.objects.all():
        page = factories.TopicPageFactory(parent=german.get_parent(), topic=topic, slug=topic.slug)
        expected = found(client, german, topic=topic.slug)
        assert ("Jugendwerk" in expected) is (topic.slug == "jugend")
        shown = teasers(client.get(page.url))
        assert shown <= expected
        assert len(shown) == LIMIT


def test_python_and_the_database_agree_on_every_country_of_every_region(german):
    everything = FundingProgrammePage.objects.all()
    for country in {"JP", *frozenset().union(*regions.MEMBERS.values())}:
        offered = {
            page.pk
            for page in everything
            if not (codes := regions.countries_of(page.countries, page.regions)) or country in codes
        }
        assert set(everything.filter(regions.in_one_of([country])).values_list("pk", flat=True)) == offered, country


def test_a_programme_says_where_partners_may_be(client, funding, locales):
    words = {
        "de": ("Europäische Union und", "alle Länder"),
        "fr": ("Union européenne et", "tous les pays"),
        "uk": ("Європейський Союз і", "усі країни"),
    }
    for title, position in (("CERV", 0), ("Weltweit", 1)):
        page = FundingProgrammePage.objects.get(title=title, locale=locales["de"])
        for code, expected in words.items():
            shown = page.get_translation(locales[code]) if code != "de" else page
            assert expected[position] in soup_of(client.get(shown.url)).select_one(".facts").get_text()


def test_publishers_tick_regions_and_stages_and_readers_find_the_programme_by_them(client, client_of, home):
    index = factories.FundingIndexPageFactory(parent=home)
    page = factories.FundingProgrammePageFactory(parent=index, title="CERV", countries=["BI"])
    publisher = client_of(roles.PUBLISHERS)
    edit = f"/admin/pages/{page.pk}/edit/"
    boxes = soup_of(publisher.get(edit)).select("input[type=checkbox][name=regions], input[type=checkbox][name=stages]")
    assert len(boxes) == len(regions.Region) + 6
    form = {
        "title": "CERV", "slug": page.slug, "summary": page.summary, "level": "eu", "link": page.link,
        "checked_on": f"{page.checked_on:%d.%m.%Y}", "deadlines": "", "countries": "", "body": streamfield([]),
        "comments": inline_formset([]), "action-publish": "1",
    }  # fmt: skip
    refused = publisher.post(edit, nested_form_data(form) | {"regions": ["mars"]})
    assert "mars" in refused.context["form"].errors["regions"][0]
    ticked = nested_form_data(form) | {"regions": ["eu_cerv"], "stages": ["active"]}
    assert publisher.post(edit, ticked).status_code == 302
    assert [box["value"] for box in soup_of(publisher.get(edit)).select("input[checked][name=regions]")] == ["eu_cerv"]
    assert found(client, index, country="FR", stage="active") == {"CERV"}
    assert "BI" not in {value for facet, value, _number in choices(client, index) if facet == "country"}


def test_a_question_that_is_the_same_everywhere_is_found_for_each_country(client, home):
    signpost = factories.SignpostPageFactory(parent=home)
    for question, codes in {"Wer hilft?": ["UA"], "Wer zahlt?": [], "Wer reist?": ["FR"]}.items():
        SignpostEntry.objects.create(question_de=question, answer_de="Wir.", level="state", countries=codes)
    response = client.get(signpost.url, {"country": "UA"})
    assert "Wer hilft?" in response.content.decode()
    assert "Wer zahlt?" in response.content.decode()
    assert "Wer reist?" not in response.content.decode()
    options = soup_of(response).select("#filter-country option")
    assert [option.get_text() for option in options] == ["Alle", "Frankreich (2)", "Ukraine (2)"]
