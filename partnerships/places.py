"""What the maps and the lists beside them show of partnerships: their places, once each, with what leads to them."""

from dataclasses import dataclass

from core.text import languages
from partnerships import svg_map as drawing
from partnerships.models.municipalities import Municipality
from partnerships.models.partnerships import Membership, Partnership


@dataclass
class Place:
    """A municipality and its partnerships among those shown."""

    municipality: object
    partnerships: list
    organisations: list

    @property
    def pk(self):
        return self.municipality.pk

    @property
    def name(self):
        return self.municipality.name

    @property
    def latitude(self):
        return self.municipality.latitude

    @property
    def longitude(self):
        return self.municipality.longitude


@dataclass
class Atlas:
    maps: list
    elsewhere: list

    @property
    def markers(self):
        return [marker for drawn in self.maps for marker in drawn.markers]


def map_of(partnerships, country=""):
    """All places of the partnerships; with a `country` only the places in it, on a map of it."""
    places, links = {}, []
    for partnership in partnerships:
        members = []
        for member in partnership.memberships.all():
            place = places.setdefault(member.municipality_id, Place(member.municipality, [], []))
            if partnership not in place.partnerships:
                place.partnerships.append(partnership)
            if member.organisation:
                place.organisations.append(member.organisation)
            members.append(place)
        links += [(members[0], other) for other in members[1:]]
    return _atlas(places, links, country)


def map_of_many(keys):
    """All places of the public partnerships with these keys; of them only those that the list names are read whole."""
    wanted, members = set(keys), Membership.objects.filter(partnership__is_public=True)
    rows = members.order_by("partnership__slug", "sort_order").values_list("partnership_id", "municipality_id")
    rows = [row for row in rows if row[0] in wanted]
    columns = ["country", "latitude", "longitude", *(f"name_{code}" for code in languages.CODES)]
    municipalities = Municipality.objects.only(*columns).in_bulk({key for _partnership, key in rows})
    places, links, first = {}, [], {}
    for partnership, key in rows:
        place = places.setdefault(key, Place(municipalities[key], [], []))
        if partnership not in place.partnerships:
            place.partnerships.append(partnership)
        if first.setdefault(partnership, place) is not place:
            links.append((first[partnership], place))
    atlas = _atlas(places, links)
    named = [place for marker in atlas.markers for place in marker.named] + atlas.elsewhere
    shown = Partnership.objects.with_members().in_bulk({key for place in named for key in place.partnerships})
    for place in named:
        place.partnerships = [shown[key] for key in place.partnerships]
    return atlas


def _atlas(places, links, country=""):
    ordered = sorted(places.values(), key=lambda place: languages.sort_key(place.name))
    if country:
        ordered = [place for place in ordered if place.municipality.country == country]
    elsewhere = [place for place in ordered if not drawing.is_on_land(place)]
    return Atlas(drawing.draw(ordered, links, country), elsewhere)
