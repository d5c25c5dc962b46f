"""Countries by their ISO code, named as CLDR names them."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from babel import Locale
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.text import languages
from core.text.codes import Choices, CodeField, Deconstructed

# Whose official language is one that this site is written in, so that a place's own name is known.
LANGUAGES = {country: code for code, language in languages.LANGUAGES.items() for country in language.countries}


def name(code: str) -> str:
    """The country's name in the active language."""
    return _names(languages.active()).get(code, code)


@cache
def _names(language_code: str) -> Mapping[str, str]:
    language = languages.LANGUAGES[language_code]
    return {code: language.typeset(name) for code, name in Locale.parse(language.code).territories.items()}


# Partner countries of municipalities here; they come first in lists.
FREQUENT = ["BI", "UA", "FR"]
NO_COUNTRIES = {"ZZ", "EU", "EZ", "UN", "XA", "XB"}
# Where nobody lives for good, and parts of other countries that CLDR names beside them.
NO_MUNICIPALITIES = {"AQ", "BV", "GS", "HM", "IO", "QO", "TF", "UM", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"}
# Members of the EU and of the European Economic Area, and those of which the Commission has decided under Art. 45 GDPR
# that they protect personal data as well.
PROTECT_DATA = {
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV",
    "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "IS", "LI", "NO",
    "AD", "AR", "CH", "FO", "GB", "GG", "IL", "IM", "JE", "KR", "NZ", "UY",
}  # fmt: skip
LEFT_OUT = {*FREQUENT, *NO_COUNTRIES, *NO_MUNICIPALITIES}


def choices() -> Choices:
    """`(code, name)` of every country with municipalities in the order of their names, the frequent ones first."""
    names = _names(languages.active())
    codes = [code for code in names if len(code) == 2 and code.isalpha() and code not in LEFT_OUT]
    codes.sort(key=lambda code: languages.sort_key(names[code]))
    return [(code, names[code]) for code in FREQUENT + codes]


class CountriesField(ArrayField):
    """Codes of countries, typed as “UA, BI”."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        kwargs["base_field"] = models.CharField(max_length=2, validators=[validate])
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Deconstructed:
        name, path, args, kwargs = super().deconstruct()
        del kwargs["base_field"]
        return name, path, args, kwargs


class CountryField(CodeField):
    """The code of a country, chosen by its name."""

    all_choices = staticmethod(choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": 2, "validators": [validate], **kwargs})


def validate(code: str) -> None:
    if len(code) != 2 or code.upper() != code or code not in Locale.parse("en").territories:
        raise ValidationError(
            _("“%(code)s” is not a country code; write two capital letters, for example DE, FR or UA."),
            params={"code": code},
        )
