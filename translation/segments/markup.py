"""The inline tags of a segment: those of the German words, no more and no fewer."""

import re
from collections import Counter
from collections.abc import Iterator

from bs4 import BeautifulSoup, NavigableString, Tag
from django.utils.translation import gettext as _

from core.text.characters import strip_deceptive_characters

MOST_CHARACTERS = 20_000
ADDRESS = re.compile(r"(?:https?://|www\.|mailto:|tel:)\S+|[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+", re.IGNORECASE)


def soup(words: str) -> BeautifulSoup:
    return BeautifulSoup(words, "html.parser")


def clean(words: str) -> str:
    """The words in the form in which segments are stored, so that equal ones are equal."""
    return str(soup(strip_deceptive_characters(words, multiline=True).strip()))


def plain(words: str) -> str:
    return soup(words).get_text()


def tags(words: str) -> list[Tag]:
    """In the order of their beginnings."""
    return soup(words).find_all(True)


def name_of(tag: Tag) -> str:
    """As it stands in the words: `<b>`, `<a id="a1">`."""
    attributes = "".join(f' {name}="{value}"' for name, value in tag.attrs.items())
    return f"<{tag.name}{attributes}>"


def problem(source: str, words: str) -> str:
    """Why these words cannot be a translation of the German ones, as a sentence, or ""."""
    if len(words) > MOST_CHARACTERS:
        return _("The text is too long.")
    if any(tag.name == "a" and set(tag.attrs) - {"id"} for tag in tags(words)):
        return _("It holds a link with an address of its own. Links keep the places to which the German words lead.")
    wanted, found = Counter(map(name_of, tags(source))), Counter(map(name_of, tags(words)))
    if missing := wanted - found:
        return _("These tags of the German words are missing: %(tags)s") % {"tags": _listed(missing)}
    if added := found - wanted:
        return _("These tags are not in the German words: %(tags)s") % {"tags": _listed(added)}
    if any(type(node) is not NavigableString for node in soup(words).find_all(string=True)):
        return _("It holds a comment or an instruction, which is no text.")
    return ""


def is_no_language(words: str) -> bool:
    """Whether it is an address or a number, and so nothing to translate."""
    left = ADDRESS.sub("", plain(words))
    return not any(letter.isalpha() for letter in left)


def _listed(found: Counter[str]) -> str:
    return ", ".join(_each(found))


def _each(found: Counter[str]) -> Iterator[str]:
    for name, number in found.items():
        yield name if number == 1 else f"{name} (×{number})"
