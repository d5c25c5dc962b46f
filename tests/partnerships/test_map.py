"""Maps: where places lie, that markers can be told apart and hit on the narrowest phone, and where they lead."""

import gzip
import math
import re
from itertools import combinations, pairwise

import pytest

from home.models import HomePage
from partnerships import land, svg_map
from partnerships.models import Municipality, Partnership
from partnerships.places import Place
from tests import factories
from tests.browser.visits import PHONE
from tests.html import html_errors, soup_of
from tests.sampling import audited

NARROWEST = (PHONE["width"] - 2 * 20) / svg_map.WIDTH  # how small the narrowest phone shows a drawing
FINGER = 24  # pixels: WCAG 2.5.8
CODES = ["de", "fr", "uk"]


def lies_in(code, latitude, longitude):
    x, y = land.project(longitude, latitude)
    crossings = 0
    for ring in land.outlines()[code]:
        for (x1, y1), (x2, y2) in pairwise(ring):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                crossings += 1
    return crossings % 2 == 1


@pytest.mark.parametrize(
    ("place", "latitude", "longitude", "country"),
    [
        ("Simferopol", 44.95, 34.10, "UA"),
        ("Sevastopol", 44.60, 33.53, "UA"),
        ("Kerch", 45.36, 36.47, "UA"),
        ("Lviv", 49.838, 24.023, "UA"),
        ("Donetsk", 48.0, 37.8, "UA"),
        ("Stuttgart", 48.782, 9.177, "DE"),
        ("Gitega", -3.427, 29.925, "BI"),
        ("Kongoussi", 13.326, -1.535, "BF"),
        ("Kyrenia", 35.30, 33.32, "CY"),
    ],
)
def test_places_lie_in_their_country(place, latitude, longitude, country):
    assert [code for code in land.outlines() if lies_in(code, latitude, longitude)] == [country]


def make(name, latitude, longitude, pk, country="DE"):
    return Place(Municipality(pk=pk, name_de=name, latitude=latitude, longitude=longitude, country=country))


def distances(markers):
    """Between the middles of each two markers: `(x, y)`."""
    return [math.dist(one, other) for one, other in combinations(markers, 2)]


def test_near_places_have_a_marker_each_that_leads_back_to_them():
    places = [make("A", 48.70, 9.2, 1), make("B", 48.71, 9.2, 2), make("C", 48.70, 9.2, 3), make("D", 49.8, 24.0, 4)]
    drawn = svg_map.draw(places, [(places[0], places[3]), (places[1], places[3])])
    assert [len(marker.places) for marker in drawn.markers] == [1, 1, 1, 1]
    assert [marker.number for marker in drawn.markers] == [1, 2, 3, 4]
    assert min(distances([(marker.x, marker.y) for marker in drawn.markers])) >= 2 * svg_map.RADIUS
    assert [marker.is_moved for marker in drawn.markers] == [True, True, True, False]
    assert len(drawn.lines) == 2


