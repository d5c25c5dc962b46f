"""
What may be wrong with translated words: hints that keep nobody from anything.

Each check takes the German words and the translated ones as plain text, and the language; it yields sentences.
"""

import re
from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _

from core.text import languages
from core.text.languages import Language

LONG = 30  # characters, from which on the length of a translation tells something
SPACES = " \u00a0\u202f"
DATE = re.compile(r"\b(\d{1,2})\s?[./]\s?(?:\d{1,2})[./]\s?(\d{2,4})?\b|\b(\d{4})-\d{2}-(\d{2})\b")
TIME = re.compile(rf"\b(\d{{1,2}})(?:[{SPACES}]?h[{SPACES}]?|:)(\d{{2}})?(?!\d)")
THOUSANDS = re.compile(rf"(?<=\d)[.’{SPACES}](?=\d{{3}}(?!\d))")
NUMBER = re.compile(r"\d+(?:,\d+)?")
FIXED = re.compile(r"https?://[^\s<>\"»“)]+|[\w.+-]+@[\w-]+\.[\w.]+\w|%\(\w+\)[sd]|%[sd]\b")
WORD = re.compile(r"[^\W\d_]+")


def hints(german: str, words: str, code: str) -> list[str]:
    """Everything that looks wrong, in the active language."""
    language = languages.LANGUAGES[code]
    return [hint for check in CHECKS for hint in check(german, words, language)] if words else []


def _numbers_agree(german: str, words: str, language: Language) -> Iterator[str]:
    wanted, found = _numbers(german), _numbers(words)
    if missing := wanted - found:
        yield _("Numbers of the German text that are not here: %(numbers)s") % {"numbers": _listed(missing)}
    if added := found - wanted:
        yield _("Numbers that are not in the German text: %(numbers)s") % {"numbers": _listed(added)}


def _numbers(text: str) -> Counter[str]:
    """Months and full hours apart, which languages write as words or not at all."""
    text = FIXED.sub(" ", text)
    text = DATE.sub(lambda date: " {} {} ".format(date[1] or date[4], date[2] or date[3] or ""), text)
    text = TIME.sub(lambda time: " {} {} ".format(time[1], time[2] if time[2] and int(time[2]) else ""), text)
    return Counter(number.lstrip("0") or "0" for number in NUMBER.findall(THOUSANDS.sub("", text)))


def _fixed_parts_agree(german: str, words: str, language: Language) -> Iterator[str]:
    wanted, found = (Counter(part.rstrip(".,;:!?") for part in FIXED.findall(text)) for text in (german, words))
    if missing := wanted - found:
        yield _("Addresses or placeholders that are not here as in German: %(parts)s") % {"parts": _listed(missing)}
    if added := found - wanted:
        yield _("Addresses or placeholders that are not in the German text: %(parts)s") % {"parts": _listed(added)}


def _listed(counted: Counter[str]) -> str:
    return ", ".join(counted)


def _quotes_are_the_languages(german: str, words: str, language: Language) -> Iterator[str]:
    if any(quote in words for quote in language.foreign_quotes):
        yield _("Quotation marks of another language: please write « … ».")
    if words.count("«") != words.count("»"):
        yield _("A quotation mark is missing: « and » belong together.")
    if re.search(r"\w'\w", words):
        yield _("Please write the apostrophe as ’.")


def _spaces_are_right(german: str, words: str, language: Language) -> Iterator[str]:
    if words != words.strip():
        yield _("There is a space at the beginning or at the end.")
    if re.search(rf"[{SPACES}]{{2}}", words):
        yield _("There are two spaces in a row.")
    if language.typeset(words) != words:
        yield _("A space here must not break at the end of a line, or a character is not the language’s own.")
    text = FIXED.sub("", words)
    marks = re.escape(language.spaced)
    if marks and re.search(rf"[^\s{SPACES}{marks}.…(\d«](?:[{marks}])(?![\w/])", text):
        yield _("A space is missing before one of these: %(marks)s") % {"marks": " ".join(language.spaced)}


def _length_is_likely(german: str, words: str, language: Language) -> Iterator[str]:
    if len(german) >= LONG and not len(german) / 2 <= len(words) <= len(german) * 2:
        yield _("Much longer or shorter than the German text: is anything missing, or too much?")


def _no_german_is_left(german: str, words: str, language: Language) -> Iterator[str]:
    source = languages.LANGUAGES[languages.SOURCE]
    german_words = {word for word in WORD.findall(words) if word in source.common_words}
    # Names such as Tübingen keep their letters.
    german_words |= {word for word in WORD.findall(words) if word[0].islower() and re.search("[äöß]", word)}
    if words == german and len(WORD.findall(german)) > 3:
        yield _("This is still the German text.")
    elif len(german_words) > 1 or (len(german_words) == 1 and language.alphabet):
        yield _("German words are left: %(words)s") % {"words": ", ".join(sorted(german_words))}


def _letters_are_the_languages(german: str, words: str, language: Language) -> Iterator[str]:
    if foreign := sorted(set(words) & set(language.foreign_letters)):
        yield _("Letters that this language does not have: %(letters)s") % {"letters": ", ".join(foreign)}


CHECKS = (
    _numbers_agree,
    _fixed_parts_agree,
    _quotes_are_the_languages,
    _spaces_are_right,
    _length_is_likely,
    _no_german_is_left,
    _letters_are_the_languages,
)
