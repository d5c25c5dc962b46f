"""Words of a language that has no module of its own: base forms by dictionary, stems for the unknown."""

from babel import Locale
from snowballstemmer import algorithms, stemmer

from .dictionary import readings, with_base_forms


def lemmas(word: str, language: str, edited: bool) -> list[str]:
    """Return the base forms of `word`; none if there is no dictionary, or it has no such word."""
    return with_base_forms(readings(word, language, edited), language)


def stems(word: str, language: str) -> list[str]:
    """Return the stem of `word`, or the word itself if there is no stemmer for the language."""
    name = Locale.parse("en").languages.get(language, "").lower()  # as Snowball names its stemmers
    return [stemmer(name).stemWord(word.lower())] if name in algorithms() else [word]
