"""Languages of an event, as editors type them."""

from collections.abc import Callable

from babel import Locale
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.text import languages


def validate_language(code):
    if code not in Locale.parse("en").languages or code != code.lower():
        raise ValidationError(
            _("“%(code)s” is not a language code; write for example de, fr or uk."), params={"code": code}
        )


def validate_pair(pair):
    parts = pair.split("-")
    if len(parts) != 2 or parts[0] == parts[1]:
        raise ValidationError(
            _("“%(pair)s” is not a pair of languages; write for example de-uk for “from German to Ukrainian”."),
            params={"pair": pair},
        )
    for code in parts:
        validate_language(code)


class _CodesField(ArrayField):
    """Codes typed in one line, separated by commas."""

    max_length = 3
    validator: Callable[[str], None]

    def __init__(self, verbose_name=None, **kwargs):
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        kwargs["base_field"] = models.CharField(max_length=self.max_length, validators=[self.validator])
        super().__init__(verbose_name=verbose_name, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        del kwargs["base_field"]
        return name, path, args, kwargs


class LanguagesField(_CodesField):
    validator = staticmethod(validate_language)


class PairsField(_CodesField):
    max_length = 7
    validator = staticmethod(validate_pair)


def pair_in_words(pair):
    """`de-uk` → “Deutsch → Ukrainisch”."""
    return " → ".join(languages.name_of(code) for code in pair.split("-"))
