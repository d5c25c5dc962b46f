"""The words of pages, whatever their type: nothing here knows one."""

import html
import re
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils import timezone
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search.index import SearchField

from core.text import placeholders

_TAG = re.compile(r"<[^>]*>")
_BLANKS = re.compile(r"\s+")


def plain(text: object) -> str:
    """`text` without HTML, with single blanks, and without what is still to be filled in."""
    return _BLANKS.sub(" ", placeholders.without(html.unescape(_TAG.sub(" ", str(text))))).strip()


def of_page(page: Any) -> tuple[str, str]:
    """`(summary, text)`: all that the page type says is text, each field once."""
    summary = plain(getattr(page, "summary", ""))
    common = {field.name for field in Page._meta.get_fields()} | {"summary"}
    declared = [field.field_name for field in page.search_fields if isinstance(field, SearchField)]
    # What editors cannot edit is the program's own, and no words.
    written = [field for field in page._meta.get_fields() if getattr(field, "editable", False)]
    own = [field.name for field in written if isinstance(field, models.TextField | StreamField)]
    own += [field.name for field in page._meta.fields if field.name == "hero_title"]
    names = [name for name in dict.fromkeys([*own, *declared]) if name not in common]
    return summary, " ".join(filter(None, (_words(page, name) for name in names)))


def _words(page: Any, name: str) -> str:
    try:
        field = page._meta.get_field(name)
    except FieldDoesNotExist:
        field = None
    value = getattr(page, name)
    value = value() if callable(value) else value
    if isinstance(field, StreamField | RichTextField):
        return plain(" … ".join(map(str, field.get_searchable_content(value))))
    return plain(value) if isinstance(value, str) else ""


def day_of(page: Any) -> date | None:
    """The page's own date, or the one that it begins at; pages without either have none."""
    for name in ("date", "starts_at"):
        value = getattr(page, name, None)
        value = value() if callable(value) else value
        if isinstance(value, datetime):
            return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
        if isinstance(value, date):
            return value
    return None


def query_string(**values: Any) -> str:
    return f"?{urlencode(values)}"
