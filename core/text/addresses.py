"""E-mail addresses that people type, and their domains."""

from typing import Any

import idna
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.deconstruct import deconstructible
from django.utils.translation import gettext_lazy as _


def domain_in_ascii(domain: str) -> str:
    """
    As it is looked up: by IDNA 2008, for which “straße.de” is another domain than “strasse.de”.

    Raises `idna.IDNAError` where it can be none.
    """
    return domain if domain.isascii() else idna.encode(domain, uts46=True).decode()


def in_ascii(address: str) -> str:
    """As it is written on an envelope; raises `idna.IDNAError`."""
    local, at, domain = address.rpartition("@")
    return f"{local}{at}{domain_in_ascii(domain)}"


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
        try:
            super().__call__(in_ascii(str(value)))
        except idna.IDNAError as error:
            raise ValidationError(self.message, code=self.code, params={"value": value}) from error


class EmailField(forms.EmailField):
    """No longer than the database and mail servers take; Django's form lets more in."""

    default_validators = [AddressValidator()]

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": 254} | kwargs)
