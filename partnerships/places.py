"""What the maps show of partnerships: their places, once each, in parts in which a phone can tell them apart."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import chain
from math import floor

from django.db.models import Case, Count, F, Min, When
from django.db.models.functions import Floor
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.text import countries, languages
from partnerships import land, svg_map
from partnerships.areas import Area
from partnerships.models.municipalities import Municipality
from partnerships.models.partnerships import Membership

BADEN_WUERTTEMBERG = (*land.project(7.5, 49.8), *land.project(10.5, 47.5))
NORTHERN = 30  # degrees: places south of it are in a part of their own
ENOUGH = 4  # places of a country that make a part of their own
MOST_OWN = 3  # countries with a part of their own
MOST_COUNTRIES = 5  # that a title names
MOST_SINGLE = 60  # partnerships whose places the directory's maps tell from each other; those of more are gathered
CELLS_AT_HOME, CELLS_ELSEWHERE = 4, 1  # along a degree: the map of Baden-Württemberg is the largest
NARROWEST = 6 * land.UNIT  # that the map of a country is, so that one sees its neighbours


@dataclass
class Place:
    """A municipality and its partnerships among those shown; it may stand for those around it."""

    municipality: object
    partnerships: dict | range = field(default_factory=dict)  # their keys, once each, or as many numbers
    organisations: list = field(default_factory=list)
    is_home: bool = False
    url: str = ""
    area_url: str = ""
    key: object = None
    count: int = 1  # of the places that it stands for, which lie in the area
    area: Area | None = None

    def __post_init__(self):
        self.key = self.key or self.municipality.pk

    @property
    def more(self):
        return self.count - 1

    @property
    def name(self):
        return self.municipality.name

    @property
    def country(self):
        return self.municipality.country

    @property
    def latitude(self):
        return self.municipality.latitude

    @property
    def longitude(self):
        return self.municipality.longitude


def _key_of_place(member):
    return member.municipality_id


def _key_of_cell(member):
    """As the database makes it."""
    place, at_home = member.municipality, member.role == Membership.Role.HOME
    cells = CELLS_AT_HOME if at_home else CELLS_ELSEWHERE
    return (at_home, place.country, floor(place.latitude * cells), floor(place.longitude * cells))


@dataclass
class Atlas:
    maps: list
    elsewhere: list = field(default_factory=list)
    key_of: Callable = _key_of_place  # of the place that a member has

    def __post_init__(self):
        for number, marker in enumerate(self.markers, start=1):
            marker.number = number
            marker.url = f"#place-{number}"

    @property
    def markers(self):
        return [marker for drawn in self.maps for marker in drawn.markers]

    @property
    def groups(self):
        """Those that the page itself tells of."""
        return [marker for marker in self.markers if marker.is_group and not marker.leads_to_list]

    def entries(self, partnerships):
        """`(partnership, the numbers of its markers)` in the order given."""
        marker_of = {place.key: marker.number for marker in self.markers for place in marker.places}
        for partnership in partnerships:
            keys = {self.key_of(member) for member in partnership.memberships.all()}
            yield partnership, sorted({marker_of[key] for key in keys if key in marker_of})


def map_of(partnership):
    """All places of one partnership on one map, connected; its markers lead to the list of its members."""
    places = _places(_rows_of([partnership]))
    for member in partnership.memberships.all():
        if member.organisation:
            places[member.municipality_id].organisations.append(member.organisation)
    shown, elsewhere = _on_land(places.values())
    members = list(places.values())
    links = [(members[0], other) for other in members[1:]]
    return Atlas([svg_map.draw(shown, links, title=_("Map"))] if shown else [], elsewhere)


def map_of_country(partnerships, country):
    """`(atlas, entries)`: the places in the country on a map of it; its markers lead to the list of partnerships."""
    places = [place for place in _places(_rows_of(partnerships)).values() if place.country == country]
    atlas = Atlas(_drawn(_on_land(places)[0], country))
    entries = sorted(atlas.entries(partnerships), key=lambda entry: entry[1] or [len(atlas.markers) + 1])
    for marker in atlas.markers:
        first = next(partnership for partnership, numbers in entries if marker.number in numbers)
        marker.url = f"#partnership-{first.slug}"
    return atlas, entries


def map_of_many(found, total, query_of):
    """
    The places of the partnerships found (a query of keys), in parts; markers narrow the directory down to them.

    `query_of(municipality=name)` is the query string that does so. Of more partnerships than a map has room for, the
    database gathers the places of each cell, and one of them stands for all.
    """
    members = Membership.objects.filter(partnership__in=found.order_by())
    key_of, gather = (_key_of_cell, _gathered) if total > MOST_SINGLE else (_key_of_place, _single)
    places = gather(members)
    shown, elsewhere = _on_land(places)
    atlas = Atlas(list(chain.from_iterable(_drawn(*part) for part in _parts(shown))), elsewhere, key_of)
    _lead(atlas, lambda **narrower: f"?{query_of(**narrower)}#partnerships")
    return atlas


def _lead(atlas, url_of):
    """To the partnerships of each place, or of the area of many; such a marker's own places are named nowhere."""
    for marker in atlas.markers:
        if not marker.is_group:
            marker.url = url_of(municipality=str(marker.places[0].name))
        elif marker.places[0].area:
            marker.url = url_of(bbox=Area.around(place.area for place in marker.places))
    for place in (*atlas.elsewhere, *(place for marker in atlas.groups for place in marker.places)):
        place.url = url_of(municipality=str(place.name))
        if place.more:
            place.area_url = url_of(bbox=place.area)


