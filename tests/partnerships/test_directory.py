import csv
import datetime
import io
import json
import re
from urllib.parse import parse_qs

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail_localize.synctree import create_aliases_for_new_page

from partnerships.facets import Directory
from partnerships.models import Municipality, Partnership
from search import lookup
from tests import factories
from tests.html import alternates, canonical, soup_of

pytestmark = pytest.mark.django_db


def titles(response):
    return [heading.get_text() for heading in soup_of(response).select(".directory__entry h3")]


FILTERS = [
    ({}, 13),
    ({"country": "UA"}, 10),
    ({"country": "UA", "type": "solidarity"}, 5),
    ({"stage": "paused"}, 1),
    ({"topic": "gesundheit"}, 2),
    ({"form": "fachaustausch"}, 3),
    ({"country": "UA", "municipality": "Stuttgart"}, 1),
    ({"municipality": "Nirgendwo"}, 0),
    ({"bbox": "22,44,38,53"}, 10),
    ({"bbox": "7.8,47.9,7.9,48.1"}, 1),
    ({"bbox": "-10,-10,-9,-9"}, 0),
]
WRONG = [
    {"country": "XX"},
    {"type": "marriage"},
    {"stage": "'"},
    {"topic": "gibt-es-nicht"},
    {"sort": "random"},
    {"view": "globe"},
    {"municipality": "a" * 200},
    *({"bbox": text} for text in ("7", "a,b,c,d", "nan,1,2,3", "9,48,8,49", "1,2,3,4,5", "0,0,1e400,1", "0,0,0,0")),
    {"page": "99"},
    {"page": "zwei"},
]


def test_filters(directory, client, subtests):
    for query, count in FILTERS:
        with subtests.test(query=query):
            response = client.get(directory.url, query)
            assert response.status_code == 200
            assert len(titles(response)) == count
            assert not soup_of(response).main.select(".page-notice")


def test_counts_say_what_each_choice_would_give(directory, client):
    soup = soup_of(client.get(directory.url, {"country": "UA"}))
    for facet in ("type", "stage", "topic", "form"):
        for option in soup.select(f"#filter-{facet} option[value]:not([value=''])"):
            count = int(option.get_text().rpartition("(")[2].rstrip(")"))
            assert len(titles(client.get(directory.url, {"country": "UA", facet: option["value"]}))) == count
    countries = {option["value"] for option in soup.select("#filter-country option")}
    assert countries >= {"UA", "FR", "BF"}


def test_a_wrong_value_gives_the_whole_list_and_a_message(directory, client, subtests):
    for query in WRONG:
        with subtests.test(query=query):
            response = client.get(directory.url, query)
            assert response.status_code == 200
            assert len(titles(response)) == 13
            assert soup_of(response).main.find(attrs={"role": "status"})


def test_sorting(directory, client):
    assert titles(client.get(directory.url, {"sort": "name"}))[0].startswith("Esslingen")
    assert titles(client.get(directory.url, {"sort": "newest"}))[0].startswith("Hochschule Kehl")
    Partnership.objects.filter(slug="singen-kobeljaky").update(last_confirmed_on="2026-01-01")
    assert titles(client.get(directory.url, {"sort": "confirmed"}))[0].startswith("Singen")


def test_facets_are_counted_by_the_database(directory, django_assert_num_queries):
    with django_assert_num_queries(3):
        finder = Directory()
    with django_assert_num_queries(4):  # what countries there are is known
        finder.set_query("", "name")
        for facet in finder.facets:
            assert sum(number for *_choice, number in finder.choices(facet, {"country": "UA"})) > 0


def test_what_is_counted_follows_members_and_terms(directory):
    """Whoever changes them, and wherever the partnership itself is not saved."""
    record = Partnership.objects.get(slug="freiburg-lwiw")
    member = record.memberships.get(role="partner")
    member.municipality.country, member.municipality.name_de = "PL", "Äußerst"
    member.municipality.save()
    record.topics.clear()
    record.topics.commit()
    record.refresh_from_db()
    assert (record.listed_countries, record.listed_topics) == (["PL"], [])
    assert record.listed_name_de == "freiburg im breisgau\naußerst"
    finder = Directory()
    assert finder.counts(finder.facets[0], {"topic": "gesundheit"})["PL"] == 0
    assert finder.counts(finder.facets[0], {})["PL"] > 0
    member.delete()
    record.refresh_from_db()
    assert (record.listed_countries, record.listed_name_de) == ([], "freiburg im breisgau")