def test_more_places_than_a_map_has_room_for_share_markers():
    places = [make(str(n), 40 + n // 20, n % 20, n) for n in range(200)]
    drawn = svg_map.draw(places)
    assert 5 < len(drawn.markers) < 50
    assert sum(len(marker.places) for marker in drawn.markers) == 200
    assert min(distances([(marker.x, marker.y) for marker in drawn.markers])) >= 2 * svg_map.RADIUS


@pytest.mark.parametrize("latitude", [-89.9, 0, 89.9])
def test_a_place_anywhere_on_earth_breaks_nothing(latitude):
    far, near = make("A", latitude, 180, 1), make("B", 48, 9, 2)
    assert not land.covers(far)
    assert svg_map.draw([far, near]).markers


def test_what_lies_overseas_does_not_make_the_map_of_a_country_one_of_half_the_world():
    left, top, right, bottom = land.mainland("FR")
    assert (right - left) / land.UNIT < 20
    crimea = land.project(34.1, 44.95)
    left, top, right, bottom = land.mainland("UA")
    assert left < crimea[0] < right
    assert top < crimea[1] < bottom


@pytest.mark.parametrize("country", ["UA", "BI", "FR", "BF", "DE"])
def test_names_of_countries_stand_on_nothing_else(country):
    """Neither on markers and names of places, nor on each other, nor beyond the edge."""
    drawn = svg_map.draw([make("Ort", 48.5, 9, 1), make("Ort", 49.8, 24, 2)], box=land.mainland(country))
    boxes = [marker.box for marker in drawn.markers]
    boxes += [marker.box_of_label for marker in drawn.markers if marker.label]
    names = [(x - len(name) * 4.5, y - 8, x + len(name) * 4.5, y + 8) for x, y, name in drawn.names]
    assert names
    assert not any(svg_map.overlap(*pair) for pair in combinations(boxes + names, 2))
    assert all(left >= 0 and right <= drawn.width and 0 < top < drawn.height for left, top, right, _ in names)


def drawings(soup):
    """`(width, height, [(x, y, radius)])` of each map of a page."""
    for svg in soup.select("svg.map__drawing"):
        _left, _top, width, height = (float(number) for number in svg["viewbox"].split())
        yield width, height, [tuple(float(c[key]) for key in ("cx", "cy", "r")) for c in svg.select("a circle")]


def check_markers(soup):
    """Every marker lies whole in its drawing; on the narrowest phone a finger hits it and no other."""
    maps = list(drawings(soup))
    assert all(markers for _width, _height, markers in maps)
    for width, height, markers in maps:
        for x, y, radius in markers:
            assert radius <= x <= width - radius
            assert radius <= y <= height - radius
            assert 2 * radius * NARROWEST >= FINGER
        assert all(distance >= 2 * markers[0][2] for distance in distances([(x, y) for x, y, _ in markers]))
    return maps


def addresses(directory):
    return sorted(f"{directory.url}{slug}/" for slug in Partnership.objects.public().values_list("slug", flat=True))


@pytest.mark.django_db
def test_the_directory_has_a_part_for_each_region_and_shows_each_partnership_once(directory, client):
    response = client.get(directory.url, {"view": "map"})
    assert len(gzip.compress(response.content)) < 100_000
    soup = soup_of(response)
    assert len(check_markers(soup)) == 4
    titles = [caption.get_text() for caption in soup.select("figure.map figcaption")]
    assert titles[:2] == ["Baden-Württemberg", "Ukraine"]
    assert titles[3] == "Burkina Faso, Burundi"
    assert len(soup.select("figure.map")[0].select("a.map__marker")) == 14
    assert sorted(link["href"] for link in soup.main.select("article a")) == addresses(directory)
    numbers = [number.get_text() for number in soup.select(".map__number")]
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
    assert {number.get_text() for number in soup.select("article .map-number")} == set(numbers)


@pytest.mark.django_db
def test_a_marker_narrows_the_directory_down_to_its_place(directory, client):
    soup = soup_of(client.get(directory.url, {"view": "map", "country": "UA"}))
    for marker in soup.select("a.map__marker"):
        number, name = re.fullmatch(r"(\d+): (.+), Partnerschaften anzeigen", marker["aria-label"]).groups()
        path, _, anchor = marker["href"].partition("#")
        found = soup_of(client.get(directory.url + path))
        assert found.find(id=anchor)
        assert found.find(id="filter-municipality")["value"] == name
        titles = [heading.get_text() for heading in found.select("article h3")]
        expected = [
            entry.h3.get_text()
            for entry in soup.select("article")
            if number in {each.get_text() for each in entry.select(".map-number")}
        ]
        assert sorted(titles) == sorted(expected) != []


@pytest.mark.django_db
@pytest.mark.parametrize("code", CODES)
def test_a_country_page_shows_each_partnership_once_and_markers_lead_to_it(code, directory, locales, client):
    Municipality.objects.update(name_fr="", name_uk="")
    country = factories.CountryFocusPageFactory(parent=HomePage.objects.get(locale=locales["de"]), country="UA")
    shown = country if code == "de" else factories.translate(country, locales[code])
    response = client.get(shown.url)
    assert html_errors(response) == []
    soup = soup_of(response)
    check_markers(soup)
    links = [link["href"] for link in soup.main.select("article a")]
    assert len(links) == len(set(links)) == 10
    names = [soup.main.get_text().count(title.get_text()) for title in soup.select("article h3")]
    assert names == [1] * 10
    for marker in soup.select("a.map__marker"):
        entry = soup.find("li", id=marker["href"][1:])
        assert marker.select_one(".map__number").get_text() in entry.select_one(".directory__numbers").get_text()
    assert bool(soup.select_one("article h3 [lang=de]")) is (code != "de")
    (title,) = soup.select("figure.map figcaption")
    assert title.get_text() == {"de": "Ukraine", "fr": "Ukraine", "uk": "Україна"}[code]
    named = {name.get_text() for name in soup.select(".map__country")}
    assert {"de": {"Belarus", "Rumänien"}, "fr": {"Biélorussie", "Roumanie"}, "uk": {"Білорусь", "Румунія"}}[
        code
    ] <= named


@pytest.mark.django_db
@pytest.mark.parametrize("every", [4, audited(1)])
def test_a_partnership_has_one_map_however_far_its_places_are_apart(every, directory, client):
    for address in addresses(directory)[::every]:
        response = client.get(address)
        assert html_errors(response) == []
        soup = soup_of(response)
        assert len(check_markers(soup)) == 1
        assert [caption.get_text() for caption in soup.select("figure.map figcaption")] == ["Karte"]
        assert all(soup.find(id=marker["href"][1:]) for marker in soup.select("a.map__marker"))
        assert soup.select(".map__line")


@pytest.mark.django_db
@pytest.mark.parametrize("code", CODES)
def test_names_of_another_language_are_plain_in_attributes(code, directory, locales, client):
    Municipality.objects.update(name_fr="", name_uk="")
    response = client.get(directory.get_translation(locales[code]).url, {"view": "map"})
    assert html_errors(response) == []
    assert soup_of(response).select_one("a.map__marker")
