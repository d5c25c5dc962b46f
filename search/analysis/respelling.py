"""Respelling: what readers mean who type without umlauts and accents, or write them out.

Only candidates: whether "neue" means "nü" or "Hauser" means "Häuser", dictionary and index tell.
"""

from itertools import chain, combinations

from .folding import is_cyrillic

_WRITTEN_OUT = {"ae": "ä", "oe": "ö", "ue": "ü"}
_ACCENTS = {
    "de": {"a": "ä", "o": "ö", "u": "ü", "ss": "ß"},
    "fr": {"a": "àâ", "c": "ç", "e": "èêë", "i": "îï", "o": "ô", "u": "ùû", "oe": "œ"},
}
_LATIN, _CYRILLIC = "aceiopxyATBCEHIKMOPXYnu", "асеіорхуАТВСЕНІКМОРХУпи"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)
_MOST_PLACES = 5  # of letters that may carry an accent; bounds the candidates


def umlauts(word: str) -> list[str]:
    """Return `word` with ae, oe, ue read as ä, ö, ü: all of them, and each alone."""
    lower = word.lower()
    places = [i for i in range(len(lower) - 1) if lower[i : i + 2] in _WRITTEN_OUT][:_MOST_PLACES]
    found = []
    for chosen in [places] + [[place] for place in places]:
        spelt = lower
        for place in reversed(chosen):
            spelt = spelt[:place] + _WRITTEN_OUT[lower[place : place + 2]] + spelt[place + 2 :]
        found.append(spelt)
    return list(dict.fromkeys(spelt for spelt in found if spelt != lower))


def accents(word: str, language: str) -> list[str]:
    """Return `word` with the accents it may lack: any one, and in French é at any places.

    "hauser" gives "häuser", "generateurs" gives "générateurs" among others.
    """
    lower = word.lower()
    found = []
    for plain, accented in _ACCENTS.get(language, {}).items():
        for place in range(len(lower)):
            if lower.startswith(plain, place):
                found += [lower[:place] + sign + lower[place + len(plain) :] for sign in accented]
    if language == "fr":
        places = [i for i, letter in enumerate(lower) if letter == "e"][:_MOST_PLACES]
        sizes = range(1, len(places) + 1)
        for chosen in chain.from_iterable(combinations(places, size) for size in sizes):
            found.append("".join("é" if i in chosen else c for i, c in enumerate(lower)))
    return found


def in_one_script(word: str) -> str:
    """Return a word that mixes Latin and Cyrillic letters of one look ("пapтнepcтвo") in one of both scripts."""
    for letters in (_TO_CYRILLIC, _TO_LATIN):
        if not is_cyrillic(word) or word.isascii():
            return word
        spelt = word.translate(letters)
        if is_cyrillic(spelt) != any("a" <= letter.lower() <= "z" for letter in spelt):
            return spelt
    return word
