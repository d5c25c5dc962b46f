"""What README and handbook promise in their tables is walked by a test; `pytest.mark.walk` names the row."""

import importlib
import pkgutil
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation

import tests.translation
from demo.users import USERS
from home.models import HomePage, LegalPage
from tests import factories, journeys
from tests.journeys.test_page_types import PAGE_TYPES
from translation.overview.states import State

ROOT = Path(settings.BASE_DIR)
README, CHAPTERS = ROOT / "README.md", ROOT / "docs" / "handbuch"
HANDBOOK, TRANSLATING = CHAPTERS / "README.md", CHAPTERS / "uebersetzen.md"
WALKS = (journeys, tests.translation)  # packages of tests


def rows_of(path, first_heading):
    """The rows of the table whose first column has the heading, each as its cells without Markdown."""
    lines = path.read_text().splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith(f"| {first_heading} |"))
    rows = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            return rows
        rows.append([cell.strip(" `") for cell in line.strip("|").split("|")])
    return rows


def names_of(path, first_heading):
    return [name for row in rows_of(path, first_heading) for name in row[0].split(", ")]


def walked():
    modules = [
        importlib.import_module(f"{package.__name__}.{each.name}")
        for package in WALKS
        for each in pkgutil.iter_modules(package.__path__)
    ]
    marks = [mark for module in modules for test in vars(module).values() for mark in getattr(test, "pytestmark", [])]
    return {row for mark in marks if mark.name == "walk" for row in mark.args}


def test_every_role_and_every_step_of_a_review_is_walked():
    roles = names_of(README, "User")
    steps = [f"{who}: {what}" for who, what, _where in rows_of(HANDBOOK, "Wer")]
    assert walked() == {*roles, *steps, *names_of(HANDBOOK, "Schritt"), *names_of(TRANSLATING, "Schritt")}


@pytest.mark.parametrize(
    ("code", "chapter", "heading"),
    [("de", "uebersetzen", "Status"), ("fr", "README.fr", "État"), ("uk", "README.uk", "Стан")],
)
def test_every_state_of_a_translation_is_explained_to_those_who_translate(code, chapter, heading):
    explained = [row[0] for row in rows_of(CHAPTERS / f"{chapter}.md", heading)]
    with translation.override(code):
        assert explained == [str(state.label) for state in State]


def test_the_handbook_has_each_group_of_those_who_walk():
    groups = {group for _name, _words, group, _language in USERS if group}
    assert set(names_of(HANDBOOK, "Gruppe")) == groups
    assert names_of(README, "User") == [name for name, *_rest in USERS]


def test_every_page_type_of_the_handbook_is_made_by_a_publisher():
    assert sorted(names_of(HANDBOOK, "Seitentyp")) == sorted(
        str(each._meta.verbose_name) for each in [*PAGE_TYPES, HomePage]
    )


def test_every_block_of_the_handbook_is_put_on_a_page():
    streams = [model._meta.get_field("body").stream_block for model in (HomePage, LegalPage)]
    offered = {name: block for stream in streams for name, block in stream.child_blocks.items()}
    assert set(offered) == set(factories.EVERY_BLOCK)
    assert sorted(names_of(HANDBOOK, "Baustein")) == sorted(str(block.label) for block in offered.values())
