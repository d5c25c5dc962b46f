"""What an editor still has to fill in: `[BITTE ERGÄNZEN: Anschrift]`, in whichever language."""

import re

from core.text import languages

_PLACEHOLDER = re.compile(
    rf"(?:{'|'.join(re.escape(language.placeholder) for language in languages.LANGUAGES.values())})[^\]]*\]?"
)


def found_in(text: str) -> list[str]:
    return _PLACEHOLDER.findall(text)


def without(text: str) -> str:
    """The text as it may be searched."""
    return _PLACEHOLDER.sub("", text)
