"""Maps without tiles: countries as one shared drawing, places as numbered markers that lead to the list beside it."""

import json
import math
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from core.text import countries

UNIT = 20  # of the drawing: what a degree of longitude is wide
WIDTH = 960  # of every drawing; the page may show it at two thirds, and the markers are still 24 px wide
LOWEST, HIGHEST = 400, 760
RADIUS = 18
MARGIN = 60
NARROWEST = 26 * UNIT  # so that the countries around are recognised
NORTHERN = 30  # degrees: places south of it are on a map of their own
LAND = (-26, -14, 62, 66)  # what the drawing covers: west, south, east, north
LETTER = 9.5
MOST_LINES = 300  # more of them hide the map
MOST_NAMES = 6  # that a marker's own name has
MOST_PLACES = 20  # that the list names for one marker; more are counted


@cache
def boxes():
    """`{ISO code: [left, top, right, bottom]}`: where a country lies in `land.svg`, in units."""
    return json.loads((Path(__file__).parent / "data" / "boxes.json").read_text())


def project(longitude, latitude):
    """Mercator’s projection, in units: every cut of it has the right shape."""
    latitude = max(-80, min(80, latitude))
    y = math.degrees(math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2)))
    return longitude * UNIT, -y * UNIT


@dataclass
class Marker:
    x: float
    y: float
    places: list = field(default_factory=list)
    number: int = 0
    label: str = ""
    label_side: str = "start"

    @property
    def named(self):
        """The places that the list names: all of a small group, a few of a large one."""
        return self.places if len(self.places) <= MOST_PLACES else self.places[:3]

    @property
    def names(self):
        """Of some of the places, as plain words: an attribute takes no markup."""
        names = ", ".join(str(place.name) for place in self.places[:MOST_NAMES])
        return f"{names} …" if len(self.places) > MOST_NAMES else names

    @property
    def more(self):
        return len(self.places) - len(self.named)

    @property
    def countries(self):
        """The partner countries of a group that is not named in full, to filter by."""
        codes = {place.municipality.country for place in self.places} - {"DE"}
        return [(code, countries.name(code)) for code in sorted(codes)]

    @property
    def label_x(self):
        offset = RADIUS + 6
        return self.x + (offset if self.label_side == "start" else -offset)

    @property
    def box_of_label(self):
        width = len(self.label) * LETTER
        left = self.label_x - (0 if self.label_side == "start" else width)
        return (left, self.y - 12, left + width, self.y + 12)

    @property
    def box(self):
        return (self.x - RADIUS, self.y - RADIUS, self.x + RADIUS, self.y + RADIUS)


@dataclass
class Map:
    height: int
    transform: str
    markers: list
    lines: list
    country: str = ""  # the one that the map is of
    width: int = WIDTH
    radius: int = RADIUS


def is_on_land(place):
    west, south, east, north = LAND
    return west < place.longitude < east and south < place.latitude < north


def draw(places, links=(), country=""):
    """
    One map of the places in and around Europe, one of those further south; none where there is no place.

    With a `country` (ISO code), one map of all of it instead, with those of the places that lie there.
    `links` are pairs of places to connect. A place outside the drawing is on no map, only in the list.
    """
    shown = [place for place in places if is_on_land(place)]
    if country in boxes():
        inside = [place for place in shown if place.municipality.country == country]
        return _numbered([_draw(inside, links, boxes()[country], country)] if inside else [])
    halves = [[place for place in shown if (place.latitude > NORTHERN) is north] for north in (True, False)]
    return _numbered([_draw(half, links, _box_of(half)) for half in halves if half])


def _numbered(maps):
    for number, marker in enumerate((marker for drawn in maps for marker in drawn.markers), start=1):
        marker.number = number
    return maps


def _box_of(places):
    xs, ys = zip(*(project(place.longitude, place.latitude) for place in places), strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _draw(places, links, box, country=""):
    left, top, scale, height = _window(*box)
    markers = _markers(places, left, top, scale)
    _label(markers)
    of_place = {place.pk: marker for marker in markers for place in marker.places}
    pairs = {
        (id(of_place[a.pk]), id(of_place[b.pk])): (of_place[a.pk], of_place[b.pk])
        for a, b in links
        if a.pk in of_place and b.pk in of_place and of_place[a.pk] is not of_place[b.pk]
    }
    transform = f"scale({scale:.3f}) translate({-left:.1f} {-top:.1f})"
    lines = list(pairs.values()) if len(pairs) <= MOST_LINES else []
    return Map(round(height), transform, markers, lines, country)


def _window(left, top, right, bottom):
    """`(left, top, scale, height)` of the smallest cut that holds the box with some margin."""
    across = max(right - left, NARROWEST)
    scale = (WIDTH - 2 * MARGIN) / across
    scale = min(scale, (HIGHEST - 2 * MARGIN) / max(bottom - top, 1))
    height = max(LOWEST, (bottom - top) * scale + 2 * MARGIN)
    return (left + right) / 2 - WIDTH / scale / 2, (top + bottom) / 2 - height / scale / 2, scale, height


def _markers(places, left, top, scale):
    """One marker for all places that are nearer to each other than a finger is wide."""
    markers = []
    for place in places:
        x, y = project(place.longitude, place.latitude)
        x, y = round((x - left) * scale, 1), round((y - top) * scale, 1)
        near = (marker for marker in markers if math.dist((marker.x, marker.y), (x, y)) < 2 * RADIUS + 2)
        marker = next(near, None)
        if marker is None:
            markers.append(marker := Marker(x, y))
        marker.places.append(place)
    return sorted(markers, key=lambda marker: (marker.x, marker.y))


def _label(markers):
    """Name single places beside their marker where there is room for it."""
    taken = [marker.box for marker in markers]
    for marker in markers:
        if len(marker.places) > 1:
            continue
        marker.label = str(marker.places[0].name)
        for marker.label_side in ("start", "end"):
            box = marker.box_of_label
            if (
                box[0] > 0
                and box[2] < WIDTH
                and not any(_overlap(box, other) for other in taken if other != marker.box)
            ):
                taken.append(box)
                break
        else:
            marker.label = ""


def _overlap(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
