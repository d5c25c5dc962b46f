"""Texts, dates and labels as the active language prints them."""

import datetime

from django.utils import formats

from core.text import languages


def date_format(value: datetime.date, form: str | None = None) -> str:
    """Like Django’s, but as the language prints it: `1er mai 2026` in French."""
    return typeset_date(formats.date_format(value, form))


def typeset_date(text: str) -> str:
    return _language().typeset_date(text)


def clock(time: datetime.time | datetime.datetime) -> str:
    """`17:00`, in French `17 h`."""
    return _language().clock(time if isinstance(time, datetime.time) else time.time())


def colon() -> str:
    """What stands between a label and a space: a colon, in French behind a space that does not break."""
    return _language().colon


def dash() -> str:
    """What stands between two names or days."""
    return _language().dash


def labelled(label: object, value: object) -> str:
    """`Ort: Stuttgart`, as plain text."""
    return f"{label}{colon()} {value}"


def _language() -> languages.Language:
    return languages.LANGUAGES[languages.active()]
