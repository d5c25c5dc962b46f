"""What French printing asks for and nobody types: spaces that do not break, and the first day of a month."""

import re

from django.utils import formats

from core.text import languages

NARROW, FIXED = "\u202f", "\u00a0"
_BEFORE = re.compile(r"[ \u00a0]+(?=[;!?](?![\w/]))")
_BEFORE_WIDE = re.compile(r"[ \u202f]+(?=(:(?![\w/:])|»))")
_AFTER = re.compile(r"«[ \u202f]+")
_FIRST = re.compile(r"\b1(?= (janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b)")


def french(text):
    """
    The text with spaces that do not break: narrow before `;`, `!` and `?`, full before `:` and inside `« »`.

    Only where somebody typed a space: addresses and code have none.
    """
    text = _BEFORE.sub(NARROW, text)
    return _AFTER.sub(f"«{FIXED}", _BEFORE_WIDE.sub(FIXED, text))


def date_format(value, form=None):
    """Like Django’s, but `1er mai 2026`, as French counts the first day of a month."""
    return with_first_day(formats.date_format(value, form))


def with_first_day(text):
    return _FIRST.sub("1er", text) if languages.active() == "fr" else text
