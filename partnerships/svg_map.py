"""Maps without tiles: countries as one shared drawing, places as numbered markers that lead to what is told of them."""

import math
from dataclasses import dataclass, field
from itertools import combinations

from core.text import countries
from partnerships import land

WIDTH = 360  # of every drawing: about that of a phone, so that the page need not shrink it much
LOWEST, HIGHEST = 220, 460
RADIUS = 16  # on the narrowest phone a marker is still 24 px wide
APART = 2 * RADIUS + 2
MARGIN = 24
NARROWEST = 20 * land.UNIT  # so that the countries around are recognised
LETTER = 9  # about the width of one; Cyrillic ones are the widest
MOST_SPREAD = 40  # places of a map; more of them share markers
ROUNDS, GENTLE = 100, 30  # of pushing them apart, and how many of them push less
MOST_NAMES = 6  # that a marker's own name has
MOST_PLACES = 20  # that the list names for one marker; more are counted


@dataclass
class Marker:
    x: float
    y: float
    places: list = field(default_factory=list)
    number: int = 0
    label: str = ""
    label_side: str = "start"
    url: str = ""

    def __post_init__(self):
        self.place_x, self.place_y = self.x, self.y

    @property
    def is_moved(self):
        """Too far from its place to be taken for it."""
        return math.dist((self.x, self.y), (self.place_x, self.place_y)) > RADIUS / 2

    @property
    def is_group(self):
        return self.count > 1

    @property
    def count(self):
        return sum(place.count for place in self.places)

    @property
    def leads_to_list(self):
        """And not to what the page itself tells of its places."""
        return self.url.startswith("?")

    @property
    def first_name(self):
        """As plain words."""
        return str(self.places[0].name)

    @property
    def others(self):
        return self.count - 1

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
        offset = RADIUS + 4
        return self.x + (offset if self.label_side == "start" else -offset)

    @property
    def box_of_label(self):
        width = len(self.label) * LETTER
        left = self.label_x - (0 if self.label_side == "start" else width)
        return (left, self.y - 10, left + width, self.y + 10)

    @property
    def box(self):
        return (self.x - RADIUS, self.y - RADIUS, self.x + RADIUS, self.y + RADIUS)


@dataclass
class Window:
    """The smallest cut of the land that holds the box (in units) with some margin, as wide as every drawing."""

    box: tuple

    def __post_init__(self):
        left, top, right, bottom = self.box
        scale = (WIDTH - 2 * MARGIN) / max(right - left, 1)
        self.scale = min(scale, (HIGHEST - 2 * MARGIN) / max(bottom - top, 1))
        self.height = round(max(LOWEST, (bottom - top) * self.scale + 2 * MARGIN))
        self.left = (left + right) / 2 - WIDTH / self.scale / 2
        self.top = (top + bottom) / 2 - self.height / self.scale / 2

    @property
    def transform(self):
        return f"scale({self.scale:.3f}) translate({-self.left:.1f} {-self.top:.1f})"

    @property
    def cut(self):
        """The box (in units) that is seen."""
        return self.left, self.top, self.left + WIDTH / self.scale, self.top + self.height / self.scale

    def at(self, x, y):
        return (x - self.left) * self.scale, (y - self.top) * self.scale


@dataclass
class Map:
    height: int
    transform: str
    markers: list
    lines: list
    names: list
    title: str = ""
    country: str = ""  # the one that the map is of
    width: int = WIDTH
    radius: int = RADIUS


def draw(places, links=(), box=None, title="", country=""):
    """A map of the places, or of the whole box (in units) around them; `links` are pairs of places to connect."""
    points = [land.project(place.longitude, place.latitude) for place in places]
    window = Window(_joined(land.box_of(points), box) if box else land.widened(land.box_of(points), NARROWEST))
    markers = _markers([(*window.at(*point), place) for point, place in zip(points, places, strict=True)], window)
    for number, marker in enumerate(markers, start=1):
        marker.number = number
    taken = _label(markers)
    of_place = {place.key: marker for marker in markers for place in marker.places}
    pairs = [(of_place[a.key], of_place[b.key]) for a, b in links if a.key in of_place and b.key in of_place]
    lines = [(a, b) for a, b in pairs if a is not b]
    return Map(window.height, window.transform, markers, lines, _names(window, taken), title, country)


