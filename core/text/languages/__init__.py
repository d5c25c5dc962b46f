"""The languages of the site, and texts that know theirs. No models, no settings: everything else may import this."""

import re
import unicodedata
from typing import Self

from babel import Locale
from django.utils.html import format_html
from django.utils.translation import get_language
from django_stubs_ext import StrOrPromise

from core.text.languages.french import FRENCH
from core.text.languages.german import GERMAN
from core.text.languages.language import Language
from core.text.languages.ukrainian import UKRAINIAN

# In the order in which readers see them; the first is the source, from which the others are translated.
LANGUAGES: dict[str, Language] = {language.code: language for language in (GERMAN, FRENCH, UKRAINIAN)}
CODES: list[str] = list(LANGUAGES)
SOURCE: str = CODES[0]
TRANSLATED = CODES[1:]
OWN_NAMES: dict[str, str] = {code: language.own_name for code, language in LANGUAGES.items()}


def choices() -> list[tuple[str, StrOrPromise]]:
    """For settings and model fields: a callable, so that migrations do not hold the list."""
    return [(code, language.name) for code, language in LANGUAGES.items()]


def columns(name: str) -> list[str]:
    """The columns in which a record has words in each language: `name` → `name_de`, `name_fr`, …"""
    return [f"{name}_{code}" for code in CODES]


def active() -> str:
    """The active language's code, always one of the site's."""
    code = (get_language() or SOURCE).split("-")[0]
    return code if code in CODES else SOURCE


def preferred_by(user: object) -> str:
    """The language in which a user has the admin, and so gets mails."""
    profile = getattr(user, "wagtail_userprofile", None)
    return profile.preferred_language if profile and profile.preferred_language else SOURCE


class Localized(str):
    """A text with its language; `lang` is empty where the text is in the active language."""

    language: str

    def __new__(cls, text: str, language: str) -> Self:
        instance = super().__new__(cls, text)
        instance.language = language
        return instance

    @property
    def lang(self) -> str:
        return "" if not self or self.language == active() else self.language

    def __html__(self) -> str:
        if self.lang:
            return format_html('<span lang="{}">{}</span>', self.lang, str.__str__(self))
        return format_html("{}", str.__str__(self))


def localized_field(instance: object, name: str, language: str | None = None) -> Localized:
    """The value of `name_de`, `name_fr` or `name_uk`: in the wanted language, or else in the source language."""
    language = language or active()
    if text := getattr(instance, f"{name}_{language}", ""):
        return Localized(text, language)
    return Localized(getattr(instance, f"{name}_{SOURCE}", ""), SOURCE)


# A name keeps the letters of its own language in a text of another.
_LATIN = {letter: latin for language in LANGUAGES.values() for letter, latin in language.latin.items()}


def transliterate(text: str, language: str) -> str:
    """Latin letters for a slug: `Україна` → `ukraina`, `Згорани` → `zghorany`, `Straße` → `strasse`."""
    return _in_latin(LANGUAGES[language].before_latin(text.lower()))


def _in_latin(text: str) -> str:
    return "".join(_LATIN.get(letter, letter) for letter in text).replace("_", "")


def fold(text: str) -> str:
    """
    One Latin spelling for names that people write differently; a blank stands before each word.

    `Tübingen`, `Tuebingen` and `Tubingen` → ` tubingen`; `Львів` and `Lviv` → ` lviv`.
    """
    text = unicodedata.normalize("NFC", text).lower()
    for language in LANGUAGES.values():
        text = language.before_latin(text)
    latin = unicodedata.normalize("NFKD", _in_latin(text))
    letters = "".join(letter for letter in latin if not unicodedata.combining(letter))
    words = re.findall(r"[^\W_]+", letters.translate(_LETTERS_WITHOUT_PARTS))
    return "".join(f" {re.sub('(?<=[aou])e', '', word)}" for word in words)


_LETTERS_WITHOUT_PARTS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ъ": "", "ы": "y", "э": "e"})


def name_of(code: str) -> str:
    """The name of any language in the active one, as CLDR or the office has it: `uk` → `Ukrainisch`."""
    language = LANGUAGES[active()]
    return language.spoken.get(code) or Locale.parse(language.code).languages.get(code, code)


def sort_key(text: str, language: str | None = None) -> str:
    """Orders texts by the alphabet of the language: ä beside a, ґ after г, є after е, і after и."""
    if LANGUAGES[language or active()].alphabet:
        return text.lower().translate(_PLACES)
    decomposed = unicodedata.normalize("NFKD", text.lower())
    if decomposed.isascii():
        return decomposed
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


# Private characters: in the order of the alphabet, and behind all other letters.
PLACES = {
    letter: chr(0x10F000 + place) for language in LANGUAGES.values() for place, letter in enumerate(language.alphabet)
}
_PLACES = str.maketrans(PLACES)


def initial(text: str) -> str:
    """The letter below which a text is listed: `Ämter` below A, `Ґанок` below Ґ."""
    letter = text[:1].upper()
    return letter if letter.lower() in PLACES else unicodedata.normalize("NFKD", letter)[:1]
