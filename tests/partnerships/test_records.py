import pytest
from django.core.exceptions import ValidationError

from home import languages
from partnerships import dates
from partnerships.models import Municipality, Partnership

pytestmark = pytest.mark.django_db


def make_place(name="Ort", **fields):
    return Municipality(**{"name_de": name, "country": "DE", "latitude": 48, "longitude": 9} | fields)


@pytest.mark.parametrize(
    ("text", "is_valid"),
    [
        ("1989", True),
        ("1990-04", True),
        ("2023-03-02", True),
        ("2023-02-30", False),
        ("1990-13", False),
        ("April 1990", False),
        ("90", False),
        ("١٩٨٩", False),
        ("2023-", False),
    ],
)
def test_dates_are_as_exact_as_they_are_known(text, is_valid):
    if is_valid:
        dates.validate(text)
    else:
        with pytest.raises(ValidationError, match="1989"):
            dates.validate(text)


@pytest.mark.parametrize(
    ("since", "until", "is_valid"),
    [
        ("1990", "1989", False),
        ("1990", "1990", True),
        ("1990-05", "1990-04-30", False),
        ("1990", "1990-01-01", True),
        ("1990-05-02", "1990", True),
        ("", "1990", True),
    ],
)
def test_a_partnership_does_not_end_before_it_begins(since, until, is_valid):
    partnership = Partnership(slug="a-b", since=since, until=until)
    if is_valid:
        partnership.full_clean()
    else:
        with pytest.raises(ValidationError) as error:
            partnership.full_clean()
        assert list(error.value.message_dict) == ["until"]


def test_successors_never_form_a_circle():
    day = "2024-12-31"
    first, second, third = (make_place(name, valid_to=day) for name in "ABC")
    third.save()
    second.successor = third
    second.save()
    first.successor = second
    first.full_clean()
    first.save()
    third.successor = first
    with pytest.raises(ValidationError, match="C → A → B → C"):
        third.clean()


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"country": "XX"}, "country"),
        ({"country": "de"}, "country"),
        ({"key": "123"}, "key"),
        ({"latitude": 91}, "latitude"),
    ],
)
def test_wrong_facts_of_a_municipality_are_refused(fields, field):
    with pytest.raises(ValidationError) as error:
        make_place(**fields).full_clean()
    assert field in error.value.message_dict


def test_a_key_belongs_to_one_municipality():
    make_place(key="08111000").save()
    with pytest.raises(ValidationError):
        make_place("Anderswo", key="08111000").full_clean()
    make_place("Ohne").save()
    make_place("Auch ohne").full_clean()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Lwiw", "Lwiw"),
        ("Lviv", "Lwiw"),
        ("LEMBERG", "Lwiw"),
        ("Львів", "Lwiw"),
        ("львів", "Lwiw"),
        ("lwow", "Lwiw"),
        ("Tuebingen", "Tübingen"),
        ("Tübingen", "Tübingen"),
        ("Tubingen", "Tübingen"),
        ("Тюбінген", "Tübingen"),
        ("Кам'янець", "Kamjanez-Podilskyj"),
        ("Кам’янець-Подільський", "Kamjanez-Podilskyj"),
        ("Podilskyj", "Kamjanez-Podilskyj"),
        ("Chelm", "Chełm"),
        ("chisinau", "Chișinău"),
        ("Strassburg", "Straßburg"),
        ("echterdingen", "Leinfelden-Echterdingen"),
        ("Gmuend", "Schwäbisch Gmünd"),
    ],
)
def test_a_name_finds_the_place_in_whatever_script(typed, found, directory, client):
    assert [place.name_de for place in Municipality.objects.named(typed)] == [found]
    text = client.get(directory.url, {"municipality": typed, "view": "table"}).content.decode()
    assert "0 Partnerschaften" not in text
    assert "kern-table__body" in text


@pytest.mark.parametrize("text", ["", "!!!", "   ", "\u0301"])
def test_folding_nothing_gives_nothing(text):
    assert languages.fold(text) == ""