def _joined(one, other):
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _markers(spots, window):
    """One marker for each place where there is room to move them apart, or else for those that are near together."""
    markers = [Marker(round(x, 1), round(y, 1), [place]) for x, y, place in spots]
    if len(markers) > MOST_SPREAD or not _spread(markers, window.height):
        markers = _grouped(spots)
    return sorted(markers, key=lambda marker: (marker.x, marker.y))


def _spread(markers, height):
    """Push markers that overlap apart, more and more, so that they keep their order; whether none does in the end."""
    for step in range(1, ROUNDS):
        apart = APART * min(step / GENTLE, 1)
        near = [(a, b) for a, b in combinations(markers, 2) if math.dist((a.x, a.y), (b.x, b.y)) < apart - 0.5]
        if not near and apart == APART:
            return True
        for a, b in near:
            dx, dy = b.x - a.x or 0.1, b.y - a.y
            push = max(apart / math.hypot(dx, dy) - 1, 0) / 2
            a.x, a.y, b.x, b.y = a.x - dx * push, a.y - dy * push, b.x + dx * push, b.y + dy * push
        for marker in markers:
            marker.x = round(min(max(marker.x, RADIUS + 2), WIDTH - RADIUS - 2), 1)
            marker.y = round(min(max(marker.y, RADIUS + 2), height - RADIUS - 2), 1)
    return False


def _grouped(spots):
    """One marker for all places that are nearer to each other than a finger is wide."""
    markers = []
    for x, y, place in spots:
        near = (marker for marker in markers if math.dist((marker.x, marker.y), (x, y)) < APART)
        marker = next(near, None)
        if marker is None:
            markers.append(marker := Marker(round(x, 1), round(y, 1)))
        marker.places.append(place)
    return markers


def _label(markers):
    """Name single places beside their marker where there is room for it; all boxes that are taken then."""
    taken = [marker.box for marker in markers]
    for marker in markers:
        if marker.is_group:
            continue
        marker.label = str(marker.places[0].name)
        for marker.label_side in ("start", "end"):
            box = marker.box_of_label
            others = (other for other in taken if other != marker.box)
            if box[0] > 0 and box[2] < WIDTH and not any(overlap(box, other) for other in others):
                taken.append(box)
                break
        else:
            marker.label = ""
    return taken


def overlap(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _names(window, taken):
    """`(x, y, name)` of each country that has room for it, where it has the most; their boxes are taken, too."""
    names = []
    for code in land.outlines():
        if not overlap(window.cut, land.extent(code)):
            continue
        name = countries.name(code)
        needed = len(name) * LETTER
        rows = [(y, _wide(spans, needed / window.scale)) for y, spans in land.rows(code).items()]
        gaps = [gap for y, spans in rows if spans for gap in _gaps(window, taken, y, spans)]
        width, x, y = max(gaps, default=(0, 0, 0))
        if width > needed:
            names.append((round(x, 1), round(y, 1), name))
            half = needed / 2
            taken.append((x - half, y - 9, x + half, y + 9))
    return names


def _wide(spans, width):
    """Those that may have room for a name: most of a coast's are islands."""
    return [span for span in spans if span[1] - span[0] >= width]


def _gaps(window, taken, y, spans):
    """`(width, middle, y)` of each part of a row of the land that nothing stands on."""
    y = window.at(0, y)[1]
    if not 10 < y < window.height - 10:
        return
    walls = sorted((box[0], box[2]) for box in taken if box[1] - 9 < y < box[3] + 9)
    for start, end in spans:
        left = max(window.at(start, 0)[0], 4)
        end = min(window.at(end, 0)[0], WIDTH - 4)
        for wall_left, wall_right in [*walls, (end, end)]:
            right = min(wall_left, end)
            if right > left:
                yield right - left, (left + right) / 2, y
            left = max(left, wall_right)
