"""What the demo says: records answer what readers came for, and agree with each other."""

import re

import pytest

from core.text import languages
from demo import reader

PAGES = [page for page in reader.pages() if page.is_translated]
PROGRAMMES = [page for page in PAGES if page.facts["type"] == "partnerships.FundingProgrammePage"]
PRACTICES = [page for page in PAGES if page.facts["type"] == "partnerships.BestPracticePage"]
ASKED = ["funder", "purpose", "eligible", "how_to_apply", "own_share", "sum_note"]
NO_ANSWERS = {"siehe Fördergeber", "voir le financeur", "див. на сайті програми"}


def key(page):
    return page.key


@pytest.mark.parametrize("page", PROGRAMMES, ids=key)
def test_a_programme_says_who_may_apply_for_what_and_how_much(page):
    for code, words in page.words.items():
        assert all(words.get(name) for name in ASKED), code
        assert not NO_ANSWERS & set(map(str, words.values()))
    assert "contact" in page.facts


@pytest.mark.parametrize("page", PROGRAMMES, ids=key)
def test_no_programme_claims_that_somebody_checked_it(page):
    assert not [name for name in page.facts if name.startswith("checked_on")]


@pytest.mark.parametrize("page", PRACTICES, ids=key)
def test_a_practice_agrees_with_the_directory(page):
    partnership = reader.records("partnerships")[page.facts["partnership"]]
    assert page.facts["stage"] == partnership.get("stage", "active")
    assert page.facts["contact"]
    assert page.facts["share_image"]


def _spellings():
    """Names of places that are only for the search, and so must not stand in a text."""
    places = list(reader.records("municipalities").values())
    printed = {name for place in places for name in place["name"].values()}
    return {name for place in places for name in place.get("search_names", [])} - printed


@pytest.mark.parametrize("code", languages.CODES)
def test_each_place_has_one_name(code):
    other = re.compile(rf"\b({'|'.join(map(re.escape, _spellings()))})\b")
    assert [(page.key, found[0]) for page in PAGES if (found := other.search(str(page.words[code])))] == []


@pytest.mark.parametrize("page", PRACTICES, ids=key)
def test_the_drawing_of_a_practice_is_called_a_symbolic_picture(page):
    assert reader.records("images")[page.facts["share_image"]]["is_symbolic"]
