"""The dictionaries: simplemma's word lists, read in their low-memory form.

A dictionary maps an inflected form to one lemma. It is loaded at the first look-up of its
language and can be shared between server workers by loading it before they fork: see `preload`.
"""

from collections.abc import Iterable
from functools import lru_cache

from simplemma.strategies.dictionaries import LOW_MEMORY_DICTIONARY_FACTORY
from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES

from core.text.languages import CODES as LANGUAGES

from .words import has_words, word_lines

_CORRECTIONS = {code: dict(word_lines(f"corrections_{code}")) for code in LANGUAGES if has_words(f"corrections_{code}")}


@lru_cache(maxsize=2**15)
def lemma(form: str, language: str) -> str | None:
    """Return the base form of `form`, spelt exactly so, or None if it is unknown."""
    if language not in SUPPORTED_LANGUAGES:
        return None
    corrected = _CORRECTIONS.get(language, {}).get(form)
    return corrected or LOW_MEMORY_DICTIONARY_FACTORY.get_dictionary(language).get(form)


def is_lemma(form: str, language: str) -> bool:
    """Tell whether `form` is the base form of a word, not just an inflected one."""
    return lemma(form, language) == form


def readings(word: str, language: str, edited: bool) -> list[str]:
    """Return the lemmas of `word` with a small and with a capital letter, as far as known.

    Readers type "rat" and "київ", and sentences start with capitals, so both are looked up. In
    edited text a small letter is proof: there "raten" is not the plural of "Rate".
    """
    small = lemma(word.lower(), language)
    if small and edited and word == word.lower():
        return [small]
    capital = lemma("-".join(piece.capitalize() for piece in word.split("-")), language)
    return [found for found in (small, capital) if found]


def with_base_forms(lemmas: Iterable[str], language: str) -> list[str]:
    """Return `lemmas`, each followed by its own lemma where that is another one.

    The word lists were joined from several sources and sometimes stop half way: "données" leads
    to "donnée", but "donnée" to "donner". Following the chain makes both meet.
    """
    found: dict[str, None] = {}
    base: str | None
    for base in lemmas:
        while base and base not in found:
            found[base] = None
            base = lemma(base, language)
    return list(found)


Endings = Iterable[tuple[str, str]]


def swapped(word: str, endings: Endings, language: str, shortest: int = 3) -> list[str]:
    """Return the base forms that `word` becomes by exchanging one of `endings` (old, new).

    At least `shortest` letters stay in front, so that "vente" does not become "vent".
    """
    return [
        candidate
        for old, new in endings
        if word.endswith(old) and len(word) - len(old) >= shortest
        if is_lemma(candidate := word[: len(word) - len(old)] + new, language)
    ]


def preload(languages: Iterable[str] = LANGUAGES) -> None:
    """Load the dictionaries now, for a server that forks its workers afterwards."""
    for language in languages:
        lemma("a", language)
