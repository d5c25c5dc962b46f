"""
What somebody typed who may no longer do it, since a role was taken away while the form lay open: shown to be copied.

Wagtail would lead to the first page of the admin, and what was typed would be lost.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from wagtail.admin import auth

# What the form itself holds, and what nobody is to read on a screen.
NOT_TYPED = re.compile(
    r"^(csrfmiddlewaretoken$|(next|key|shown)$|(action|initial|before|version)-)|-(type|id)$|password"
)
HOLD_WORDS = ("blocks", "text", "data", "table_caption")  # in what the editors of texts and tables send

_lead_to_first_page = auth.permission_denied


def put_in_place() -> None:
    """Wagtail has no setting for what it answers to those who may not."""
    auth.permission_denied = answer


def answer(request: HttpRequest) -> HttpResponse:
    words = _typed(request.POST)
    if not words or request.headers.get("X-Requested-With") == "XMLHttpRequest":
        return _lead_to_first_page(request)
    return render(request, "home/admin/refused.html", {"words": words}, status=403)


def _typed(post: QueryDict) -> list[str]:
    """What has words, each once: names of fields and keys of blocks nobody typed."""
    values = (value for name, values in post.lists() if not NOT_TYPED.search(name) for value in values)
    return list(dict.fromkeys(words for words in map(_words, values) if re.search(r"[^\W\d_]{2}", words)))


def _words(value: str) -> str:
    try:
        found = json.loads(value)
        return "\n".join(_texts(found)) if isinstance(found, dict) else value.strip()
    except (ValueError, RecursionError):
        return value.strip()


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, dict):
        for name in HOLD_WORDS:
            yield from _texts(value.get(name))
