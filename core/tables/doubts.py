"""What is probably not meant, though nothing forbids it: a person says that it is."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _

from core.text import correction, languages

folded = lru_cache(20_000)(languages.fold)  # each name is looked at for each new record


def of_change(label: str, old: str, new: str, is_name: bool) -> list[str]:
    """What one changed cell gives to think of."""
    if old and not new:
        return [_("%s would be emptied.") % label]
    sentences = []
    if new and old.startswith(f"{new}-"):
        sentences.append(_("%(label)s would be known less exactly: “%(old)s” is there.") % {"label": label, "old": old})
    if is_name and old:
        sentences.append(_("“%(old)s” would be renamed to “%(new)s”.") % {"old": old, "new": new})
    if words := [word for word in re.findall(r"[^\W\d_]+", new) if len(_scripts(word)) > 1]:
        sentences.append(_("Letters of two alphabets that look alike: “%s”.") % ", ".join(words))
    if lost := re.search(r"\w*\?[\w?]+", new.rpartition("/")[2]):
        sentences.append(_("Letters seem to be lost: “%s”.") % lost[0])
    return sentences


def _scripts(word: str) -> set[str]:
    return {unicodedata.name(letter, "?").split()[0] for letter in word} & {"LATIN", "CYRILLIC", "GREEK"}


def alike(name: str, known: Mapping[str, Any]) -> list[str]:
    """For a new record: those that are called the same, more or less, in folded letters."""
    names = [other for other in known if other]
    longer = [other for other in names if f"{other} ".startswith(f"{name} ") or f"{name} ".startswith(f"{other} ")]
    words = {other.replace(" ", ""): other for other in names}
    near = correction.nearest(name.replace(" ", ""), list(words))
    found = dict.fromkeys(str(known[other]) for other in [*longer, *(words[word] for word in near)])
    return [_("Perhaps it is there already: %s.") % ", ".join(list(found)[:3])] if found else []
