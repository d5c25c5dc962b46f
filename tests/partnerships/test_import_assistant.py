"""The tables that people have, through the import; what they expect of each."""

import datetime
import io

import pytest
from openpyxl import Workbook
from wagtail.users.models import UserProfile

from core.tables.models import ColumnMapping
from partnerships.models import Municipality, Organisation, Partnership
from tests.html import soup_of
from tests.partnerships.importing import accept, address, go_on, sent, upload, workbook

pytestmark = pytest.mark.django_db
TOWN_LIST = """Partnerschaften der Städte und Gemeinden (Stand Mai 2026);;;;;
Kommune;Landkreis;Einwohner;Partnerkommune(n);Land;seit
Singen (Hohentwiel), Stadt;Konstanz;48.000;Kobeljaky;Ukraine;22.05.1993
Stadt Freiburg im Breisgau;Stadtkreis;236.000;Lwiw (Lemberg), Padua;Ukraine / Italien;seit 1989/90
Esslingen a. N.;Esslingen;95.000;Кам’янець-Подільський;ukraine;April 2023
"""


@pytest.fixture(scope="module")
def kept_records(kept):
    """Towns of here and abroad, and two partnerships of theirs."""
    places = {
        name: Municipality.objects.create(name_de=name, country=country, key=key, latitude=lat, longitude=lon, **more)
        for name, country, key, lat, lon, more in [
            ("Singen (Hohentwiel)", "DE", "08335075", 47.76, 8.84, {}),
            ("Freiburg im Breisgau", "DE", "08311000", 48.0, 7.85, {}),
            ("Esslingen am Neckar", "DE", "08116019", 48.74, 9.3, {}),
            ("Kobeljaky", "UA", "", 49.15, 34.2, {"name_uk": "Кобеляки"}),
            ("Lwiw", "UA", "", 49.84, 24.02, {"name_uk": "Львів", "search_names": ["Lemberg"]}),
            ("Kamjanez-Podilskyj", "UA", "", 48.68, 26.58, {"name_uk": "Кам’янець-Подільський"}),
        ]
    }
    for slug, home, partner, since in [
        ("singen-kobeljaky", "Singen (Hohentwiel)", "Kobeljaky", "1993-05-22"),
        ("freiburg-lwiw", "Freiburg im Breisgau", "Lwiw", "1989"),
    ]:
        partnership = Partnership(slug=slug, since=since)
        partnership.memberships.create(municipality=places[home], role="home")
        partnership.memberships.create(municipality=places[partner], role="partner")
        partnership.save()


@pytest.fixture
def records(kept_records, db):
    """What is kept, for one test."""


def kinds(response):
    return [row.kind for row in response.context["rows"]]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig", "utf-16"])
def test_the_list_of_a_town(encoding, records, admin_client):
    """A title above the heading, titles of towns, partners in one cell: what is there is known, what is new comes."""
    content = TOWN_LIST.replace("Кам’янець-Подільський", "Kamjanez-Podilskyj") if encoding == "cp1252" else TOWN_LIST
    response = upload(admin_client, Partnership, content.encode(encoding))
    assert response.context["step"] == "columns"
    assert response.context["form"].chosen.line == 2
    response = go_on(admin_client, Partnership, response)
    assert kinds(response) == ["unchanged", "unchanged", "error", "new"]
    assert "Padua" in response.content.decode()
    assert accept(admin_client, Partnership, response).status_code == 302  # the good one alone
    assert Partnership.objects.count() == 3
    new = Partnership.objects.latest("pk")
    assert (new.slug, new.since) == ("esslingen-am-neckar-kamjanez-podilskyj", "2023-04")


def test_the_same_kind_of_file_needs_no_answers_again(records, admin_client):
    content = TOWN_LIST.replace("Einwohner", "Größe").replace(";seit\n", ";Anfang\n")
    content = content.replace("Кам’янець-Подільський", "Lemberg").encode("cp1252")
    response = upload(admin_client, Partnership, content)
    response = go_on(admin_client, Partnership, response, column_5="since")
    accept(admin_client, Partnership, response, all="on")
    assert ColumnMapping.objects.get().columns["Anfang"] == "since"
    response = upload(admin_client, Partnership, b"\n" + content)
    assert response.context["step"] == "preview"
    response = go_on(admin_client, Partnership, response, columns="")
    assert response.context["step"] == "columns"
    assert sent(response)["column_5"] == "since"


