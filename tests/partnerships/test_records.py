import json

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from core.text import languages
from home.models import Person
from partnerships import dates, exchange
from partnerships.models import Municipality, Organisation, Partnership
from tests import factories
from tests.html import soup_of

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
    make_place(key="08999999").save()
    with pytest.raises(ValidationError):
        make_place("Anderswo", key="08999999").full_clean()
    make_place("Ohne").save()
    make_place("Auch ohne").full_clean()


NAMES = [
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
    ("echterdingen", "Leinfelden-Echterdingen"),
    ("Gmuend", "Schwäbisch Gmünd"),
]


def test_a_name_finds_the_place_in_whatever_script(directory, client, subtests):
    for typed, found in NAMES:
        with subtests.test(typed=typed):
            assert [place.name_de for place in Municipality.objects.named(typed)] == [found]
            text = client.get(directory.url, {"municipality": typed, "view": "table"}).content.decode()
            assert "0 Partnerschaften" not in text
            assert "kern-table__body" in text


def test_a_name_with_a_sharp_s_is_found_without_it():
    make_place("Straßburg").save()
    assert [place.name_de for place in Municipality.objects.named("Strassburg")] == ["Straßburg"]


@pytest.mark.parametrize("text", ["", "!!!", "   ", "\u0301"])
def test_folding_nothing_gives_nothing(text):
    assert languages.fold(text) == ""


def test_a_logo_is_shown_only_with_the_permission_note(directory, client, subtests):
    organisation = Organisation.objects.filter(memberships__isnull=False).first()
    slug = organisation.memberships.first().partnership.slug
    organisation.logo = factories.make_image()
    for note in ("", "  ", "Frau Muster, 3. März 2026"):
        with subtests.test(note=note):
            organisation.logo_permission = note
            organisation.save()
            logos = soup_of(client.get(f"{directory.url}{slug}/")).select(".places__logo img")
            assert len(logos) == bool(note.strip())


@pytest.mark.indexed
def test_a_name_finds_the_place_in_the_admin_too(directory, admin_client, subtests):
    Municipality.objects.get(name_de="Lwiw").save()
    viewset = Municipality.snippet_viewset
    for name in (viewset.get_url_name("list"), viewset.chooser_viewset.get_url_name("choose_results")):
        for typed in ("Lwiw", "Lviv", "Lemberg", "Львів", "lemb"):
            with subtests.test(name=name, typed=typed):
                assert "Lwiw" in admin_client.get(reverse(name), {"q": typed}).content.decode()


def test_a_circle_of_successors_is_an_error_of_the_form(admin_client):
    first, second = (make_place(name, valid_to="2024-12-31") for name in "AB")
    first.save()
    second.successor = first
    second.save()
    data = {
        "name_de": "A", "country": "DE", "kind": "city", "latitude": "48", "longitude": "9",
        "valid_to": "2024-12-31", "successor": second.pk,
    }  # fmt: skip
    response = admin_client.post(reverse(Municipality.snippet_viewset.get_url_name("edit"), args=[first.pk]), data)
    assert "A → B → A" in response.content.decode()
    first.refresh_from_db()
    assert first.successor is None


def test_an_end_before_the_start_is_an_error_of_the_form(directory, admin_client):
    record = Partnership.objects.first()
    url = reverse(Partnership.snippet_viewset.get_url_name("edit"), args=[record.pk])
    response = admin_client.post(url, {"slug": record.slug, "stage": "ended", "since": "1990", "until": "1989"})
    assert response.status_code == 200
    assert "until" in response.context["form"].errors


def test_persons_have_search_filter_and_export(admin_client):
    Person.objects.create(name="Anna", role_de="Beratung", languages_spoken=["de", "uk"])
    Person.objects.create(name="Bert", role_de="Beratung", languages_spoken=["de"])
    url = reverse(Person.snippet_viewset.get_url_name("list"))
    assert "Bert" not in admin_client.get(url, {"languages_spoken": "uk"}).content.decode()
    assert "Bert" not in admin_client.get(url, {"q": "Anna"}).content.decode()
    assert b"Beratung" in b"".join(admin_client.get(url, {"export": "csv"}).streaming_content)


TABLES = {
    Municipality: exchange.MUNICIPALITIES,
    Partnership: exchange.PARTNERSHIPS,
    Organisation: exchange.ORGANISATIONS,
}
NOT_IN_TABLES = {"logo"}  # a picture
# In the open data under another name, or not, because all of them are public.
NOT_BY_NAME = {"slug": "id", "is_public": "id"}


@pytest.mark.parametrize("model", TABLES)
def test_every_field_of_a_record_can_be_edited_imported_and_exported(model):
    fields = [*model._meta.fields, *model._meta.many_to_many]
    names = {field.name for field in fields if field.editable and not field.primary_key}
    form = model.snippet_viewset.get_edit_handler().get_form_class()
    assert names <= set(form.base_fields), "give it a panel in partnerships/viewsets.py"
    in_tables = {column.name for column in TABLES[model].columns}
    assert names - NOT_IN_TABLES <= in_tables, "give it a column in partnerships/exchange.py"


def test_every_field_of_a_partnership_is_in_the_open_data(home, client, directory):
    data = json.loads(client.get(f"{directory.url}daten/json/").getvalue())
    record = data["partnerships"][0]
    names = {field.name for field in [*Partnership._meta.fields, *Partnership._meta.many_to_many] if field.editable}
    missing = {name for name in names if NOT_BY_NAME.get(name, name) not in record}
    assert missing == set(), "add it to partnerships/open_data.py"
