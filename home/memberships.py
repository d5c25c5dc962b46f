"""
Groups of people whom pages may be for: the app of the groups says who belongs, others say what they have for them.

So neither needs to know the other; a group is given as its page, in whatever language.
"""

from collections.abc import Callable, Iterable
from typing import Any

from wagtail.models import Page

_members: list[Callable[[Page, str], bool]] = []
_sources: list[Callable[[Page], Iterable[Any]]] = []


def register_members(belongs: Callable[[Page, str], bool]) -> None:
    """`belongs(group, address)` says whether somebody with the address is a member."""
    _members.append(belongs)


def register_source(pages_for: Callable[[Page], Iterable[Any]]) -> None:
    """`pages_for(group)` gives pages for its members alone, in the reader's language."""
    _sources.append(pages_for)


def is_member(group: Page | None, email: str) -> bool:
    return group is not None and any(belongs(group, email) for belongs in _members)


def pages_for(group: Page) -> list[Any]:
    return [page for find in _sources for page in find(group)]
