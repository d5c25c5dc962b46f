"""What in a text would let readers reach or find somebody past our forms."""

import re

_MAIL = r"[\w.+-]+ ?(?:@|\[at\]|\(at\)) ?[\w-]+(?:\.[\w-]+)+"
_WEB = r"(?:https?://|www\.)[^\s<>“”„\"]+|\b[^\W\d_][\w-]*(?:\.[\w-]+)*\.[^\W\d_]{2,}\b(?:/[^\s<>“”„\"]*)?"
# A number that begins as telephone numbers do, with the marks that people put between the digits.
_PHONE = r"(?<![\w.,])\(?(?:\+|0|380)[\d()/ .–-]{4,}\d"
_WAYS = re.compile(f"(?:{_MAIL})|(?:{_WEB})|(?:{_PHONE})", re.IGNORECASE)
_DATE = re.compile(r"\d{1,2}\.\s?\d{1,2}\.(\s?\d{2,4})?([ –-]+\d{1,2}\.\s?\d{1,2}\.(\s?\d{2,4})?)?")
LEAST_DIGITS = 6  # of a telephone number


def ways_to_reach(text):
    """What may be an e-mail address, a web address or a telephone number, in the order of the text, each once."""
    found = [match.group().strip(" .,;:") for match in _WAYS.finditer(text)]
    return list(dict.fromkeys(way for way in found if not _is_other_number(way)))


def _is_other_number(way):
    digits = sum(sign.isdigit() for sign in way)
    is_number = not any(sign.isalpha() or sign == "@" for sign in way)
    return is_number and (digits < LEAST_DIGITS or bool(_DATE.fullmatch(way)))
