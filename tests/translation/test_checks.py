"""Hints at words that look wrong: what is wrong is seen, and what is right is left alone."""

import pytest
from django.utils import translation

from translation.segments.checks import hints

LONG_DE = "Die Stadt lädt am Abend zu einem Gespräch über die Zukunft ihrer Partnerschaften ein."
RIGHT = [
    ("fr", "Am 24.12.2026 um 17:00 Uhr", "Le 24 décembre 2026 à 17 h"),
    ("fr", "Am 24. Dezember 2026 um 17:30 Uhr", "Le 24/12/2026 à 17\u00a0h\u00a030"),
    ("fr", "1.101 Kommunen", "1\u202f101 communes"),
    ("fr", "Am 1. Mai", "Le 1er mai"),
    ("fr", "2026-12-24", "24.12.2026"),
    ("fr", "3,5 Millionen", "3,5 millions"),
    ("fr", "Was tun?", "Que faire\u202f?"),
    ("fr", "„Brücken“ bauen: so", "Bâtir des «\u00a0ponts\u00a0»\u00a0: ainsi"),
    ("fr", "Siehe https://example.org/a?b=1.", "Voir https://example.org/a?b=1."),
    ("fr", "Schreiben Sie an info@example.org!", "Écrivez à info@example.org\u202f!"),
    ("fr", "Hallo %(name)s", "Bonjour %(name)s"),
    ("fr", "Tübingen und Lwiw", "Tübingen et Lviv"),
    ("fr", "Baden-Württemberg", "Baden-Württemberg"),
    ("fr", LONG_DE, "La ville invite le soir à un entretien sur l’avenir de ses partenariats."),
    ("fr", "Die Öffnung", "Die est une ville, comme Der"),
    ("uk", "Was tun?", "Що робити?"),
    ("uk", "„Brücken“", "«Мости»"),
    ("uk", "Vietnam", "В’єтнам"),
    ("uk", "Am 24.12.2026", "24 грудня 2026 р."),
]
WRONG = [
    ("fr", "12 Städte", "13 villes", ["12", "13"]),
    ("fr", "Am 24.12.2026", "Le 25 décembre 2026", ["24", "25"]),
    ("fr", "um 17:30 Uhr", "à 17 h", ["30"]),
    ("fr", "zwei", "2 villes", ["2"]),
    ("fr", "Siehe https://example.org/de", "Voir https://example.org/fr", ["example.org/de", "example.org/fr"]),
    ("fr", "Hallo %(name)s", "Bonjour %(nom)s", ["%(name)s", "%(nom)s"]),
    ("fr", "„Brücken“", '"Ponts"', ["Quotation marks"]),
    ("fr", "„Brücken“", "«\u00a0Ponts", ["quotation mark is missing"]),
    ("fr", "Das Wasser", "L'eau", ["apostrophe"]),
    ("fr", "Was tun?", "Que faire?", ["A space is missing"]),
    ("fr", "Was tun?", "Que faire ?", ["must not break"]),
    ("fr", "Zwei", "Deux  villes", ["two spaces"]),
    ("fr", "Zwei", "Deux ", ["at the end"]),
    ("fr", LONG_DE, "La ville.", ["shorter"]),
    ("fr", LONG_DE, LONG_DE, ["still the German"]),
    ("fr", "Die Stadt und der Fluss", "La ville und der fleuve", ["der, und"]),
    ("fr", "Große Städte", "Les größte villes und", ["größte"]),
    ("uk", "Stadt und Land", "Місто und край", ["und"]),
    ("uk", "Wir", "Мы", ["ы"]),
    ("uk", "„Brücken“", "„Мости“", ["Quotation marks"]),
    ("uk", "Vietnam", "В'єтнам", ["apostrophe"]),
]


@pytest.mark.parametrize(("code", "german", "words"), RIGHT)
def test_what_is_right_gets_no_hint(code, german, words):
    with translation.override("en"):
        assert hints(german, words, code) == []


@pytest.mark.parametrize(("code", "german", "words", "named"), WRONG)
def test_what_looks_wrong_is_named(code, german, words, named):
    with translation.override("en"):
        found = hints(german, words, code)
    assert len(found) >= 1
    for part in named:
        assert part in " ".join(found)


def test_nothing_is_said_of_what_is_not_written_yet():
    assert hints("12 Städte", "", "fr") == []
