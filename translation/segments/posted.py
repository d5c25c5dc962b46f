"""Words in the fields of a form: `words-<key>`, and beside each `version-<key>`, that of the words it began with."""

from collections.abc import Container

from django.http import QueryDict

from translation.segments.segment import NO_WORDS
from translation.segments.taking import Entry

WORDS = "words-"


def entries(data: QueryDict, only: Container[str] | None = None) -> list[Entry]:
    """All of them, or those with the given keys."""
    keys = [name.removeprefix(WORDS) for name in data if name.startswith(WORDS)]
    return [
        Entry(key=key, words=data.get(f"{WORDS}{key}", ""), version=data.get(f"version-{key}", NO_WORDS))
        for key in keys
        if only is None or key in only
    ]
