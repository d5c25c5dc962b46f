"""What the maps know of `land.svg`: where each country lies, and how wide it is at each height."""

import math
import re
from collections import defaultdict
from functools import cache
from itertools import pairwise
from pathlib import Path

UNIT = 20  # of the drawing: what a degree of longitude is wide
FRAME = (-26, -14, 62, 66)  # degrees that the drawing covers: west, south, east, north
STEP = 2  # units from one row to the next
LAND = Path(__file__).parent / "static" / "partnerships" / "land.svg"


def project(longitude, latitude):
    """Mercator’s projection, in units: every cut of it has the right shape."""
    latitude = max(-80, min(80, latitude))
    y = math.degrees(math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2)))
    return longitude * UNIT, -y * UNIT


def covers(place):
    west, south, east, north = FRAME
    return west < place.longitude < east and south < place.latitude < north


@cache
def outlines():
    """`{ISO code: rings}`; a ring is a list of points whose last is its first."""
    paths = re.findall(r'id="(\w\w)"[^>]* d="([^"]*)"', LAND.read_text())
    return {code: [_ring(part) for part in re.findall(r"M([^z]*)z", path)] for code, path in paths}


def _ring(part):
    numbers = [int(number) for number in re.findall(r"-?\d+", part)]
    points = [(numbers[0], numbers[1])]
    for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
        points.append((points[-1][0] + dx, points[-1][1] + dy))
    return [*points, points[0]]


def box_of(points):
    """`(left, top, right, bottom)` of all the points."""
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def widened(box, narrowest):
    """The box, or one of that width around its middle if it is narrower."""
    left, top, right, bottom = box
    more = max(narrowest - (right - left), 0) / 2
    return left - more, top, right + more, bottom


@cache
def mainland(code):
    """The box of the largest part of the country: what lies overseas would make its map one of half the world."""

    def size(box):
        return (box[2] - box[0]) * (box[3] - box[1])

    return max((box_of(ring) for ring in outlines()[code]), key=size)


@cache
def extent(code):
    """The box of all that belongs to the country."""
    return box_of([point for ring in outlines()[code] for point in ring])


@cache
def rows(code):
    """`{y: [(left, right)]}`: where the country lies along each row of the drawing."""
    crossings = defaultdict(list)
    for ring in outlines()[code]:
        for (x1, y1), (x2, y2) in pairwise(ring):
            low, high = sorted((y1, y2))
            for y in range(low + low % STEP, high, STEP):
                crossings[y].append(x1 + (x2 - x1) * (y - y1) / (y2 - y1))
    return {y: list(zip(sorted(xs)[::2], sorted(xs)[1::2], strict=True)) for y, xs in crossings.items()}
