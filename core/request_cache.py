"""
What one request has already read from the database.

Blocks, rich text and navigation meet the same pages and rules again and again, and have no request at hand to keep
them on. Outside a request, and while one may still write, nothing is kept.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from contextvars import ContextVar
from typing import Any, TypeVar

from django.db.models import Model
from django.http import HttpRequest, HttpResponse

from core.middleware import GetResponse

T = TypeVar("T")
M = TypeVar("M", bound=Model)
_REQUEST = "request"
_notes: ContextVar[dict[Hashable, Any] | None] = ContextVar("notes", default=None)


class Middleware:
    """Opens the memory for a request that only reads, and for the page that answers one that has written."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = _notes.set({_REQUEST: request} if request.method in {"GET", "HEAD"} else None)
        try:
            return self.get_response(request)
        finally:
            _notes.reset(token)

    def process_template_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if _notes.get() is None:
            _notes.set({_REQUEST: request})
        return response


def request() -> HttpRequest | None:
    """The request that is being answered; None while it may still write, and outside of one."""
    return (_notes.get() or {}).get(_REQUEST)


def get_or_set(key: Hashable, make: Callable[[], T]) -> T:
    """The value of `make()`, called once a request for each key."""
    notes = _notes.get()
    if notes is None:
        return make()
    if key not in notes:
        notes[key] = make()
    return notes[key]


def in_bulk(model: type[M], keys: Iterable[Any]) -> dict[Any, M]:
    """`{pk: instance}` of those that exist; asks the database only for what this request has not read yet."""
    known: dict[Any, M | None] = get_or_set(("in_bulk", model), dict)
    missing = {key for key in keys if key is not None and key not in known}
    if missing:
        found = model._default_manager.in_bulk(missing)
        known.update({key: found.get(key) for key in missing})
    return {key: record for key in keys if (record := known.get(key))}


def get_many(model: type[M], keys: Sequence[Any]) -> list[M | None]:
    """The instances in the order of the keys, as `in_bulk` reads them; None for what does not exist."""
    found = in_bulk(model, keys)
    return [found.get(key) for key in keys]
