"""
What one request has already read from the database.

Blocks, rich text and navigation meet the same pages and rules again and again, and have no request at hand to keep
them on. Outside a request, and in requests that may write, nothing is kept.
"""

from contextvars import ContextVar

_notes = ContextVar("notes", default=None)


def for_one_request(get_response):
    """Middleware that opens the memory for a request that only reads."""

    def middleware(request):
        if request.method not in {"GET", "HEAD"}:
            return get_response(request)
        token = _notes.set({})
        try:
            return get_response(request)
        finally:
            _notes.reset(token)

    return middleware


def get_or_set(key, make):
    """The value of `make()`, called once a request for each key."""
    notes = _notes.get()
    if notes is None:
        return make()
    if key not in notes:
        notes[key] = make()
    return notes[key]


def in_bulk(model, keys):
    """`{pk: instance}` of those that exist; asks the database only for what this request has not read yet."""
    known = get_or_set(("in_bulk", model), dict)
    missing = {key for key in keys if key is not None and key not in known}
    if missing:
        found = model._default_manager.in_bulk(missing)
        known.update({key: found.get(key) for key in missing})
    return {key: known[key] for key in keys if known.get(key)}
