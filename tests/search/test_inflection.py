"""Words in all their forms, as a reader types them and as texts have them."""

from itertools import permutations

import pytest

from search.analysis import LANGUAGES, Plan
from tests.search.engine import Engine
from tests.search.tables import parametrised, rows


def found(typed: str, text: str, language: str) -> bool:
    """Tell whether `typed` finds a document that has nothing but `text`, without correction."""
    engine = Engine([{"id": "it", "title": "", "summary": "", "body": text}], language)
    plan: Plan = engine.plan(typed)
    return not plan.corrections and bool(engine.search(typed))


@pytest.mark.parametrize(
    ("language", "forms"),
    [(code, forms) for code in LANGUAGES for forms in rows(f"{code}_inflection")],
    ids=lambda value: value if isinstance(value, str) else value[0],
)
def test_every_form_finds_every_other(language, forms):
    missed = [f"{a} > {b}" for a, b in permutations(forms, 2) if not found(a, b, language)]
    assert not missed


@pytest.mark.parametrize(("language", "typed", "text"), parametrised("typed"))
def test_other_spellings_are_understood(language, typed, text):
    assert found(typed, text, language)


@pytest.mark.parametrize(("language", "typed", "text"), parametrised("traps"))
def test_letters_in_common_are_no_match(language, typed, text):
    assert not found(typed, text, language)