def two_headings():
    book, stream = Workbook(), io.BytesIO()
    sheet = book.active
    for row in [
        ["Kommune", None, "Partner", None, None, None],
        ["Name", "AGS", "Name", "Land", "seit", "Art"],
        ["Singen (Hohentwiel)", 8335075, "Kobeljaky", "Ukraine", datetime.datetime(1993, 5, 22), "Städtepartnerschaft"],
        ["Esslingen", 8116019, "Lemberg", "UA", datetime.datetime(2023, 4, 1), "Solidaritätspartnerschaft"],
        [None, None, "Kamjanez-Podilskyj", "UA", 2023, "Freundschaft"],
    ]:
        sheet.append(row)
    for merged in ("A1:B1", "C1:F1", "A4:A5", "B4:B5"):
        sheet.merge_cells(merged)
    sheet["E4"].number_format = "mmm yy"
    book.save(stream)
    return stream.getvalue()


def test_two_headings_merged_cells_and_a_month(records, admin_client):
    response = upload(admin_client, Partnership, two_headings(), "file.xlsx")
    form = response.context["form"]
    assert (form.chosen.line, form.chosen.is_double) == (2, True)
    response = go_on(admin_client, Partnership, response)
    assert kinds(response) == ["changed", "new", "new"]
    accept(admin_client, Partnership, response)
    assert Partnership.objects.get(slug="singen-kobeljaky").legal_type == "twinning"
    new = Partnership.objects.get(slug="esslingen-am-neckar-lwiw")
    assert (new.since, new.legal_type) == ("2023-04", "solidarity")


def several_sheets():
    """An empty one, one that is hidden, the town, and notes."""
    book, stream = Workbook(), io.BytesIO()
    hidden, town, notes = (book.create_sheet(name) for name in ("Verborgen", "Kommunen", "Notizen"))
    hidden.sheet_state = "hidden"
    for sheet, rows in (
        (hidden, [["Alt"], ["Nichts"]]),
        (town, [["Kommune", "Land"], ["Rottweil", "Deutschland"]]),
        (notes, [["Hierher gehört, was noch zu klären ist."]]),
    ):
        for row in rows:
            sheet.append(row)
    book.save(stream)
    return stream.getvalue()


def test_of_several_sheets_the_first_that_shows_rows_is_read_and_the_others_are_named(admin_client):
    response = upload(admin_client, Municipality, several_sheets(), "file.xlsx")
    assert "Rottweil" in response.content.decode()
    [told] = [str(message) for message in response.context["messages"]]
    assert "„Kommunen“" in told
    assert "Notizen" in told
    assert "Verborgen" not in told


@pytest.mark.parametrize("name", ["alt.xls", "file.xlsx"])
def test_a_workbook_with_a_password_or_of_an_old_excel_says_what_to_do(name, admin_client):
    """Excel writes both in its old format."""
    content = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 2000
    response = upload(admin_client, Municipality, content, name)
    assert "ohne Kennwort" in soup_of(response).main.get_text()


def test_another_heading_shows_its_columns_first(records, admin_client):
    response = upload(admin_client, Partnership, two_headings(), "file.xlsx")
    response = go_on(admin_client, Partnership, response, heading="3")
    assert response.context["step"] == "columns"
    assert "Lemberg" in response.content.decode()
    assert not Partnership.objects.filter(slug__startswith="esslingen").exists()


def test_the_export_of_the_rgre(records, admin_client):
    """One row without a partner; the type of the municipality is not that of the partnership."""
    content = (
        "Deutsche Kommune;Typ;Ausländische Kommune;Staat;Beziehungsart;Beginn;Status\n"
        "Freiburg im Breisgau;Stadt;Lemberg;Ukraine;Partnerschaft;1989;aktiv\n"
        "Ostalbkreis;Landkreis;;Frankreich;Kontakt;2001;aktiv\n"
    )
    response = go_on(admin_client, Partnership, upload(admin_client, Partnership, content.encode("cp1252")))
    known, wrong = response.context["rows"]
    assert [change[1:] for change in known.changes] == [("", "twinning")]
    assert "Ostalbkreis" in wrong.errors[0]


@pytest.mark.parametrize(
    ("cell", "since"), [("Mai 1993", "1993-05"), ("05/1993", "1993-05"), ("seit 1965/66", "1965"), ("1993 ", "1993")]
)
@pytest.mark.parametrize("partner", ["UA/Lemberg", "Ukraine/Львів", "ua/Lwiw"])
def test_words_that_the_site_shows(cell, since, partner, records, admin_client):
    content = "slug;memberships;legal_type;stage;since;is_public\n"
    content += f"neu;home=DE/8116019|partner={partner};Städtepartnerschaft;bestehend;{cell};WAHR\n"
    accept(admin_client, Partnership, upload(admin_client, Partnership, content))
    new = Partnership.objects.get(slug="neu")
    assert (new.since, new.legal_type, new.stage, new.is_public) == (since, "twinning", "active", True)


