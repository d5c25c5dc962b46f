"""Dates known to the year, the month or the day, kept as ISO 8601 writes them: `1989`, `1990-04`, `2023-03-02`."""

import datetime
import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.text import typography

FORMATS = {4: "%Y", 7: "%Y-%m", 10: "%Y-%m-%d"}


def first_day(text):
    """The first day of the period; raises ValueError for what is none."""
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", text):
        raise ValueError(text)
    return datetime.datetime.strptime(text, FORMATS[len(text)]).date()


def validate(text):
    try:
        first_day(text)
    except ValueError:
        raise ValidationError(
            _("Write “%(text)s” as a year, a year and month, or a day, for example 1989, 1990-04 or 2023-03-02."),
            params={"text": text},
        ) from None


def is_before(text, other):
    """Whether the one is surely before the other, as far as both are known."""
    known = min(len(text), len(other))
    return text[:known] < other[:known]


def in_words(text):
    """The date as the active language writes it: `1989`, `April 1990`, `2. März 2023`."""
    if not text:
        return ""
    if len(text) == 4:
        return text
    return typography.date_format(first_day(text), "YEAR_MONTH_FORMAT" if len(text) == 7 else "DATE_FORMAT")


def since(text):
    """`seit April 1990`, in French `depuis le 2 mars 2023`, in Ukrainian `з квітня 1990 року`."""
    match len(text):
        case 4:
            return _("since %(year)s") % {"year": text}
        case 7:  # E is the month as it stands within a date
            return _("since %(month)s") % {"month": typography.date_format(first_day(text), "E Y")}
    return _("since %(day)s") % {"day": in_words(text)}


class PartialDateField(models.CharField):
    """Sorts as text; says by its length how exactly the date is known."""

    default_validators = [validate]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"max_length": 10, "blank": True} | kwargs)
