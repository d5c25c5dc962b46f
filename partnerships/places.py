"""What the maps and the lists beside them show of partnerships: their places, once each, with what leads to them."""

from dataclasses import dataclass

from home import languages
from partnerships import map as drawing


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
    ordered = sorted(places.values(), key=lambda place: languages.sort_key(place.name))
    if country:
        ordered = [place for place in ordered if place.municipality.country == country]
    elsewhere = [place for place in ordered if not drawing.is_on_land(place)]
    return Atlas(drawing.draw(ordered, links, country), elsewhere)
