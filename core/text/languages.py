"""Language codes and texts that know their language. No models: everything else may import this."""

import re
import unicodedata

from babel import Locale
from django.conf import settings
from django.utils.html import format_html
from django.utils.translation import get_language

SOURCE = settings.LANGUAGE_CODE
CODES = [code for code, _name in settings.LANGUAGES]
OWN_NAMES = {"de": "Deutsch", "fr": "Français", "uk": "Українська"}


def choices():
    """For model fields: a callable, so that migrations do not hold the list."""
    return settings.LANGUAGES


def active():
    """The active language's code, always one of the site's."""
    code = (get_language() or SOURCE).split("-")[0]
    return code if code in CODES else SOURCE


def preferred_by(user):
    """The language in which a user has the admin, and so gets mails."""
    profile = getattr(user, "wagtail_userprofile", None)
    return profile.preferred_language if profile and profile.preferred_language else SOURCE


class Localized(str):
    """A text with its language; `lang` is empty where the text is in the active language."""

    language: str

    def __new__(cls, text, language):
        instance = super().__new__(cls, text)
        instance.language = language
        return instance

    @property
    def lang(self):
        return "" if not self or self.language == active() else self.language

    def __html__(self):
        if self.lang:
            return format_html('<span lang="{}">{}</span>', self.lang, str.__str__(self))
        return format_html("{}", str.__str__(self))


def localized_field(instance, name, language=None):
    """The value of `name_de`, `name_fr` or `name_uk`: in the wanted language, or else in the source language."""
    language = language or active()
    if text := getattr(instance, f"{name}_{language}", ""):
        return Localized(text, language)
    return Localized(getattr(instance, f"{name}_{SOURCE}", ""), SOURCE)


_TRANSLITERATIONS = {
    "de": {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"},
    "fr": {"œ": "oe", "æ": "ae"},
    # Resolution 55 of the Cabinet of Ministers of Ukraine of 27 January 2010; initial letters are treated below.
    "uk": dict(
        zip(
            "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’ʼ'",
            [
                "a",
                "b",
                "v",
                "h",
                "g",
                "d",
                "e",
                "ie",
                "zh",
                "z",
                "y",
                "i",
                "i",
                "i",
                "k",
                "l",
                "m",
                "n",
                "o",
                "p",
                "r",
                "s",
                "t",
                "u",
                "f",
                "kh",
                "ts",
                "ch",
                "sh",
                "shch",
                "_",
                "iu",
                "ia",
                "_",
                "_",
                "_",
            ],
            strict=True,
        )
    ),
}
_UKRAINIAN_INITIALS = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}


def transliterate(text, language):
    """Latin letters for a slug: `Україна` → `ukraina`, `Згорани` → `zghorany`, `Straße` → `strasse`."""
    text = text.lower()
    if language == "uk":
        text = text.replace("зг", "zgh")
        text = re.sub(r"(?<![\w’ʼ'])[єїйюя]", lambda match: _UKRAINIAN_INITIALS[match[0]], text)
    table = _TRANSLITERATIONS["de"] | _TRANSLITERATIONS["fr"] | _TRANSLITERATIONS["uk"]
    return "".join(table.get(letter, letter) for letter in text).replace("_", "")


def fold(text):
    """
    One Latin spelling for names that people write differently; a blank stands before each word.

    `Tübingen`, `Tuebingen` and `Tubingen` → ` tubingen`; `Львів` and `Lviv` → ` lviv`.
    """
    text = transliterate(unicodedata.normalize("NFC", text), SOURCE if text.isascii() else "uk")
    letters = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    words = re.findall(r"[^\W_]+", letters.translate(_LETTERS_WITHOUT_PARTS))
    return "".join(f" {re.sub('(?<=[aou])e', '', word)}" for word in words)


_LETTERS_WITHOUT_PARTS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ъ": "", "ы": "y", "э": "e"})


def name_of(code):
    """The name of any language in the active one, as CLDR has it: `uk` → `Ukrainisch`."""
    return Locale.parse(active()).languages.get(code, code)


def sort_key(text, language=None):
    """Orders texts by the alphabet of the language: ä beside a, ґ after г, є after е, і after и."""
    if (language or active()) == "uk":
        return text.lower().translate(_UKRAINIAN_ALPHABET)
    decomposed = unicodedata.normalize("NFKD", text.lower())
    if decomposed.isascii():
        return decomposed
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


# Private characters: in the order of the alphabet, and behind all other letters.
_UKRAINIAN_ALPHABET = {
    ord(letter): chr(0x10F000 + position) for position, letter in enumerate("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя")
}


def initial(text):
    """The letter below which a text is listed: `Ämter` below A, `Ґанок` below Ґ."""
    letter = text[:1].upper()
    return (
        letter if ord(letter.lower()[:1] or " ") in _UKRAINIAN_ALPHABET else unicodedata.normalize("NFKD", letter)[:1]
    )
