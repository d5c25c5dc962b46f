"""A rectangle of the map, asked for as services of maps do: `bbox=west,south,east,north`, in degrees."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from typing import Self

from django.utils.formats import number_format
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Area:
    """Its western and southern edge belong to it, the others to its neighbours."""

    west: float
    south: float
    east: float
    north: float

    @classmethod
    def read(cls, text: str) -> Self:
        """The inverse of `str`; ValueError if there is no such rectangle on earth."""
        west, south, east, north = map(float, text.split(","))
        if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
            raise ValueError(text)
        return cls(west, south, east, north)

    @classmethod
    def around(cls, areas: Iterable[Self]) -> Self:
        west, south, east, north = zip(*map(astuple, areas), strict=True)
        return cls(min(west), min(south), max(east), max(north))

    def __str__(self) -> str:
        return ",".join(f"{degrees:g}" for degrees in astuple(self))

    @property
    def in_words(self) -> str:
        words = _("longitude %(west)s° to %(east)s°, latitude %(south)s° to %(north)s°")
        return words % {edge: number_format(f"{degrees:g}") for edge, degrees in vars(self).items()}
