"""What all pages of a generation need alike, such as the menu: read once by a process that makes copies."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache

from core import request_cache
from core.page_cache import generations

T = TypeVar("T")
MOST = 5_000  # values; some hundreds are usual, more only where many hosts are asked for
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
        known = _keep(key, generation, make())
    value: T = known[1]
    return value


def _keep(key: Hashable, generation: str, value: Any) -> tuple[str, Any]:
    if len(_kept) >= MOST:
        _kept.clear()
    _kept[key] = generation, value
    return _kept[key]


class Fragments(BaseCache):
    """The same for Django's template tag `cache`: what stands in it is rendered once a generation for each key."""

    def __init__(self, _location: str, params: dict[str, Any]) -> None:
        super().__init__(params)

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        known = _kept.get(key)
        return known[1] if known and known[0] == generations.of_the_copy.get() else default

    def set(self, key: str, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        if generation := generations.of_the_copy.get():
            _keep(key, generation, value)

    def clear(self) -> None:
        _kept.clear()
