"""What all pages of a generation need alike, such as the menu: read once by a process that makes copies."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from core import request_cache
from core.page_cache import generations

T = TypeVar("T")
_kept: dict[Hashable, tuple[str, Any]] = {}  # {key: (generation, value)}


def get_or_set(key: Hashable, make: Callable[[], T]) -> T:
    """
    The value of `make()`, of this generation. Where no copy is being made, of this request: editors see what they did.

    Whoever gets it changes nothing of it, and `make` reads nothing that has a generation of its own.
    """
    generation = generations.of_the_copy.get()
    if generation is None:
        return request_cache.get_or_set(key, make)
    known = _kept.get(key)
    if known is None or known[0] != generation:
        known = _kept[key] = (generation, make())
    value: T = known[1]
    return value
