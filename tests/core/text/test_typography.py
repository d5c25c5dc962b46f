"""What French printing asks for: in the catalogue, in the demo, in dates."""

import datetime
import re

import pytest
from django.conf import settings
from django.template import Context, Template
from django.utils import translation

from core.text import catalogues, countries, languages, typography
from core.text.languages import french
from demo import reader
from start import markdown

# An ordinary space before a mark that stands alone, or inside quotation marks.
BREAKING = re.compile(r" [;:!?»](?=[\s<]|$)|« ")


def texts_of(value):
    """Every text in plain data that is French."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from texts_of(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from texts_of(item)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Pourquoi ? Voici : « oui » ; non !", "Pourquoi\u202f? Voici\u00a0: «\u00a0oui\u00a0»\u202f; non\u202f!"),
        ("https://example.org/?a=1;b :-) 12:30", "https://example.org/?a=1;b\u00a0:-) 12:30"),
        ("« <a>mot</a> »", "«\u00a0<a>mot</a>\u00a0»"),
        ("déjà\u202f?", "déjà\u202f?"),
    ],
)
def test_spaces(typed, printed):
    assert french.typeset(typed) == printed
    assert french.typeset(printed) == printed


def test_catalogue_as_the_site_reads_it():
    texts = [
        text
        for entry in catalogues.read(catalogues.path_of("fr"), "fr")
        for text in [entry.msgstr, *entry.msgstr_plural.values()]
    ]
    assert len(texts) > 1000
    assert [text for text in texts if BREAKING.search(text)] == []


def french_of(value):
    """What stands beside the German and the Ukrainian words of a record."""
    if isinstance(value, dict):
        for name, item in value.items():
            yield from texts_of(item) if name == "fr" else french_of(item)
    elif isinstance(value, list):
        for item in value:
            yield from french_of(item)


def test_demo():
    texts = [text for page in reader.pages() if page.is_translated for text in texts_of(page.words["fr"])]
    for path in (reader.ROOT / "records").glob("*.yaml"):
        texts += french_of(reader.records(path.stem))
    assert len(texts) > 300
    printed = [markdown.html(text) for text in texts]  # where a line ends in a file, a space stands on the page
    assert [text for text in printed if BREAKING.search(text)] == []


@pytest.mark.parametrize(
    ("code", "day", "text"),
    [
        ("fr", 1, "1er mai 2026"),
        ("fr", 11, "11 mai 2026"),
        ("de", 1, "1. Mai 2026"),
        ("uk", 1, "1 травня 2026 р."),
    ],
)
def test_first_day_of_a_month(code, day, text):
    date = datetime.date(2026, 5, day)
    with translation.override(code):
        assert typography.date_format(date) == text
        assert Template("{{ date|date }}").render(Context({"date": date})) == text
        assert Template("{{ date|date:'Y-m-d' }}").render(Context({"date": date})) == f"2026-05-{day:02}"


@pytest.mark.parametrize(
    ("code", "hour", "half", "label"),
    [
        ("de", "17:00", "09:30", "Ort: Lwiw"),
        ("fr", "17\u00a0h", "9\u00a0h\u00a030", "Ort\u00a0: Lwiw"),
        ("uk", "17:00", "09:30", "Ort: Lwiw"),
    ],
)
def test_times_and_labels(code, hour, half, label):
    with translation.override(code):
        assert typography.clock(datetime.time(17)) == hour
        assert typography.clock(datetime.datetime(2026, 5, 1, 9, 30)) == half
        assert typography.labelled("Ort", "Lwiw") == label
        assert (
            Template("{{ label }}{% colon %} {{ value }}").render(Context({"label": "Ort", "value": "Lwiw"})) == label
        )


# A colon behind what a template fills in; in a message of the catalogue translators see to it.
MESSAGE = re.compile(r"{% blocktranslate.*?{% endblocktranslate %}", re.DOTALL)
BARE_COLON = re.compile(r"(}}|%}):(?=[\s<]|$)", re.MULTILINE)
TEMPLATES = sorted(
    path for ending in ("html", "txt") for path in settings.BASE_DIR.glob(f"[!.]*/**/templates/**/*.{ending}")
)


def test_templates_leave_the_colon_to_the_language():
    assert len(TEMPLATES) > 100
    ours = [path for path in TEMPLATES if "tests" not in path.parts]
    assert [path.name for path in ours if BARE_COLON.search(MESSAGE.sub("", path.read_text("utf-8")))] == []


def test_catalogue_has_a_space_before_each_french_colon():
    texts = [
        text
        for entry in catalogues.read(catalogues.path_of("fr"), "fr")
        for text in [entry.msgstr, *entry.msgstr_plural.values()]
    ]
    assert [text for text in texts if re.search(r"[^\W\d]: ", text)] == []


@pytest.mark.parametrize("code", languages.CODES)
def test_names_of_countries_and_languages(code):
    with translation.override(code):
        assert "ʼ" not in "".join(name for _code, name in countries.choices())
        assert languages.name_of("rn").lower() in {"kirundi", "кірунді"}
