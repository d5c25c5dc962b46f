"""The columns of a table: how a record's value is written into a cell, and how it is read from one."""

import re
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from core.tables import values
from core.tables.values import SEPARATOR
from core.text import countries, languages

MOST_SHOWN = 20  # valid words that a sentence lists


class Input:
    """What a file may tell though no record has it: the table makes other cells of it."""

    def __init__(self, name: str, label: StrOrPromise) -> None:
        self.name = name
        self._label = label

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        return capfirst(str(self._label))


class Column:
    """A field with one value, or a list of texts."""

    def __init__(self, model: type[models.Model], name: str) -> None:
        self.name = name
        self.field: Any = model._meta.get_field(name)

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        is_relation = self.field.one_to_many
        words = self.field.related_model._meta.verbose_name_plural if is_relation else self.field.verbose_name
        return capfirst(str(words))

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
            return values.truth(text)
        if isinstance(self.field, models.FloatField):
            return values.number(text)
        if isinstance(self.field, models.DateField):
            return self.field.to_python(values.partial_date(text))
        if isinstance(self.field, countries.CountryField):
            return values.country_code(text)
        if hasattr(self.field, "base_field"):
            return values.split_words(text)
        if self.field.choices and text:
            return self._choice(text)
        if isinstance(self.field, models.CharField):  # of one line; cells may be broken anywhere
            text = re.sub(r"\s*\n\s*", " ", text)
        return self.field.to_python(text)

    def _choice(self, text: str) -> Any:
        """By its value, or as the site shows it in any language."""
        choices, folded = self.field.flatchoices, languages.fold(text)
        for words_of in (lambda value, _label: [value], lambda _value, label: in_each_language(label)):
            for value, label in choices:
                if value and folded in map(languages.fold, words_of(value, label)):
                    return value
        raise unknown(text, [str(label) for value, label in choices if value])


class TermsColumn(Column):
    """Several records of another kind, by their identifiers or names."""

    def cell(self, record: models.Model) -> str:
        return SEPARATOR.join(sorted(term.slug for term in getattr(record, self.name).all())) if record.pk else ""

    def fill(self, record: models.Model, text: str) -> None:
        terms = list(self.field.related_model.objects.all())
        by_word = {
            languages.fold(word): term
            for term in terms
            for word in (*(getattr(term, column) for column in languages.columns("name")), term.slug)
        }
        found = {word: by_word.get(languages.fold(word)) for word in values.split_words(text)}
        if missing := [word for word, term in found.items() if term is None]:
            raise unknown(", ".join(sorted(missing)), [str(term.name) for term in terms])
        setattr(record, self.name, list(dict.fromkeys(found.values())))


def in_each_language(words: object) -> Iterator[str]:
    for code in values.READ:
        with translation.override(code):
            yield str(words)


def unknown(text: str, words: list[str]) -> ValidationError:
    """“…” is no word here, and which ones are."""
    known = ", ".join(words[:MOST_SHOWN]) + (" …" if len(words) > MOST_SHOWN else "")
    if not known:
        return ValidationError(_("“%s” does not exist here.") % text)
    return ValidationError(_("“%(text)s” does not exist here. Known are: %(words)s.") % {"text": text, "words": known})
