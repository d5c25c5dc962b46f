import gzip
import re
from pathlib import Path

import pytest

from home.models import HomePage
from partnerships import svg_map as drawing
from partnerships.models import Municipality
from tests import factories
from tests.html import html_errors, soup_of

LAND = (Path(drawing.__file__).parent / "static" / "partnerships" / "land.svg").read_text()


def rings(code):
    """The closed lines of a country’s path, in units."""
    path = re.search(f'id="{code}"[^>]* d="([^"]*)"', LAND).group(1)
    for part in re.findall(r"M([^z]*)z", path):
        numbers = [int(number) for number in re.findall(r"-?\d+", part)]
        points = [(numbers[0], numbers[1])]
        for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
            points.append((points[-1][0] + dx, points[-1][1] + dy))
        yield points


def lies_in(code, latitude, longitude):
    x, y = drawing.project(longitude, latitude)
    crossings = 0
    for ring in rings(code):
        for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
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
    assert [code for code in drawing.boxes() if lies_in(code, latitude, longitude)] == [country]


def make(name, latitude, longitude, pk):
    return Municipality(pk=pk, name_de=name, latitude=latitude, longitude=longitude)


def test_near_places_share_a_marker_and_far_ones_do_not():
    places = [make("A", 48.70, 9.2, 1), make("B", 48.71, 9.2, 2), make("C", 49.8, 24.0, 3)]
    (drawn,) = drawing.draw(places, [(places[0], places[2]), (places[1], places[2]), (places[0], places[1])])
    assert [len(marker.places) for marker in drawn.markers] == [2, 1]
    assert [marker.number for marker in drawn.markers] == [1, 2]
    assert len(drawn.lines) == 1
    assert [marker.label for marker in drawn.markers] == ["", "C"]


@pytest.mark.parametrize("latitude", [-89.9, 0, 89.9])
def test_a_place_anywhere_on_earth_breaks_nothing(latitude):
    assert isinstance(drawing.draw([make("A", latitude, 180, 1), make("B", 48, 9, 2)]), list)
    assert drawing.draw([]) == []


@pytest.mark.django_db
def test_the_map_is_light_and_its_markers_lead_to_the_list(directory, client):
    response = client.get(directory.url, {"view": "map"})
    assert len(gzip.compress(response.content)) < 100_000
    soup = soup_of(response)
    markers = soup.select("a.map__marker")
    assert markers
    assert all(soup.find(id=marker["href"][1:]) for marker in markers)
    assert all(marker["aria-label"] for marker in markers)
    narrowest = 640 / drawing.WIDTH  # the style sheet lets no map become narrower
    assert all(float(marker.circle["r"]) * 2 * narrowest >= 24 for marker in markers)
    shown = {place.get_text() for place in soup.select(".places strong")}
    assert {"Lwiw", "Kongoussi", "Bujumbura", "Tübingen"} <= shown


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["de", "fr", "uk"])
def test_names_of_another_language_are_marked_in_text_and_plain_in_attributes(code, directory, locales, client):
    Municipality.objects.update(name_fr="", name_uk="")
    country = factories.CountryFocusPageFactory(parent=HomePage.objects.get(locale=locales["de"]), country="UA")
    for page in (directory, country):
        version = page if code == "de" else factories.translate(page, locales[code])
        response = client.get(version.url, {"view": "map"})
        assert html_errors(response) == []
        soup = soup_of(response)
        assert soup.select_one("a.map__marker")
        assert bool(soup.select_one(".places strong [lang=de]")) is (code != "de")


def test_a_country_has_a_map_of_its_own():
    places = [make("Stuttgart", 48.78, 9.18, 1), make("Lwiw", 49.84, 24.02, 2)]
    places[0].municipality, places[1].municipality = Municipality(country="DE"), Municipality(country="UA")
    (drawn,) = drawing.draw(places, [tuple(places)], "UA")
    assert (drawn.country, [marker.label for marker in drawn.markers]) == ("UA", ["Lwiw"])
    assert drawn.lines == []
    left, _, right, _ = drawing.boxes()["UA"]
    assert drawn.width / float(drawn.transform.split(")")[0].removeprefix("scale(")) >= right - left
    assert drawing.draw(places[:1], [], "UA") == []
