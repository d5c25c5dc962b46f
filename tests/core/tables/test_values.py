"""What people write in cells."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from openpyxl import Workbook

from core.tables import doubts, files, values


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("22.05.1993", "1993-05-22"),
        ("2.5.93", "1993-05-02"),
        ("Mai 1993", "1993-05"),
        ("05/1993", "1993-05"),
        ("seit 1989/90", "1989"),
        ("Seit 1965/66", "1965"),
        ("1911/12", "1911"),
        ("1990-04", "1990-04"),
        ("1993 ", "1993"),
        ("1993-05-22 00:00:00", "1993-05-22"),
        ("Apr 23", "2023-04"),
        ("Mrz 90", "1990-03"),
        ("22. Mai 1993", "1993-05-22"),
        ("depuis mai 1993", "1993-05"),
        ("1er août 2001", "2001-08-01"),
        ("з травня 1993 року", "1993-05"),
        ("31.02.1993", "31.02.1993"),
        ("gestern", "gestern"),
        ("", ""),
    ],
)
def test_a_date_is_known_as_exactly_as_it_was_written(text, date):
    assert values.partial_date(text) == date


@pytest.mark.parametrize(
    ("text", "value"), [("47,762", 47.762), ("47.762", 47.762), ("1.234,5", 1234.5), ("48 000", 48000)]
)
def test_numbers(text, value):
    assert values.number(text) == value


@pytest.mark.parametrize("text", ["", "nan", "inf", "1,2,3", "viel"])
def test_what_is_no_number(text):
    with pytest.raises(ValidationError):
        values.number(text)


@pytest.mark.parametrize("text", ["ua", "UA", "Ukraine", "Україна", " ukraine "])
def test_a_country_in_each_language_and_by_its_code(text):
    assert values.country_code(text) == "UA"


@pytest.mark.parametrize(
    ("number_format", "text"),
    [
        ("mmm yy", "1993-05"),
        ('[$-407]mmmm" "yyyy', "1993-05"),
        ("mm/yyyy", "1993-05"),
        ("yyyy", "1993"),
        ("dd.mm.yyyy", "1993-05-01"),
        ("yyyy-mm-dd h:mm:ss", "1993-05-01"),
    ],
)
def test_excel_shows_no_day_that_nobody_wrote(number_format, text):
    cell = Workbook().active["A1"]
    cell.value, cell.number_format = datetime.datetime(1993, 5, 1), number_format
    assert files._text(cell)  # noqa: SLF001 (the way there is a workbook that only Excel writes) == text


@pytest.mark.parametrize(
    ("new", "is_odd"),
    [("Kиїв", True), ("Київ", False), ("Kyjiw Київ", False), ("Chi?in?u", True), ("Wer hilft?", False)],
)
def test_letters_that_are_not_what_they_seem(new, is_odd):
    assert bool(doubts.of_change("Name", "", new, is_name=True)) is is_odd
