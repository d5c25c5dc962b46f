"""
Records whose facts readers may correct one by one. An app says how it finds its records by the address of their page;
who takes reports in need not know what they are of.
"""

from collections.abc import Callable
from dataclasses import dataclass

from home.models import User


@dataclass(frozen=True)
class Fact:
    """One fact of a record: its name in the program, its label, its value as it is stored and as readers see it."""

    name: str
    label: str
    value: str
    words: str


@dataclass(frozen=True)
class Record:
    """`take_over(fact, old, new, user)` changes a fact, or raises ValidationError: it has changed, or is no value."""

    facts: list[Fact]
    take_over: Callable[[str, str, str, User], None]


Find = Callable[[str], Record | None]
_finds: list[Find] = []


def register_records(find: Find) -> None:
    """`find(path)` gives the app's record whose page is at the path, or None."""
    _finds.append(find)


def record_at(path: str) -> Record | None:
    return next((record for find in _finds if (record := find(path))), None)
