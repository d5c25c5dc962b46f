"""Which places of events are free, as pages tell it; what decides when somebody registers is counted under the lock."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps

from core.page_cache.generations import depends_on

EventPage = Any  # pages of events import this module


@dataclass(frozen=True)
class Pool:
    """One way to take part: how many places it has, how many are held, and how many people wait for one."""

    way: Any
    capacity: int | None
    held: int
    waiting: int

    @property
    def free(self) -> int | None:
        """Places that newcomers would get: none while others wait, as they come first. None: no limit."""
        if self.capacity is None:
            return None
        return 0 if self.waiting else max(0, self.capacity - self.held)

    @property
    def is_full(self) -> bool:
        return self.free == 0


@dataclass(frozen=True)
class Availability:
    """The pools of an event."""

    pools: Collection[Pool]

    @property
    def is_full(self) -> bool:
        return all(pool.is_full for pool in self.pools)

    @property
    def capacity(self) -> int | None:
        return _sum(pool.capacity for pool in self.pools)

    @property
    def free(self) -> int | None:
        return _sum(pool.free for pool in self.pools)

    def is_full_for(self, way: str) -> bool:
        return any(pool.is_full for pool in self.pools if pool.way == way)


def scope(key: Any) -> str:
    """Of the page cache: the free places of the event with this translation key."""
    return f"event {key}"


def _sum(numbers: Iterable[int | None]) -> int | None:
    """None, no limit, if one of them is."""
    found = list(numbers)
    return None if None in found else sum(number for number in found if number is not None)


def of(events: Collection[EventPage]) -> dict[Any, Availability]:
    """By translation key; one query whatever the number of events and their language, none if nobody registers."""
    keys = {event.translation_key for event in events if event.takes_registrations}
    depends_on({scope(key) for key in keys})
    rows = apps.get_model("events", "Registration").objects.taken(keys) if keys else []
    taken = {(key, way): (held, waiting) for key, way, held, waiting in rows}
    return {
        event.translation_key: Availability(
            [Pool(way, event.capacity_of(way), *taken.get((event.translation_key, way), (0, 0))) for way in event.ways]
        )
        for event in events
    }


def counted(events: Iterable[EventPage]) -> list[EventPage]:
    """The events of a list with their `availability`, so that none has to ask for itself."""
    events = list(events)
    found = of(events)
    for event in events:
        event.availability = found[event.translation_key]
    return events
