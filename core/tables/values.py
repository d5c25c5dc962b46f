"""What people write in cells, as the database has it; what is not understood is given back as it stands."""

import datetime
import math
import re
from collections.abc import Callable
from functools import cache

from babel import Locale
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from core.text import countries, languages

SEPARATOR = "|"
READ = [*languages.CODES, "en"]  # languages in which people's tables are written
YES = {"true", "1", "ja", "yes", "oui", "так", "wahr", "vrai", "істина"}
NO = {"false", "0", "nein", "no", "non", "ні", "falsch", "faux", "хибність"}
# What CLDR calls otherwise.
FURTHER_COUNTRIES = {
    "Moldau": "MD", "Moldawien": "MD", "Moldova": "MD", "USA": "US", "Großbritannien": "GB", "England": "GB",
    "Tschechische Republik": "CZ", "Weißrussland": "BY", "Russische Föderation": "RU", "Holland": "NL",
    "Großbritannien und Nordirland": "GB", "Kosovo": "XK", "Türkiye": "TR", "Велика Британія": "GB",
}  # fmt: skip
EXCEL_MONTHS = {"mrz": 3, "jaen": 1, "sept": 9}


def split(text: str, separators: str = "|;\n") -> list[str]:
    return [part.strip() for part in re.split(f"[{re.escape(separators)}]", text) if part.strip()]


def split_words(text: str) -> list[str]:
    """Also at commas, where nothing stronger parts them."""
    parts = split(text)
    return parts if len(parts) > 1 else split(text, ",")


def truth(text: str) -> bool:
    if text.lower() not in YES | NO:
        raise ValidationError(_("Write “true” or “false”."))
    return text.lower() in YES


def number(text: str) -> float:
    """`47,76`, `47.76` or, with signs for thousands, `1.234,5`."""
    text = re.sub(r"[\s'’]", "", text)
    if "," in text:
        whole, _comma, fraction = text.rpartition(",")
        text = f"{whole.replace('.', '').replace(',', '')}.{fraction}" if text.count(",") == 1 else text
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise ValidationError(_("Write a number."))
    return value


def country_code(text: str) -> str:
    """The code of a country that is named in any of the languages, or by its code in any case."""
    return _countries().get(languages.fold(text), text.upper() if len(text) == 2 else text)


@cache
def _countries() -> dict[str, str]:
    named = {languages.fold(name): code for name, code in FURTHER_COUNTRIES.items()}
    for language in READ:
        for code, name in Locale.parse(language).territories.items():
            if len(code) == 2 and code.isalpha() and code not in countries.NO_COUNTRIES:
                named[languages.fold(name)] = code
    return named


def partial_date(text: str) -> str:
    """
    `1993-05-22`, `1993-05` or `1993`, as exactly as the text says: never a day that nobody wrote.

    `22.05.1993`, `Mai 1993`, `05/1993`, `Apr 23`, `seit 1989/90`.
    """
    bare = re.sub(
        r"^(seit|ab|vom|depuis( le)?|dès|з|із|від|since)\s+|\s+(року?|р\.?)$|[ T]00:00(:00)?$", "", text.strip()
    )
    bare = re.sub(r"(?i)^(seit|ab|depuis|since)\s+", "", bare)
    for pattern, read in FORMS:
        if found := re.fullmatch(pattern, bare):
            return _checked(read(*found.groups())) or text
    return text


def _checked(parts: tuple[int, ...]) -> str:
    try:
        datetime.date(*(*parts, 1, 1)[:3])
    except (ValueError, TypeError):
        return ""
    return "-".join([f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:])])


def _year(text: str) -> int:
    """Two digits are a year of the last hundred."""
    if len(text) == 4:
        return int(text)
    year = timezone.localdate().year
    return year - (year - int(text)) % 100


def _year_and_more(year: str, second: str) -> tuple[int, ...]:
    """`1990/04` is a month, `1989/90` and `1911/12` are two years, of which the first counts."""
    is_next = len(second) == 4 or int(second) == (int(year) + 1) % 100
    return (int(year),) if is_next or not 1 <= int(second) <= 12 else (int(year), int(second))


def _month(text: str) -> int:
    return _months().get(languages.fold(text), 0)


@cache
def _months() -> dict[str, int]:
    names = {languages.fold(name): number for name, number in EXCEL_MONTHS.items()}
    for language in READ:
        for forms in Locale.parse(language).months.values():
            for width in ("wide", "abbreviated"):
                names |= {languages.fold(name): number for number, name in forms[width].items()}
    return names


_WORD = r"([^\W\d_]+)\.?"
_YEAR = r"(\d{4}|\d{2})"
FORMS: list[tuple[str, Callable[..., tuple[int, ...]]]] = [
    (r"(\d{4})", lambda year: (int(year),)),
    (r"(\d{4})-(\d{2})-(\d{2})", lambda year, month, day: (int(year), int(month), int(day))),
    (r"(\d{4})-(0\d|1[012])", lambda year, month: (int(year), int(month))),
    (rf"(\d{{1,2}})[./]\s?(\d{{1,2}})[./]\s?{_YEAR}", lambda day, month, year: (_year(year), int(month), int(day))),
    (r"(\d{1,2})[./-](\d{4})", lambda month, year: (int(year), int(month))),
    (r"(\d{4})\s?[/–-]\s?(\d{4}|\d{2})", _year_and_more),
    (rf"(\d{{1,2}})(?:\.|er)?\s?{_WORD}\s?{_YEAR}", lambda day, word, year: (_year(year), _month(word), int(day))),
    (rf"{_WORD}[\s-]?{_YEAR}", lambda word, year: (_year(year), _month(word))),
]


def as_windows(text: str) -> str:
    """What is left of a text that was saved in the letters of German Windows."""
    return text.encode("cp1252", "replace").decode("cp1252")
