"""The columns of a table: how a record's value is written into a cell, and how it is read from one."""

import math
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

SEPARATOR = "|"
YES = {"true", "1", "ja", "yes", "oui", "так", "wahr", "vrai"}
NO = {"false", "0", "nein", "no", "non", "ні", "falsch", "faux"}


def split(text: str) -> list[str]:
    return [part.strip() for part in text.split(SEPARATOR) if part.strip()]


class Column:
    """A field with one value, or a list of texts."""

    def __init__(self, model: type[models.Model], name: str) -> None:
        self.name = name
        self.field: Any = model._meta.get_field(name)

    @property
    def label(self) -> str:
        return capfirst(str(getattr(self.field, "verbose_name", self.name)))

    def cell(self, record: models.Model) -> str | float:
        value = getattr(record, self.name)
        if value is None:
            return ""
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, list):
            return SEPARATOR.join(value)
        return value if isinstance(value, float) else str(value)

    def fill(self, record: models.Model, text: str) -> None:
        setattr(record, self.name, self._value(text))

    def _value(self, text: str) -> Any:
        if text == "" and self.field.null:
            return None
        if isinstance(self.field, models.BooleanField):
            return self._truth(text.lower())
        if isinstance(self.field, models.FloatField):
            return self._number(text.replace(",", "."))
        if hasattr(self.field, "base_field"):
            return split(text)
        return self.field.to_python(text)

    @staticmethod
    def _truth(text: str) -> bool:
        if text not in YES | NO:
            raise ValidationError(_("Write “true” or “false”."))
        return text in YES

    @staticmethod
    def _number(text: str) -> float:
        try:
            number = float(text)
        except ValueError:
            number = math.nan
        if not math.isfinite(number):
            raise ValidationError(_("Write a number."))
        return number


class TermsColumn(Column):
    """Several records of another kind, by their identifiers."""

    def cell(self, record: models.Model) -> str:
        return SEPARATOR.join(sorted(term.slug for term in getattr(record, self.name).all())) if record.pk else ""

    def fill(self, record: models.Model, text: str) -> None:
        slugs = set(split(text))
        found = list(self.field.related_model.objects.filter(slug__in=slugs))
        if missing := slugs - {term.slug for term in found}:
            raise ValidationError(_("“%s” does not exist here.") % ", ".join(sorted(missing)))
        setattr(record, self.name, found)