def test_all_that_is_wrong_with_a_row_and_the_words_that_are_known(records, admin_client):
    content = "slug;memberships;legal_type;since;topics\nneu;home=DE/Wegda;Ehe;gestern;Angeln\n"
    (row,) = upload(admin_client, Partnership, content).context["rows"]
    said = " ".join(row.errors)
    assert all(word in said for word in ("Wegda", "Ehe", "gestern", "Angeln", "Städtepartnerschaft"))


DESTATIS = [
    ["Gemeindeverzeichnis, Stand 31.12.2025"],
    ["Satzart", "Land", "RB", "Kreis", "VB", "Gem", "Gemeindename", "Längengrad", "Breitengrad"],
    ["10", "08", None, None, None, None, "Baden-Württemberg"],
    ["40", "08", "3", "35", None, None, "Konstanz", "8,9", "47,8"],
    ["50", "08", "3", "35", "5001", None, "Verband Singen"],
    ["60", "08", "3", "35", "5001", "075", "Singen (Hohentwiel), Stadt", "8,84", "47,76"],
    ["60", "08", "3", "35", "0043", "043", "Konstanz, Universitätsstadt", "9,18", "47,66"],
]


def test_the_register_of_destatis(records, admin_client):
    response = upload(admin_client, Municipality, workbook(*DESTATIS), "file.xlsx")
    response = go_on(admin_client, Municipality, response)
    assert [(row.line, row.kind) for row in response.context["rows"]] == [(4, "new"), (6, "unchanged"), (7, "new")]
    accept(admin_client, Municipality, response)
    found = Municipality.objects.filter(name_de="Konstanz").order_by("key").values_list("key", "kind")
    assert list(found) == [("08335", "district"), ("08335043", "city")]


def test_a_zero_that_excel_took_is_put_back_and_said_so(records, admin_client):
    rows = [["name_de", "country", "key", "longitude"], ["Singen (Hohentwiel)", "DE", 8335075, 8.85]]
    (row,) = upload(admin_client, Municipality, workbook(*rows), "file.xlsx").context["rows"]
    assert row.kind == "changed"
    assert "08335075" in row.notes[0]


def test_the_katotth_names_the_columns_in_ukrainian(records, admin_client):
    content = "Код КАТОТТГ;Назва;Категорія\nUA53060130000045812;Кобеляки;громада\n"
    response = go_on(admin_client, Municipality, upload(admin_client, Municipality, content))
    assert kinds(response) == ["changed"]
    accept(admin_client, Municipality, response)
    place = Municipality.objects.get(name_de="Kobeljaky")
    assert (place.key, place.kind) == ("UA53060130000045812", "hromada")


def test_geonames_has_no_heading(records, admin_client):
    cells = ["702550", "Lwiw", "Lviv", "Lemberg,Lwów", "49.83826", "24.02324", "P", "PPLA", "UA"]
    line = "\t".join([*cells, "", "15", "", "", "", "717803", "", "284", "Europe/Kiev", "2024-01-10"])
    response = upload(admin_client, Municipality, line)
    assert response.context["form"].chosen.line == 0
    accept(admin_client, Municipality, go_on(admin_client, Municipality, response))
    place = Municipality.objects.get(name_de="Lwiw")
    assert (place.latitude, place.search_names) == (49.83826, ["Lemberg", "Lwów"])


@pytest.mark.parametrize(
    ("line", "doubt"),
    [
        ("Singen;DE;;47.76;8.85", "Singen (Hohentwiel)"),
        ("Singen an der Aach;DE;08335075;;", "umbenannt"),
        ("Tuttlingen;DE;;8.8;47.98", "vertauscht"),
        ("Tuttlingen;DE;;9.18;12.5", "außerhalb"),
        ("Kоbeljakу;UA;;49.15;34.2", "zweier Alphabete"),
    ],
)
def test_what_is_in_doubt_waits_for_a_tick(line, doubt, records, admin_client):
    content = f"name_de;country;key;latitude;longitude\n{line}\nUlm;DE;08421000;48.4;9.99\n"
    response = upload(admin_client, Municipality, content)
    assert doubt in " ".join(response.context["rows"][0].doubts)
    before = set(Municipality.objects.values_list("name_de", flat=True))
    accept(admin_client, Municipality, response)
    assert set(Municipality.objects.values_list("name_de", flat=True)) == {*before, "Ulm"}
    response = upload(admin_client, Municipality, content)
    accept(admin_client, Municipality, response, row="0")
    assert Municipality.objects.filter(name_de=line.partition(";")[0]).exists()


def partnership_of(slug, *members):
    partnership = Partnership(slug=slug)
    for name, role, organisation in members:
        place = Municipality.objects.get(name_de=name)
        partnership.memberships.create(municipality=place, role=role, organisation=organisation)
    partnership.save()


def row_of(admin_client, line):
    content = f"memberships;slug;legal_type\n{line}\n"
    return upload(admin_client, Partnership, content).context["rows"][0]


