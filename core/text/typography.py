"""Texts and dates as the active language prints them."""

import datetime

from django.utils import formats

from core.text import languages


def date_format(value: datetime.date, form: str | None = None) -> str:
    """Like Django’s, but as the language prints it: `1er mai 2026` in French."""
    return typeset_date(formats.date_format(value, form))


def typeset_date(text: str) -> str:
    return languages.LANGUAGES[languages.active()].typeset_date(text)
