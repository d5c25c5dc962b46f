"""Dates that are known to the year, the month or the day, as each language says them."""

import pytest
from django.utils import translation

from partnerships import dates


@pytest.mark.parametrize(
    ("code", "text", "date", "since"),
    [
        ("de", "1989", "1989", "seit 1989"),
        ("de", "2023-04", "April 2023", "seit April 2023"),
        ("de", "2023-04-22", "22. April 2023", "seit dem 22. April 2023"),
        ("fr", "2023-04", "avril 2023", "depuis avril 2023"),
        ("fr", "2023-04-01", "1er avril 2023", "depuis le 1er avril 2023"),
        ("uk", "1989", "1989", "з 1989 року"),
        ("uk", "2023-04", "квітень 2023", "з квітня 2023 року"),
        ("uk", "2023-04-22", "22 квітня 2023 р.", "з 22 квітня 2023 р."),
    ],
)
def test_in_words(code, text, date, since):
    with translation.override(code):
        assert dates.in_words(text) == date
        assert dates.since(text) == since
