from typing import NamedTuple

from core.text import typography


class _Texts(NamedTuple):
    de: str
    fr: str
    uk: str


class T(_Texts):
    """A text of the demo in three languages; a page that is German on purpose has German only."""

    def __new__(cls, de, fr="", uk=""):
        return super().__new__(cls, de, typography.french(fr), uk)

    def into(self, language):
        return getattr(self, language) or self.de


def into(value, language):
    """The value with every `T` in it replaced by the text in the language."""
    if isinstance(value, T):
        return value.into(language)
    if isinstance(value, dict):
        return {key: into(item, language) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [into(item, language) for item in value]
    return value
