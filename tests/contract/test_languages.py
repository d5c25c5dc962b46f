"""The registry in core/text/languages is the one place that lists the languages of the site."""

import ast
from dataclasses import replace

import pytest
from django.conf import settings
from django.core import checks
from django.core.management import call_command
from django.db import models

from core.text import fields, languages
from core.text.checks import languages_have_catalogues_and_formats
from home.checks import languages_have_pictures_and_error_pages

ROOMS = [
    "accounts", "config", "core", "home", "partnerships", "events", "feedback", "newsletter", "operations",
    "search", "translation",
]  # fmt: skip
# Grammar of each language; what tables of other makers call their columns; and a script that runs without the site: a
# system check names the picture that it lacks.
OTHER_PLACES = (
    "core/text/languages/", "core/text/formats/", "search/analysis/", "partnerships/lists.py", "home/static_src/",
)  # fmt: skip


def literals(path):
    """The strings of each list, tuple, set and dictionary that is written out, with its line."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Dict | ast.List | ast.Tuple | ast.Set):
            parts = node.keys if isinstance(node, ast.Dict) else node.elts
            yield node.lineno, {part.value for part in parts if isinstance(part, ast.Constant)}


def is_list_of_languages(strings):
    ends = {code for code in languages.CODES for text in strings if str(text) == code or str(text).endswith(f"_{code}")}
    return len(ends) > 1


@pytest.mark.parametrize("room", ROOMS)
def test_no_other_place_lists_the_languages(room):
    found = []
    for path in sorted((settings.BASE_DIR / room).rglob("*.py")):
        place = path.relative_to(settings.BASE_DIR).as_posix()
        if "/migrations/" not in place and not place.startswith(OTHER_PLACES):
            found += [f"{place}:{line}" for line, strings in literals(path) if is_list_of_languages(strings)]
    assert found == []


@pytest.fixture
def polish(monkeypatch):
    """A fourth language, for what asks the registry when it runs."""
    language = replace(languages.LANGUAGES["fr"], code="pl", own_name="Polski", label="{words} (Polish)")
    monkeypatch.setitem(languages.LANGUAGES, "pl", language)
    monkeypatch.setattr(languages, "CODES", [*languages.CODES, "pl"])
    monkeypatch.setattr(languages, "TRANSLATED", [*languages.TRANSLATED, "pl"])


def test_words_in_each_language_get_a_column(polish):
    name = fields.InEachLanguage(models.CharField, "name", max_length=9, source={"unique": True})
    assert list(name.columns) == languages.CODES
    assert str(name.columns["pl"].verbose_name) == "name (Polish)"
    assert (name.columns["de"].unique, name.columns["de"].blank) == (True, False)
    assert (name.columns["pl"].unique, name.columns["pl"].blank) == (False, True)
    assert languages.columns("name") == ["name_de", "name_fr", "name_uk", "name_pl"]


def test_what_a_language_lacks_is_named(polish):
    found = [*languages_have_catalogues_and_formats(None), *languages_have_pictures_and_error_pages(None)]
    assert {(error.obj, error.id) for error in found} == {
        ("pl", number) for number in ("text.E001", "text.E002", "home.E005", "home.E006")
    }


def test_registered_languages_lack_nothing():
    assert not [error for error in checks.run_checks() if error.obj in languages.CODES]


@pytest.mark.django_db
def test_no_language_lacks_columns():
    call_command("add_language_columns", "--check", "--dry-run", verbosity=0)
