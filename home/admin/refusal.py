"""
What somebody typed who may no longer do it, since a role was taken away while the form lay open: shown to be copied.

Wagtail would lead to the first page of the admin, and what was typed would be lost.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from django.apps import apps
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.choices import flatten_choices
from wagtail.admin import auth
from wagtail.blocks import ChoiceBlock, ListBlock
from wagtail.fields import StreamField

from core.text.codes import CodeField

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
    """What has words, each once: names of fields, keys of blocks and values of choices nobody typed."""
    values = (value for name, values in post.lists() if not NOT_TYPED.search(name) for value in values)
    words = dict.fromkeys(words for words in map(_words, values) if re.search(r"[^\W\d_]{2}", words))
    return [each for each in words if each not in _chosen()]


@cache
def _chosen() -> frozenset[str]:
    """What boxes and lists send in place of the words that they show."""
    fields = (field for model in apps.get_models() for field in model._meta.get_fields())
    return frozenset(["on", *(str(choice[0]) for field in fields for choice in _choices_in(field))])


def _choices_in(part: Any) -> Iterator[Any]:
    """`(value, label)` of all that is chosen from in a field or block."""
    if isinstance(part, CodeField):
        yield from flatten_choices(part.all_choices())
    elif isinstance(part, StreamField):
        yield from _choices_in(part.stream_block)
    elif isinstance(part, ChoiceBlock):
        yield from flatten_choices(part.field.choices)
    elif isinstance(part, ListBlock):
        yield from _choices_in(part.child_block)
    else:
        for block in getattr(part, "child_blocks", {}).values():
            yield from _choices_in(block)
        yield from getattr(part, "flatchoices", ())


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
