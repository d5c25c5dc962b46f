"""Finds municipalities by what people call them, and says what is odd about where they lie."""

import re
from itertools import pairwise
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core.tables import values
from core.tables.columns import unknown
from core.text import languages
from partnerships import land
from partnerships.models import Municipality

MARGIN = 8  # units of the drawing (0.4°) that a place may lie outside the outline, which is coarse
# How statistics and people say what a place is, which is no part of its name.
TITLES = r"stadt|landeshauptstadt|universitätsstadt|große kreisstadt|kreisstadt|hansestadt|gemeinde|markt|kreis"
SHORTENED = "0"  # stands for the point of an abbreviation while the letters are folded
BEFORE = re.compile(rf"^({TITLES}|landkreis|ville de|commune de|місто|м\.)\s+", re.IGNORECASE)
BEHIND = re.compile(rf",\s*({TITLES}|st|gkst)\.?$", re.IGNORECASE)


def without_title(name: str) -> str:
    """`Singen (Hohentwiel)` of `Singen (Hohentwiel), Stadt`."""
    return BEHIND.sub("", name.strip())


def bare_name(name: str) -> str:
    """`Ulm` of `Stadt Ulm`, too."""
    return BEFORE.sub("", without_title(name))


def full_key(key: str, country: str) -> str:
    """The AGS with the zero that spreadsheet programs take from its beginning."""
    return f"0{key}" if country == "DE" and key.isdecimal() and len(key) in {4, 7} else key


def place_of(text: str) -> Municipality:
    """Of `DE/08311000`, `UA/Lwiw`, `Ukraine/Львів` or `Lemberg`."""
    country, slash, name = text.partition("/")
    return named(name, values.country_code(country)) if slash else named(text)


def named(text: str, country: str = "") -> Municipality:
    """The only municipality with this key or name: in any language and script, a further spelling, or shortened."""
    places = Municipality.objects.filter(country=country) if country else Municipality.objects.all()
    text = text.strip()
    found = list(places.filter(key=full_key(text, country or "DE"))[:2]) if text else []
    found = found or list(places.filter(name_de=text)[:2])
    for name in spellings(text):
        found = found or _called(places, name)
    shown = f"{country}/{text}" if country else text
    if len(found) > 1:
        raise ValidationError(_("“%s” is the name of more than one municipality; write its official key.") % shown)
    if not found:
        near = places.spelt_like(text) if text else []
        raise unknown(shown, [str(place) for place in near])
    return found[0]


def spellings(text: str) -> list[str]:
    """What a name may mean: `Lwiw (Lemberg)` is `Lwiw` and `Lemberg`, `Stadt Ulm` is `Ulm`."""
    name, bare = without_title(text), bare_name(text)
    outside = re.sub(r"\s*\(.*?\)", "", bare)
    return list(dict.fromkeys(each for each in (name, bare, outside, *re.findall(r"\((.*?)\)", bare)) if each.strip()))


def _called(places: Any, name: str) -> list[Municipality]:
    """Those with a name that reads like this one, in which `a. N.` stands for any words that begin so."""
    folded = languages.fold(re.sub(r"(?<=\w)\.(?=\s|$)", SHORTENED, name))
    pattern = re.escape(folded).replace(SHORTENED, r"\w*")
    if not folded:
        return []
    found = places.filter(search_text__contains=folded.partition(SHORTENED)[0])
    return [place for place in found if any(re.fullmatch(pattern, line) for line in place.search_text.split("\n"))]


def oddities(place: Municipality) -> list[str]:
    """Coordinates outside the country, or the one in the place of the other."""
    if place.latitude is None or place.longitude is None or place.country not in land.outlines():
        return []
    if _lies_in(place.country, place.latitude, place.longitude):
        return []
    if _lies_in(place.country, place.longitude, place.latitude):
        return [_("Latitude and longitude seem to be swapped.")]
    return [_("The coordinates lie outside the country: %s.") % place.country_name]


def _lies_in(country: str, latitude: float, longitude: float) -> bool:
    x, y = land.project(longitude, latitude)
    return any(_near(ring, x, y) for ring in land.outlines()[country])


def _near(ring: list[tuple[float, float]], x: float, y: float) -> bool:
    """Inside the ring or close to one of its points."""
    is_inside = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > y) != (y2 > y) and x < x1 + (x2 - x1) * (y - y1) / (y2 - y1):
            is_inside = not is_inside
        if _distance(x, y, x1, y1, x2, y2) <= MARGIN:
            return True
    return is_inside


def _distance(x: float, y: float, x1: float, y1: float, x2: float, y2: float) -> float:
    """From a point to a line between two others."""
    dx, dy = x2 - x1, y2 - y1
    share = max(0.0, min(1.0, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy or 1)))
    return float(((x - x1 - share * dx) ** 2 + (y - y1 - share * dy) ** 2) ** 0.5)
