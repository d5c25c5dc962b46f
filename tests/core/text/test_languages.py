import pytest
from django.utils import translation

from core.text import languages


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Україна", "uk", "ukraina"),
        ("Проєктний офіс", "uk", "proiektnyi ofis"),
        ("Їжакевич і Яготин", "uk", "yizhakevych i yahotyn"),
        ("Згорани, Розгін", "uk", "zghorany, rozghin"),
        ("Знам’янка", "uk", "znamianka"),
        ("Щастя, Юрій, Гоща", "uk", "shchastia, yurii, hoshcha"),
        ("Ґалаґан, Єнакієве", "uk", "galagan, yenakiieve"),
        ("Straße, Größe, Äpfel, Öl", "de", "strasse, groesse, aepfel, oel"),
        ("Cœur d’État", "fr", "coeur détat"),
    ],
)
def test_transliterates_for_addresses(text, language, expected):
    assert languages.transliterate(text, language).replace("’", "") == expected


def test_every_ukrainian_letter_becomes_latin():
    letters = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
    assert languages.transliterate(letters, "uk").isascii()


class Record:
    name_de, name_fr, name_uk = "Gemeinde", "Commune", ""


@pytest.mark.parametrize(
    ("active", "text", "lang"), [("de", "Gemeinde", ""), ("fr", "Commune", ""), ("uk", "Gemeinde", "de")]
)
def test_text_without_translation_is_german_and_says_so(active, text, lang):
    with translation.override(active):
        localized = languages.localized_field(Record, "name")
        assert localized == text
        assert localized.lang == lang
        assert localized.__html__() == (f'<span lang="de">{text}</span>' if lang else text)


@pytest.mark.parametrize(
    ("language", "ordered"),
    [
        ("de", ["Abend", "Ämter", "Amtsblatt", "Zug"]),
        ("fr", ["école", "État", "étude", "zone"]),
        ("uk", ["герб", "ґанок", "енергія", "єдність", "ищо", "імпорт", "їжа", "йод"]),
    ],
)
def test_sorts_by_the_alphabet_of_the_language(language, ordered):
    assert sorted(set(ordered), key=lambda text: languages.sort_key(text, language)) == ordered


def test_initials_are_letters_of_the_alphabet():
    assert [languages.initial(text) for text in ("Ämter", "État", "Ґанок", "Їжа", "CERV")] == ["A", "E", "Ґ", "Ї", "C"]


@pytest.mark.parametrize(("code", "expected"), [("de", "3. Dezember"), ("fr", "3 décembre"), ("uk", "3 грудня")])
def test_day_and_month_are_in_the_case_that_the_language_needs(code, expected):
    import datetime

    from django.utils import formats

    with translation.override(code):
        assert formats.date_format(datetime.date(2026, 12, 3), "DATE_FORMAT").startswith(expected)
        assert formats.date_format(datetime.date(2026, 12, 3), "MONTH_DAY_FORMAT") in {expected, "3. Dezember"}
