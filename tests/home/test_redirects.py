"""Redirects that publishers add, one by one and from a file."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from tests import factories
from tests.html import soup_of
from tests.journeys.forms import fields_of
from tests.partnerships.importing import workbook
from tests.roles import client_of, user_of

pytestmark = pytest.mark.django_db
ELSEWHERE = "https://example.org/"


@pytest.fixture
def publisher(db):
    return client_of(user_of("veroeffentlichung"))


def add(publisher, old_path, page="", link=""):
    """The errors of the form; None where the redirect was added."""
    fields = {"old_path": old_path, "redirect_page": page, "redirect_link": link, "is_permanent": "on", "site": ""}
    answer = publisher.post(reverse("wagtailredirects:add"), fields)
    return None if answer.status_code == 302 else answer.context["form"].errors


def hand_in(person, content, name="alt.csv"):
    return person.post(reverse("wagtailredirects:start_import"), {"import_file": SimpleUploadedFile(name, content)})


def bring(publisher, content, name="alt.csv", times=1):
    """Import the file of two columns; what is said in the end."""
    first = hand_in(publisher, content, name)
    form = next(form for form in soup_of(first).find_all("form") if form.find(attrs={"name": "from_index"}))
    fields = fields_of(form) | {"from_index": "0", "to_index": "1"}
    return [publisher.post(form["action"], fields, follow=True) for _time in range(times)][-1]


def test_an_address_that_is_none_is_refused_at_its_field(publisher):
    assert "gültige Adresse" in str(add(publisher, "http://[alt/", link=ELSEWHERE)["old_path"])


def test_a_redirect_that_leads_nowhere_is_refused(publisher):
    assert "Seite" in str(add(publisher, "/de/alt/")["redirect_page"])
    assert not Redirect.objects.exists()


def test_a_redirect_that_leads_back_to_itself_is_refused(publisher, home):
    page = factories.ContentPageFactory(parent=home, slug="brunnen")
    own = f"https://{Site.objects.get().hostname}/de/"
    assert add(publisher, "/de/brunnen/", page.pk)["redirect_page"]
    assert add(publisher, "/de/alt/", link=f"{own}alt/?von=hier")["redirect_link"]
    assert add(publisher, "/de/erste/", link=f"{own}zweite/") is None
    assert add(publisher, "/de/zweite/", link=f"{own}dritte/") is None
    assert add(publisher, "/de/dritte/", link=f"{own}erste/")["redirect_link"]
    assert add(publisher, "/de/alt/?nummer=5", link=f"{own}alt/") is None
    assert add(publisher, "/de/vierte/", page.pk) is None


@pytest.mark.parametrize(
    "row", ["/de/kurz/", "", "/de/lang/,https://example.org/,mehr", "http://[x/,https://example.org/"]
)
def test_a_row_that_is_not_like_the_others_stops_no_import(publisher, row):
    answer = bring(publisher, f"von,nach\n{row}\n/de/alt/,{ELSEWHERE}\n".encode())
    assert answer.status_code == 200
    assert Redirect.objects.get(old_path="/de/alt").link == ELSEWHERE


GERMAN = f"Von;Nach (für alle)\r\n/de/größe/;{ELSEWHERE}\r\n"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("Excel.csv", GERMAN.encode("cp1252")),
        ("mit Marke.csv", GERMAN.encode("utf-8-sig")),
        ("LAUT.CSV", GERMAN.replace(";", ",").encode()),
        ("Unicode-Text.txt", GERMAN.replace(";", "\t").encode("utf-16")),
        ("leere Zeilen.csv", f";\r\n{GERMAN}".encode()),
        ("tabelle.xlsx", workbook(["Von", "Nach"], ["/de/größe/", ELSEWHERE])),
        ("falsch benannt.csv", workbook(["Von", "Nach"], ["/de/größe/", ELSEWHERE])),
    ],
)
def test_a_file_is_read_as_spreadsheet_programs_save_it(name, content):
    administrator = client_of(user_of("admin"))
    bring(administrator, content, name)
    assert Redirect.objects.get().link == ELSEWHERE
    assert Redirect.objects.get().old_path == Redirect.normalise_path("/de/größe/")


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("leer.csv", b" \n;;\n", "Die Datei ist leer."),
        ("nullen.csv", b"von,nach\n/de/\0/,x\n", "nicht als Tabelle lesen"),
        ("kaputt.xlsx", b"PK\x03\x04 kaputt", "„kaputt.xlsx“"),
        ("kein.xlsx", b"\xd0\xcf\x11\xe0", "ohne Kennwort"),
    ],
)
def test_a_file_that_is_no_table_is_refused_with_the_reason_at_its_field(name, content, reason):
    answer = hand_in(client_of(user_of("admin")), content, name)
    assert answer.status_code == 200
    said = soup_of(answer).select_one(".w-field__errors").get_text()
    assert reason in said
    assert not any(error in answer.content.decode() for error in ("ValidationError", "BadZipFile"))


def test_what_else_a_workbook_holds_is_named(publisher):
    book = load_workbook(io.BytesIO(workbook(["from", "to"], ["/de/alt/", ELSEWHERE])))
    book.create_sheet("Zweites").append(["from", "to"])
    content = io.BytesIO()
    book.save(content)
    assert "Tabellenblatt" in hand_in(publisher, content.getvalue(), "alt.xlsx").text
    assert not Redirect.objects.exists()


@pytest.mark.parametrize("storage", ["tmp_file", "cache"])
def test_an_import_that_is_confirmed_again_says_that_the_file_is_gone(publisher, storage, settings):
    settings.WAGTAIL_REDIRECTS_FILE_STORAGE = storage
    answer = bring(publisher, f"von,nach\n/de/alt/,{ELSEWHERE}\n".encode(), times=2)
    assert "Diese Datei wurde schon importiert" in answer.content.decode()


def test_a_redirect_over_a_page_is_taken_with_a_warning(publisher, home):
    """The address may lead to what stands below a page's own; the page answers all the same."""
    factories.ContentPageFactory(parent=home, slug="brunnen")
    factories.ContentPageFactory(parent=home, slug="entwurf", live=False)
    factories.NewsIndexPageFactory(parent=home, slug="neues")
    administrator = client_of(user_of("admin"))
    pages = ["/de/brunnen/", "/de/brunnen/?von=hier", "/de/neues/feed/atom/", "/de/"]
    for path in (*pages, "/de/entwurf/", "/de/alt/", "/alt/"):
        fields = {"old_path": path, "redirect_page": "", "redirect_link": ELSEWHERE, "is_permanent": "on", "site": ""}
        assert is_warned(publisher, reverse("wagtailredirects:add"), fields) is (path in pages), path
        change = reverse("wagtailredirects:edit", args=[Redirect.objects.latest("pk").pk])
        assert is_warned(administrator, change, fields) is (path in pages), path


def is_warned(publisher, address, fields):
    answer = publisher.post(address, fields, follow=True)
    return "wird niemand weitergeleitet" in answer.content.decode()


def test_what_can_be_no_domain_is_refused_at_its_field(publisher, home):
    assert add(publisher, "/de/alt/", link="https://i❤.example/").keys() == {"redirect_link"}


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("https://städtetag.de/größe?q=ä", "https://xn--stdtetag-1za.de/gr%C3%B6%C3%9Fe?q=%C3%A4"),
        ("https://STRAßE.example:8443/", "https://xn--strae-oqa.example:8443/"),
        ("https://київ.укр/", "https://xn--b1alf1j.xn--j1amh/"),
    ],
)
def test_readers_are_led_to_domains_with_other_letters(typed, sent, publisher, client, home):
    assert add(publisher, "/de/alt/", link=typed) is None
    bring(publisher, f"von,nach\n/de/uralt/,{typed}\n".encode())
    assert [client.get(f"/de/{path}/")["Location"] for path in ("alt", "uralt")] == [sent, sent]
