"""What the privacy page of the demo promises is what the nightly job does."""

import re

import pytest

from core.privacy import retention
from core.text import languages
from demo import reader
from events.models import EventPage

WORDS = {"ein Jahr": 365, "zwei Jahre": 730, "drei Jahre": 1095}
# Each row of the table, and the classes of data that it speaks of; a text stands for days that no class has.
CLASSES = {
    "Anmeldung zu einer Veranstaltung": [EventPage._meta.get_field("retention_days").default, "sensitive"],
    "Beratung anfragen": ["advice", "advice_open"],
    "Partnersuche, Vorschläge für Partnerschaften und gute Beispiele": [
        "contributions", "contributions_open", "contributions_unconfirmed",
    ],
    "Jährliche Nachfrage an Kontaktpersonen von Partnerschaften": ["contacts"],
    "In der Arbeitsgemeinschaft mitmachen": ["members", "contributions_unconfirmed"],
    "Barriere oder Fehler melden": ["feedback", "feedback_open"],
    "Newsletter": ["newsletter_unconfirmed"],
}  # fmt: skip


def rows():
    """`{German name of the form: {language: how long its data stay}}`."""
    tables = {}
    for code in languages.CODES:
        body = reader.words(reader.PAGES / "privacy" / f"{code}.md")["body"]
        tables[code] = [row for name, table in body if name == "table" for row in table["rows"]]
    names = [row[0] for row in tables["de"]]
    return {name: {code: table[position][2] for code, table in tables.items()} for position, name in enumerate(names)}


def test_the_table_has_a_row_for_each_form():
    assert rows().keys() == CLASSES.keys()


@pytest.mark.parametrize("form", CLASSES)
def test_it_says_how_long_data_stay(form):
    promised = rows()[form]
    expected = [days if isinstance(days, int) else retention.PERIODS[days].days for days in CLASSES[form]]
    days = [int(number) for number in re.findall(r"\d+", promised["de"])]
    years = [number for words, number in WORDS.items() if words in promised["de"]]
    assert sorted(days + years) == sorted(expected)
    for code in ("fr", "uk"):
        assert re.findall(r"\d+", promised[code]) == re.findall(r"\d+", promised["de"])
