"""Folding: one spelling for words that differ only in accents, case or typographic form.

German readers type "Koln", French readers "ecole": so accents go. Ukrainian й and ї are letters
of their own (їжа is not іжа), so marks are taken off Latin letters only.
"""

import unicodedata

_LETTERS = str.maketrans(
    {
        "ß": "ss", "œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d",
        "þ": "th", "ı": "i", "ħ": "h", "ґ": "г",
    }
)  # fmt: skip
_STRESS = "\u0300\u0301"  # stress marks of dictionaries and school books, also on Cyrillic


def fold(word: str) -> str:
    """Return `word` in lower case, without Latin accents, letters and digits only.

    The result is one token for any database parser: "об'єднання" gives "обєднання", which is also
    what readers type who do not find the apostrophe. Folding twice changes nothing.
    """
    if word.isascii() and word.isalnum():
        return word.lower()
    kept: list[str] = []
    latin = False
    for char in unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).lower()):
        if unicodedata.combining(char):
            if not latin and char not in _STRESS:
                kept.append(char)
        elif char.isalnum():
            latin = unicodedata.name(char, "").startswith("LATIN")
            kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept).translate(_LETTERS))


def is_cyrillic(word: str) -> bool:
    """Tell whether `word` has a Cyrillic letter, whatever the language around it."""
    return any("\u0400" <= char <= "\u052f" for char in word)