def test_number_of_queries_does_not_grow(directory, client, subtests):
    def queries(view):
        client.get(directory.url, {"view": view})
        with CaptureQueriesContext(connection) as captured:
            client.get(directory.url, {"view": view})
        return len(captured)

    views = ("list", "table", "map")
    Partnership.objects.exclude(slug="freiburg-lwiw").update(is_public=False)
    few = {view: queries(view) for view in views}
    Partnership.objects.update(is_public=True)
    for view in views:
        with subtests.test(view=view):
            # Topics and forms have nothing to join while no partnership has any.
            assert queries(view) <= min(few[view] + 1, 25)


def test_each_partnership_has_a_page_in_each_language(
    directory, locales, client, django_assert_max_num_queries, subtests
):
    for code in locales:
        with subtests.test(code=code):
            check_page(code, directory, locales, client, django_assert_max_num_queries)


def test_the_language_switch_keeps_what_the_list_was_narrowed_down_by(directory, locales, client):
    query = "?municipality=Freiburg&country=UA&view=map"
    links = soup_of(client.get(f"{directory.url}{query}&page=1&x=1")).select(".language-switch a")
    indexes = [directory, *(directory.get_translation(locales[code]) for code in ("fr", "uk"))]
    assert {link["href"].partition("?")[0] for link in links} == {index.url for index in indexes}
    for link in links:
        assert parse_qs(link["href"].partition("?")[2]) == parse_qs(query[1:])
        assert soup_of(client.get(link["href"])).select_one("#filter-country option[selected]")["value"] == "UA"


def check_page(code, directory, locales, client, django_assert_max_num_queries):
    index = directory.get_translation(locales[code]) if code != "de" else directory
    partnership = Partnership.objects.get(slug="freiburg-lwiw")
    ends = tuple(f"/{partnership.address_in(each)}/" for each in locales)
    address = f"{index.url}{partnership.address_in(code)}/"
    client.get(address)
    with django_assert_max_num_queries(25):
        response = client.get(address)
    soup = soup_of(response)
    assert soup.html["lang"] == code
    assert canonical(soup) == f"http://testserver{address}"
    assert all(url.endswith(ends) for url in alternates(soup).values())
    assert set(alternates(soup)) == {"de", "fr", "uk", "x-default"}
    switch = [link["href"] for link in soup.select(".language-switch a")]
    assert all(link.endswith(ends) for link in switch)
    assert all(client.get(link).status_code == 200 for link in switch)
    assert {"de": "Lwiw", "fr": "Lviv", "uk": "Львів"}[code] in soup.h1.get_text()
    crumbs = soup.select(".breadcrumb li")
    assert crumbs[-1].get_text(strip=True) == soup.h1.get_text(strip=True)
    assert crumbs[-2].a["href"] == index.url
    if code == "de":
        assert soup.find(lang="uk", string="Львів")
        assert "April 1990" in soup.main.get_text()


def test_a_directory_without_translation_keeps_its_sub_pages(directory, home, locales, client):
    directory.delete()
    index = factories.PartnershipIndexPageFactory(parent=home)
    create_aliases_for_new_page(index)
    french = index.get_translation(locales["fr"])
    soup = soup_of(client.get(f"{french.url}freiburg-lwiw/", follow=True))
    assert soup.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert canonical(soup) == f"http://testserver{index.url}freiburg-lwiw/"
    assert soup.h1.find_parent(lang="fr")


def test_what_is_not_public_is_not_found(directory, client):
    Partnership.objects.create(slug="secret", is_public=False)
    assert client.get(f"{directory.url}gibt-es-nicht/").status_code == 404
    assert client.get(f"{directory.url}secret/").status_code == 404
    assert "secret" not in client.get(f"{directory.url}daten/json/").getvalue().decode()


def test_open_data_agree_and_carry_the_licence(directory, client):
    answers = {kind: client.get(f"{directory.url}daten/{kind}/") for kind in ("csv", "json", "geojson")}
    assert all("publicdomain/zero/1.0" in answer["Link"] for answer in answers.values())
    assert all(answer.streaming for answer in answers.values())
    data_of = {kind: answer.getvalue() for kind, answer in answers.items()}
    data = json.loads(data_of["json"])
    assert data["license"] == "CC0-1.0"
    ids = [record["id"] for record in data["partnerships"]]
    assert ids == [feature["id"] for feature in json.loads(data_of["geojson"])["features"]]
    assert [row["Kennung"] for row in rows_of(data_of["csv"])] == ids
    assert all("attachment" in answer["Content-Disposition"] for answer in answers.values())


