"""Best practices and funding: what readers find, and what follows from deadlines."""

import datetime

import icalendar
import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from home.models import HomePage, Topic
from partnerships import deadlines
from partnerships.models import BestPracticeIndexPage, BestPracticePage, CooperationForm
from tests import factories
from tests.addresses import below
from tests.html import soup_of

TODAY = datetime.date(2026, 11, 23)
days = st.dates(datetime.date(2026, 9, 1), datetime.date(2027, 3, 1))


@given(st.lists(days, max_size=4), st.booleans())
def test_every_programme_has_exactly_one_status(found, is_rolling):
    status = deadlines.status(found, is_rolling, TODAY)
    coming = [day for day in found if day >= TODAY]
    expected = {
        deadlines.Status.ROLLING: is_rolling,
        deadlines.Status.UNKNOWN: not is_rolling and not found,
        deadlines.Status.CLOSED: not is_rolling and bool(found) and not coming,
        deadlines.Status.CLOSING: not is_rolling and bool(coming) and (min(coming, default=TODAY) - TODAY).days <= 30,
        deadlines.Status.OPEN: not is_rolling and bool(coming) and (min(coming, default=TODAY) - TODAY).days > 30,
    }
    assert [name for name, holds in expected.items() if holds] == [status]


def test_the_last_day_still_counts():
    assert deadlines.status([TODAY], False, TODAY) == "closing"
    assert deadlines.status([TODAY], False, TODAY + datetime.timedelta(days=1)) == "closed"


@pytest.fixture(scope="module")
def kept_cases(kept):
    names = {"klima": "Klima", "jugend": "Jugend"}
    climate, youth = (
        Topic.objects.create(slug=slug, name_de=name, name_fr=name, name_uk=name) for slug, name in names.items()
    )
    home = HomePage.objects.get(locale__language_code="de")
    index = factories.BestPracticeIndexPageFactory(parent=home, title="Gute Praxis", slug="gute-praxis")
    make = factories.BestPracticePageFactory
    make(parent=index, title="Wärme", countries=["UA"], topics=[climate], stage="active")
    make(parent=index, title="Lager", countries=["UA", "PL"], topics=[youth], stage="handover")
    make(parent=index, title="Bäume", countries=["BF"], topics=[climate], stage="active")
    return index.pk


@pytest.fixture
def index(kept_cases, db):
    return BestPracticeIndexPage.objects.get(pk=kept_cases)


@pytest.fixture
def cases(index):
    return list(BestPracticePage.objects.child_of(index).order_by("path"))


def titles(client, address):
    return {heading.get_text(strip=True) for heading in soup_of(client.get(address)).select(".finder-entry h3")}


def test_facets_narrow_the_list_down_and_count(client, index, cases):
    assert titles(client, index.url) == {"Wärme", "Lager", "Bäume"}
    assert titles(client, f"{index.url}?topic=klima") == {"Wärme", "Bäume"}
    assert titles(client, f"{index.url}?topic=klima&country=UA") == {"Wärme"}
    options = soup_of(client.get(f"{index.url}?topic=klima")).select("#filter-country option")
    assert [option.get_text() for option in options] == ["Alle", "Burkina Faso (1)", "Ukraine (1)"]


def test_sorted_by_name(client, index, cases):
    response = client.get(f"{index.url}?sort=name")
    found = [heading.get_text(strip=True) for heading in soup_of(response).select(".finder-entry h3")]
    assert found == ["Bäume", "Lager", "Wärme"]


@pytest.mark.parametrize("query", ["topic=nichts", "country=%00", "sort=x", "page=0", "page=99999999", "page=ü"])
def test_wrong_questions_give_everything_and_a_message(client, index, cases, query):
    response = client.get(f"{index.url}?{query}")
    if "%00" in query:
        assert response.status_code == 400
        return
    assert response.status_code == 200
    assert len(soup_of(response).select(".finder-entry")) == 3
    assert soup_of(response).find(role="status")


def test_a_list_without_results_says_what_to_do(client, index, cases):
    for case in cases:
        case.delete()
    assert "Filter" in soup_of(client.get(index.url)).main.get_text()


def test_the_number_of_queries_does_not_grow(client, index, django_assert_max_num_queries):
    topics = list(Topic.objects.all())
    for number in range(22):
        page = factories.BestPracticePageFactory.build(title=f"Fall {number}", topics=topics, countries=["UA"])
        index.add_child(instance=page)
    client.get(index.url)
    with django_assert_max_num_queries(25):
        client.get(index.url)


def test_similar_cases_share_topics(client, cases):
    assert [page.title for page in cases[0].similar] == ["Bäume", "Lager"]


def test_hidden_cases_are_neither_found_nor_similar(client, index, cases):
    cases[2].unpublish()
    assert titles(client, index.url) == {"Wärme", "Lager"}
    assert [page.title for page in type(cases[0]).objects.get(pk=cases[0].pk).similar] == ["Lager"]


@pytest.fixture
def funding(home):
    return factories.FundingIndexPageFactory(parent=home, title="Finanzierung", slug="finanzierung")


def programme(funding, title, in_days=None, **fields):
    dates = [] if in_days is None else [timezone.localdate() + datetime.timedelta(days=in_days)]
    return factories.FundingProgrammePageFactory(parent=funding, title=title, deadlines=dates, **fields)


def test_funding_is_sorted_by_what_closes_first(client, funding):
    for title, fields in {
        "zu": {"in_days": -3},
        "offen": {"in_days": 90},
        "bald": {"in_days": 5},
        "laufend": {"is_rolling": True},
        "unbekannt": {},
    }.items():
        programme(funding, title, **fields)
    response = client.get(funding.url)
    found = [heading.get_text(strip=True) for heading in soup_of(response).select(".finder-entry h3")]
    assert found == ["bald", "offen", "laufend", "unbekannt", "zu"]
    assert titles(client, f"{funding.url}?status=closed") == {"zu"}


def test_deadlines_are_a_calendar_with_the_same_uid_in_every_language(client, funding, locales):
    page = programme(funding, "CERV", in_days=5)
    programme(funding, "vorbei", in_days=-5)
    factories.translate(funding, locales["fr"])
    factories.translate(page, locales["fr"])
    french = funding.get_translation(locales["fr"])
    entries = []
    for index in (funding, french):
        response = client.get(below(index, "deadlines"))
        assert response.headers["Content-Type"].startswith("text/calendar")
        entries.append(icalendar.Calendar.from_ical(response.content).walk("VEVENT"))
    assert [len(found) for found in entries] == [1, 1]
    assert entries[0][0]["uid"] == entries[1][0]["uid"]
    assert "CERV [fr]" in entries[1][0]["summary"]


def test_a_sum_that_shrinks_is_refused(funding):
    page = factories.FundingProgrammePageFactory.build(title="x", slug="x", sum_from=20, sum_to=10)
    with pytest.raises(Exception, match=r"sum_to"):
        page.clean()


def test_feeds_name_the_newest(client, index, cases):
    assert "Wärme" in client.get(f"{index.url}feed/atom/").content.decode()
    assert client.get(f"{index.url}feed/rss/").status_code == 200


def test_terms_in_use_are_named_on_the_page(client, cases):
    form = CooperationForm.objects.create(slug="fachaustausch", name_de="Fachaustausch", name_fr="x", name_uk="y")
    cases[0].forms = [form]
    cases[0].save_revision().publish()
    assert "Fachaustausch" in client.get(cases[0].url).content.decode()
