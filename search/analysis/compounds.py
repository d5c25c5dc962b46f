"""German compounds: which words they are made of.

A split needs a known word at the end (the head) and a known modifier before it, with or without a
linking element: Städte|partnerschaft, Hilf(e)s|transport, Förder(n)|mittel, klima|neutral. Letters
that happen to spell a word stay inside: "Rat" is in "Gemeinderat", not in "Beratung".
"""

from collections.abc import Iterator
from functools import lru_cache

from .dictionary import is_lemma, lemma
from .words import word_lines, word_list

_SHORT_NOUNS = word_list("de_short_nouns")
_NOT_HEADS = word_list("de_not_heads")
_NOT_MODIFIERS = word_list("de_not_modifiers")
_NOT_COMPOUNDS = word_list("de_not_compounds")
_PLACES = dict(word_lines("de_place_heads"))


def _noun(form: str) -> str | None:
    """Return the base form, in lower case, of a noun fit for compounds, or None.

    Short nouns come from a list only: the dictionary has too many names and abbreviations.
    """
    base = lemma(form.capitalize(), "de")
    if base is None or not base[0].isupper():
        return None
    return base.lower() if len(base) > 4 or base.lower() in _SHORT_NOUNS else None


def _adjective(form: str) -> str | None:
    """Return the base form of an adjective that can end a compound (neutral in klimaneutral)."""
    base = lemma(form, "de")
    return base if base and base.islower() and len(base) > 4 and base[-1] != "n" else None


def _modifier(form: str) -> str | None:
    """Return the base form of the word that `form`, first part of a compound, stands for."""
    if form in _NOT_MODIFIERS:
        return None
    nouns = [form]
    if form.endswith("s"):
        nouns += [form[:-1], form[:-1] + "e"]  # Arbeits-, Hilfs-
    noun = next(filter(None, map(_noun, nouns)), None)
    if noun or len(form) < 4:
        return noun
    if is_lemma(form, "de"):
        return form  # Klein-, Kommunal-
    if noun := _noun(form + "e"):
        return noun  # Schul-, Sprach-
    return next((verb for verb in (form + "en", form + "n") if is_lemma(verb, "de")), None)


def _unknown_compound(form: str) -> str | None:
    """Return `form`, without a linking -s, if it is a compound unknown to the dictionary."""
    if len(form) < 8:
        return None
    return next((word for word in (form.removesuffix("s"), form) if splits(word)), None)


def _is_place(word: str, head: str) -> bool:
    """Tell whether a known noun is a place's name: "Regensburg" has no plural, and no castle."""
    if head not in _PLACES:
        return False
    plural = word.removesuffix(head) + _PLACES[head]
    return lemma(plural.capitalize(), "de") is None


@lru_cache(maxsize=2**14)
def _cuts(word: str) -> tuple[tuple[int, str, str], ...]:
    """Return (place, modifier, head) for each way to cut `word` in two, the longest head first.

    A base form ends in a base form ("Obstsorte" is no "Orte"); a word that the dictionary does
    not know may be inflected at its end, and then short heads count only for want of longer ones.
    """
    noun, other = is_lemma(word.capitalize(), "de"), is_lemma(word, "de")
    verb = other and word.endswith("n")
    if verb or word in _NOT_COMPOUNDS:
        return ()
    found: list[tuple[int, str, str]] = []
    for place in range(2, len(word) - 1):
        end = word[place:]
        head = _noun(end) or (None if noun else _adjective(end))
        if head is None or head in _NOT_HEADS or ((noun or other) and head != end):
            continue
        if (found and not noun and len(head) < 5) or (noun and _is_place(word, head)):
            continue
        modifier = _modifier(word[:place]) or _unknown_compound(word[:place])
        if modifier:
            found.append((place, modifier, head))
    return tuple(found)


def splits(word: str) -> list[tuple[str, str]]:
    """Return the pairs (modifier, head), in base form, that `word`, in lower case, may be of."""
    return [(modifier, head) for _, modifier, head in _cuts(word)]


def compound_lemma(word: str) -> str | None:
    """Return an unknown compound with its head in base form, or None if `word` is no compound.

    "hilfstransporten" gives "hilfstransport": there all its forms meet, as those of a known word
    do in its lemma.
    """
    return next((word[:place] + head for place, _, head in _cuts(word)), None)


def parts(word: str) -> Iterator[str]:
    """Yield the base forms of all words inside a compound, and of those inside them."""
    for pair in splits(word):
        for part in pair:
            yield part
            yield from parts(part)