def rows_of(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def test_what_is_filtered_is_what_is_downloaded_in_words(directory, client, locales):
    shown = titles(client.get(directory.url, {"country": "UA", "type": "solidarity"}))
    link = soup_of(client.get(directory.url, {"country": "UA", "type": "solidarity"})).find("a", string="CSV")["href"]
    response = client.get(link)
    rows = rows_of(response.getvalue())
    assert len(rows) == len(shown) == 5
    assert {row["Rechtsform"] for row in rows} == {"Solidaritätspartnerschaft"}
    assert {row["Land 2"] for row in rows} == {"Ukraine"}
    assert all(float(row["Breitengrad 2"].replace(",", ".")) > 44 for row in rows), "with a comma"
    assert 'filename="partnerschaften-' in response["Content-Disposition"]
    french = client.get(f"{directory.get_translation(locales['fr']).url}donnees/csv/", {"country": "UA"})
    assert "partenariats-" in french["Content-Disposition"]
    assert (
        len(json.loads(client.get(f"{directory.url}daten/json/", {"country": "UA"}).getvalue())["partnerships"]) == 10
    )
    wrong = client.get(f"{directory.url}daten/csv/", {"country": "XX"})
    assert wrong.status_code == 302
    assert client.get(f"{directory.url}daten/").status_code == 200


def test_a_mistyped_place_is_offered_as_it_is_spelt(directory, client):
    offered = soup_of(client.get(directory.url, {"municipality": "Stutgart"})).find("a", string="Stuttgart")
    assert titles(client.get(directory.url + offered["href"].partition("#")[0]))
    assert not soup_of(client.get(directory.url, {"municipality": "Stuttgart"})).find(string=re.compile("Meinten Sie"))


def test_title_status_and_chips_tell_what_is_filtered(directory, client):
    soup = soup_of(client.get(directory.url, {"country": "UA", "type": "solidarity", "view": "table"}))
    assert soup.title.get_text(strip=True).startswith("5 Partnerschaften: Ukraine, Solidaritätspartnerschaft – ")
    assert soup.find(attrs={"role": "status"}).get_text() == "5 Partnerschaften"
    assert soup.select_one(".filter summary").get_text() == "Filter (2)"
    chips = [link["href"] for link in soup.select(".chips a")]
    assert chips == [
        f"?{query}#partnerships" for query in ("type=solidarity&view=table", "country=UA&view=table", "view=table")
    ]


def test_a_filter_that_divides_nothing_is_not_shown(directory, client):
    soup = soup_of(client.get(directory.url, {"municipality": "Freiburg"}))
    assert soup.select_one("#filter-municipality")
    assert not soup.select_one("#filter-stage")


def test_machines_read_which_places_a_partnership_joins(directory, client):
    Partnership.objects.filter(slug="freiburg-lwiw").update(last_confirmed_on="2026-01-01")
    script = soup_of(client.get(f"{directory.url}freiburg-lwiw/")).find("script", type="application/ld+json")
    (page,) = [thing for thing in json.loads(script.string)["@graph"] if thing["@type"] == "WebPage"]
    assert page["url"].endswith("/freiburg-lwiw/")
    assert page["lastReviewed"] == "2026-01-01"
    assert [place["name"] for place in page["about"]] == ["Freiburg im Breisgau", "Lwiw"]
    assert {place["address"]["addressCountry"] for place in page["about"]} == {"DE", "UA"}


def test_no_twinning_with_burundi(directory):
    found = Partnership.objects.filter(memberships__municipality__country="BI")
    assert {partnership.legal_type for partnership in found} == {""}


def test_an_area_of_the_map_is_a_filter_like_the_others(directory, client):
    response = client.get(directory.url, {"bbox": "7.5,47.5,8,48.25", "country": "UA"})
    chips = {chip.get_text(" ", strip=True): chip["href"] for chip in soup_of(response).select(".chips a")}
    (href,) = [href for words, href in chips.items() if "Länge 7,5° bis 8°, Breite 47,5° bis 48,25°" in words]
    assert href == "?country=UA#partnerships"
    data = json.loads(client.get(f"{directory.url}daten/json/", {"bbox": "7.5,47.5,8,48.25"}).getvalue())
    assert "freiburg-lwiw" in [record["id"] for record in data["partnerships"]]
    assert len(data["partnerships"]) < 13


def test_who_asks_for_a_merged_municipality_finds_what_it_took_over(directory, client):
    before = Municipality.objects.filter(memberships__partnership__is_public=True).first()
    place, ended = before, {"valid_to": datetime.date(2026, 6, 30)}
    for name in ("Zwischendorf", "Verbundort"):
        successor = Municipality.objects.create(name_de=name, country="DE", latitude=48, longitude=8)
        Municipality.objects.filter(pk=place.pk).update(successor=successor, **ended)
        place = successor
    place.name_de = "Verbundstadt"
    place.save()
    taken_over = {str(p.plain_title) for p in Partnership.objects.filter(memberships__municipality=before)}
    assert set(titles(client.get(directory.url, {"municipality": "Verbundstadt"}))) == taken_over
    hits = lookup.hits(lookup.search("Verbundstadt", "de")[:9])
    assert {hit.document.title for hit in hits} == taken_over
