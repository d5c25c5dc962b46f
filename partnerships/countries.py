"""Countries by their ISO code, named as CLDR names them."""

from babel import Locale
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from home import languages

# Whose official language is one that this site is written in, so that a place's own name is known.
LANGUAGES = {"DE": "de", "AT": "de", "CH": "de", "FR": "fr", "BF": "fr", "BI": "fr", "UA": "uk"}


def name(code):
    """The country's name in the active language."""
    return Locale.parse(languages.active()).territories.get(code, code)


def validate(code):
    if len(code) != 2 or code.upper() != code or code not in Locale.parse("en").territories:
        raise ValidationError(
            _("“%(code)s” is no country code; write two capital letters, for example DE, FR or UA."),
            params={"code": code},
        )
