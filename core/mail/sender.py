"""Who writes the mails: the office, in each language."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.utils import translation
from django_stubs_ext import StrOrPromise

from core.text import languages

_office: dict[str, Any] = {}


def register_office(name: StrOrPromise, facts_of: Callable[[str], dict[str, Any]]) -> None:
    """
    Say who writes: its `name`, to be translated, and `facts_of(language)` for each mail.

    These are a dictionary that templates find as `mail`, beside language and site_url. It has at least `office`, the
    name as the recipient reads it, and `address`, where the office reads its mail ("" while nobody has filled it in).
    """
    _office.update(name=name, facts_of=facts_of)


def frame_of(language: str) -> dict[str, Any]:
    """What stands around every mail."""
    return {"language": language, "site_url": settings.SITE_URL, **_office["facts_of"](language)}


def office_name(language: str) -> str:
    """The office's name as the program translates it; no query."""
    with translation.override(language):
        return str(_office["name"])


def office_address() -> str:
    return _office["facts_of"](languages.SOURCE)["address"]
