"""Words in the fields of a form, as somebody sees and changes them."""

from collections.abc import Container, Mapping
from typing import Any

from translation.segments.taking import Entry

WORDS = "words-"


def entries(data: Mapping[str, Any], only: Container[str] | None = None) -> list[Entry]:
    """All of them, or those with the given keys."""
    keys = [name.removeprefix(WORDS) for name in data if name.startswith(WORDS)]
    return [entry(data, key) for key in keys if only is None or key in only]


def entry(data: Mapping[str, Any], key: str) -> Entry:
    return Entry(
        key=key,
        text=data.get(f"{WORDS}{key}", ""),
        version=data.get(f"version-{key}", ""),
        before=data.get(f"before-{key}"),
        is_typed=True,
        is_confirmed=f"confirm-{key}" in data,
    )
