"""What the site has to know of a language before it can be written in it."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.utils.text import format_lazy
from django_stubs_ext import StrOrPromise


def unchanged(text: str) -> str:
    return text


def twenty_four_hours(time: datetime.time) -> str:
    return f"{time:%H:%M}"


@dataclass(frozen=True, kw_only=True)
class Language:
    """
    One language of the site. What has no default is asked of every language.

    `name`, `in_words` and `label` are messages: “German”, “in German”, and the label of a column, “{words} (German)”.
    `plural_forms` is the rule of the catalogue, as gettext has it. `region` is what shared links tell: `de_DE`.
    `countries` are those, by ISO code, whose places have their own name in it. `placeholder` begins what an editor
    still has to fill in. `translators` is the group that translates into it: none for the source.
    """

    code: str
    own_name: str
    name: StrOrPromise
    in_words: StrOrPromise
    label: StrOrPromise
    plural_forms: str
    region: str
    site_title: str
    placeholder: str
    translators: str
    countries: tuple[str, ...] = ()
    # Quotation marks of other languages, which its catalogue must not have.
    foreign_quotes: str = '"„'
    # Marks before which a space stands, letters that only its neighbours have, and words by which one knows it.
    spaced: str = ""
    foreign_letters: str = ""
    common_words: frozenset[str] = frozenset()
    # Letters beyond a to z as they are written in addresses, and what has to be done before each letter by itself.
    latin: Mapping[str, str] = field(default_factory=dict)
    before_latin: Callable[[str], str] = unchanged
    # Its letters in their order, if they are not Latin ones.
    alphabet: str = ""
    # What printing asks for and nobody types, in any text and in a date.
    typeset: Callable[[str], str] = unchanged
    typeset_date: Callable[[str], str] = unchanged
    # A time of day, and what stands between a label and its value.
    clock: Callable[[datetime.time], str] = twenty_four_hours
    colon: str = ":"
    # A dash between two names, and languages of which CLDR does not say the name as the office does.
    dash: str = " – "
    spoken: Mapping[str, str] = field(default_factory=dict)
    # Time zones of which CLDR does not name the place as the office does.
    zones: Mapping[str, str] = field(default_factory=dict)
    # The time zone by which most of its readers live, if it is not the office's.
    zone: str = ""

    def label_of(self, words: StrOrPromise) -> StrOrPromise:
        """The label of the column that holds the words in this language."""
        return format_lazy(self.label, words=words)
