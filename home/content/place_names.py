"""
What towns are called in the reader's language.

So that `home` need not know the records of towns, the app that keeps them registers its look-up when it starts.
"""

from collections.abc import Callable

from core import request_cache
from core.text import languages

LookUp = Callable[[str, str, str], str]
_look_ups: list[LookUp] = []


def register_look_up(look_up: LookUp) -> None:
    """`look_up(name, country, language)` gives the name in that language, or "" where it does not know the town."""
    _look_ups.append(look_up)


def local(name: str, country: str) -> str:
    """The town's name in the language of the moment; the name itself where nobody knows another."""
    language = languages.active()

    def find() -> str:
        found = (look_up(name, country, language) for look_up in _look_ups)
        return next(filter(None, found), name)

    return request_cache.get_or_set(("place name", name, country, language), find) if name else ""
