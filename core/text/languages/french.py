"""French, and what its printing asks for: spaces that do not break, and the first day of a month."""

import datetime
import re

from django.utils.translation import gettext_lazy as _

from core.text.languages.language import Language

NARROW, FIXED = "\u202f", "\u00a0"
_BEFORE = re.compile(r"[ \u00a0]+(?=[;!?](?![\w/]))")
_BEFORE_WIDE = re.compile(r"[ \u202f]+(?=(:(?![\w/:])|»))")
_AFTER = re.compile(r"«[ \u202f]+")
_FIRST = re.compile(r"\b1(?= (janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b)")


def typeset(text: str) -> str:
    """
    The text with spaces that do not break: narrow before `;`, `!` and `?`, full before `:` and inside `« »`.

    Only where somebody typed a space: addresses and code have none.
    """
    text = _BEFORE.sub(NARROW, text)
    return _AFTER.sub(f"«{FIXED}", _BEFORE_WIDE.sub(FIXED, text))


def typeset_date(text: str) -> str:
    """`1er mai 2026`, `mai 2026`: the first day of a month is counted, and no month begins with a capital."""
    return _FIRST.sub("1er", text[:1].lower() + text[1:])


def clock(time: datetime.time) -> str:
    """`17 h`, `18 h 30`."""
    return f"{time.hour}{FIXED}h{FIXED}{time:%M}".removesuffix(f"{FIXED}00")


FRENCH = Language(
    code="fr",
    own_name="Français",
    name=_("French"),
    in_words=_("in French"),
    label=_("{words} (French)"),
    plural_forms="nplurals=2; plural=(n > 1);",
    region="fr_FR",
    site_title="Partenariats communaux au Bade-Wurtemberg",
    placeholder="[À COMPLÉTER",
    translators="Übersetzung Französisch",
    countries=("FR", "BF", "BI"),
    spaced=";!?:»",
    latin={"œ": "oe", "æ": "ae"},
    typeset=typeset,
    typeset_date=typeset_date,
    clock=clock,
    colon=f"{FIXED}:",
    spoken={"rn": "kirundi"},
    zones={"Europe/Kyiv": "Kyïv"},
)
