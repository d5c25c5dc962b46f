import re

from django.utils.translation import gettext_lazy as _

from core.text.languages.language import Language

_ALPHABET = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
# Resolution 55 of the Cabinet of Ministers of Ukraine of 27 January 2010.
_LATIN = [
    "a", "b", "v", "h", "g", "d", "e", "ie", "zh", "z", "y", "i", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s",
    "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "_", "iu", "ia",
]  # fmt: skip
_INITIALS = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}


def _before_latin(text: str) -> str:
    """Letters that are written otherwise beside others, or at the start of a word."""
    text = text.replace("зг", "zgh")
    return re.sub(r"(?<![\w’ʼ'])[єїйюя]", lambda match: _INITIALS[match[0]], text)


def _typeset(text: str) -> str:
    """CLDR has the letter U+02BC where texts have the apostrophe that keyboards type: `В’єтнам`."""
    return text.replace("ʼ", "’")


def _typeset_date(text: str) -> str:
    """`квітень 2023`: Django’s names of months begin with a capital, as no month does within a text."""
    return text[:1].lower() + text[1:]


UKRAINIAN = Language(
    code="uk",
    own_name="Українська",
    name=_("Ukrainian"),
    in_words=_("in Ukrainian"),
    label=_("{words} (Ukrainian)"),
    plural_forms=(
        "nplurals=4; plural=(n % 1 == 0 && n % 10 == 1 && n % 100 != 11 ? 0 : n % 1 == 0 && n % 10 >= 2 && "
        "n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14) ? 1 : n % 1 == 0 && (n % 10 ==0 || (n % 10 >=5 && n % 10 "
        "<=9) || (n % 100 >=11 && n % 100 <=14 )) ? 2: 3);"
    ),
    region="uk_UA",
    site_title="Муніципальні партнерства в Баден-Вюртемберзі",
    placeholder="[ПОТРІБНО ДОПОВНИТИ",
    translators="Übersetzung Ukrainisch",
    countries=("UA",),
    latin=dict(zip(_ALPHABET, _LATIN, strict=True)) | dict.fromkeys("’ʼ'", "_"),
    before_latin=_before_latin,
    alphabet=_ALPHABET,
    foreign_letters="ыэёъЫЭЁЪ",
    typeset=_typeset,
    typeset_date=_typeset_date,
    dash=" — ",
    spoken={"rn": "кірунді"},
    zones={"Europe/Kyiv": "Київ"},
    zone="Europe/Kyiv",
)