def _single(members):
    rows = members.order_by("partnership__slug", "sort_order").values_list("partnership_id", "municipality_id", "role")
    municipalities = _municipalities({key for _partnership, key, _role in rows})
    return list(_places((partnership, municipalities[key], role) for partnership, key, role in rows).values())


def _gathered(members):
    """A place for each cell: the first of those in it, which counts the others."""
    cells = list(
        members.order_by()
        .annotate(
            at_home=Case(When(role=Membership.Role.HOME, then=True), default=False),
            cells=Case(When(role=Membership.Role.HOME, then=CELLS_AT_HOME), default=CELLS_ELSEWHERE),
            row=Floor(F("municipality__latitude") * F("cells")),
            column=Floor(F("municipality__longitude") * F("cells")),
        )
        .values_list("at_home", "municipality__country", "row", "column")
        .annotate(first=Min("municipality"), count=Count("municipality", distinct=True))
    )
    municipalities = _municipalities(first for *_cell, first, _count in cells)
    of_place = members.order_by().filter(municipality__in=municipalities).values_list("municipality")
    numbers = dict(of_place.annotate(number=Count("partnership", distinct=True)))
    return [
        Place(
            municipalities[first], range(numbers[first]), is_home=at_home, key=(at_home, *cell), count=count,
            area=_area(at_home, *cell),
        )
        for at_home, *cell, first, count in cells
    ]  # fmt: skip


def _area(at_home, _country, row, column):
    cells = CELLS_AT_HOME if at_home else CELLS_ELSEWHERE
    return Area(column / cells, row / cells, (column + 1) / cells, (row + 1) / cells)


def _municipalities(keys):
    columns = ["country", "latitude", "longitude", *(f"name_{code}" for code in languages.CODES)]
    return Municipality.objects.only(*columns).in_bulk(keys)


def _rows_of(partnerships):
    for partnership in partnerships:
        for member in partnership.memberships.all():
            yield partnership.pk, member.municipality, member.role


def _places(rows):
    places = {}
    for partnership, municipality, role in rows:
        place = places.setdefault(municipality.pk, Place(municipality))
        place.partnerships[partnership] = True
        place.is_home = place.is_home or role == Membership.Role.HOME
    return places


def _on_land(places):
    """`(those on the drawing, those elsewhere)`, each in the order of their names."""
    ordered = sorted(places, key=lambda place: languages.sort_key(place.name))
    return [place for place in ordered if land.covers(place)], [place for place in ordered if not land.covers(place)]


def _parts(places):
    """`(places, country or "")`: those here, those in each country with many of them, the others in north and south."""
    home = [place for place in places if place.is_home]
    others = [place for place in places if not place.is_home]
    counts = Counter(place.country for place in others).most_common(MOST_OWN)
    own = [country for country, count in counts if count >= ENOUGH]
    rest = [place for place in others if place.country not in own]
    return [
        (home, "DE"),
        *(([place for place in others if place.country == country], country) for country in own),
        *(([place for place in rest if (place.latitude > NORTHERN) is north], "") for north in (True, False)),
    ]


def _drawn(places, country):
    """The map of one part, in a list; none without places."""
    if not places:
        return []
    if all(place.is_home for place in places):
        return [svg_map.draw(places, box=BADEN_WUERTTEMBERG, title=_("Baden-Württemberg"))]
    box = land.widened(land.mainland(country), NARROWEST) if country in land.outlines() else None
    return [svg_map.draw(places, box=box, title=_title(places), country=country)]


def _title(places):
    names = [countries.name(code) for code in dict.fromkeys(place.country for place in places)]
    names.sort(key=languages.sort_key)
    shown = ", ".join(names[:MOST_COUNTRIES])
    if (more := len(names) - MOST_COUNTRIES) <= 0:
        return shown
    words = ngettext("%(countries)s and %(count)s more country", "%(countries)s and %(count)s more countries", more)
    return words % {"countries": shown, "count": more}