def test_a_row_of_towns_leaves_the_partnership_of_their_universities(records, admin_client):
    here, there = (Organisation.objects.create(name_de=name) for name in ("Hochschule", "Universität"))
    partnership_of("hochschulen", ("Esslingen am Neckar", "home", here), ("Lwiw", "partner", there))
    row = row_of(admin_client, "home=DE/08116019|partner=UA/Lwiw;;twinning")
    assert (row.kind, row.doubts) == ("new", ["Vielleicht gibt es das schon: hochschulen."])
    row = row_of(admin_client, "home=DE/08116019=Hochschule|partner=UA/Lwiw=Universität;;twinning")
    assert (row.kind, row.errors) == ("changed", [])


def test_where_two_partnerships_have_the_same_members_a_row_needs_the_identifier(records, admin_client):
    partnership_of("projekt", ("Freiburg im Breisgau", "home", None), ("Lwiw", "partner", None))
    row = row_of(admin_client, "home=DE/08311000|partner=UA/Lwiw;;twinning")
    assert (row.kind, row.errors) == (
        "error",
        ["Mehrere Partnerschaften haben diese Mitglieder; geben Sie die Kennung an."],
    )
    assert row_of(admin_client, "home=DE/08311000|partner=UA/Lwiw;projekt;twinning").kind == "changed"


def test_a_line_break_in_a_cell_is_a_blank_where_the_field_has_one_line(records, admin_client):
    rows = workbook(
        ["name_de", "country", "key", "latitude", "longitude"], ["Ulm\n an der Donau", "DE", "08421000", 48.4, 9.99]
    )
    told = upload(admin_client, Municipality, rows, "orte.xlsx")
    if "accepted" not in sent(told):
        told = go_on(admin_client, Municipality, told)
    accept(admin_client, Municipality, told)
    assert Municipality.objects.get(key="08421000").name_de == "Ulm an der Donau"


def test_an_empty_cell_leaves_the_record_unless_one_chooses_otherwise(records, admin_client):
    content = "Name;Назва;Land\nLwiw;;UA\n"
    response = upload(admin_client, Municipality, content)
    assert kinds(go_on(admin_client, Municipality, response)) == ["unchanged"]
    response = go_on(admin_client, Municipality, response, empty="clear")
    assert "geleert" in " ".join(response.context["rows"][0].doubts)
    accept(admin_client, Municipality, response)
    assert Municipality.objects.get(name_de="Lwiw").name_uk == "Львів"
    accept(admin_client, Municipality, response, all="on")
    assert Municipality.objects.get(name_de="Lwiw").name_uk == ""


def test_a_column_that_is_needed_is_asked_for(admin_client):
    response = upload(admin_client, Municipality, "Farbe;Land\nrot;DE\n")
    assert response.context["step"] == "columns"
    response = go_on(admin_client, Municipality, response)
    assert "Sagen Sie, welche Spalte „Name (Deutsch)“ ist" in response.content.decode()
    response = go_on(admin_client, Municipality, response, column_0="country")
    assert "zweimal" in response.content.decode()


@pytest.mark.parametrize("name", ["heading", "is_double", "empty", "asked", "column_0", "accepted", "row"])
def test_no_answer_breaks_a_step(name, records, admin_client):
    before = Municipality.objects.count()
    first = upload(admin_client, Municipality, "Ort;Land\nUlm;DE\n")
    for value in ("", "x", "-1", "99999", "9" * 5000, "²", "\0", "<b>"):
        assert go_on(admin_client, Municipality, first, **{"accepted": value, name: value}).status_code == 200
    assert Municipality.objects.count() == before


@pytest.mark.parametrize("language", ["de", "fr", "uk"])
def test_every_step_is_labelled(language, records, admin_client, admin_user):
    UserProfile.objects.update_or_create(user=admin_user, defaults={"preferred_language": language})
    response = upload(admin_client, Partnership, TOWN_LIST)
    for step in ("columns", "preview"):
        soup = soup_of(response)
        assert response.context["step"] == step
        labels = {label.get("for") for label in soup.select("label")}
        for field in soup.select("main select, main input:not([type=hidden])"):
            assert field.get("id") in labels or field.find_parent("label")
        response = go_on(admin_client, Partnership, response)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_character_that_no_workbook_holds_stops_no_file(kind, admin_client):
    accept(admin_client, Organisation, upload(admin_client, Organisation, "name_de,level\nFoo\x0b\u200bBar,state\n"))
    assert Organisation.objects.get().name_de == "FooBar"
    Organisation.objects.update(name_de="Foo\x0bBar")  # as it can be pasted into the form
    file = admin_client.get(address(Organisation, "list"), {"export": kind}).getvalue()
    assert upload(admin_client, Organisation, file, f"file.{kind}").context["step"] == "preview"
