"""E-mail addresses that people type."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.deconstruct import deconstructible
from django.utils.translation import gettext_lazy as _


@deconstructible
class AddressValidator(EmailValidator):
    """Says which letter before the @ is the wrong one: mail servers take none with accents, and no Cyrillic ones."""

    def __call__(self, value: str | None) -> None:
        local, at, _domain = str(value).rpartition("@")
        if at and (foreign := next((letter for letter in local if not letter.isascii()), "")):
            raise ValidationError(
                _(
                    "We cannot send mail to an address with “%(letter)s” before the @. Only the letters a to z without "
                    "accents, digits and a few signs are possible there. Please check it, or give another address."
                ),
                code="foreign_letter",
                params={"letter": foreign},
            )
        super().__call__(value)


class EmailField(forms.EmailField):
    """No longer than the database and mail servers take; Django's form lets more in."""

    default_validators = [AddressValidator()]

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": 254} | kwargs)
