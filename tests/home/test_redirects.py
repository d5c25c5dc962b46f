"""Redirects that publishers add, one by one and from a file."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from tests import factories
from tests.html import soup_of
from tests.journeys.forms import fields_of
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


def bring(publisher, content):
    """Import the file of two columns; what is said in the end."""
    first = publisher.post(
        reverse("wagtailredirects:start_import"), {"import_file": SimpleUploadedFile("alt.csv", content)}
    )
    form = next(form for form in soup_of(first).find_all("form") if form.find(attrs={"name": "from_index"}))
    fields = fields_of(form) | {"from_index": "0", "to_index": "1"}
    return publisher.post(form["action"], fields, follow=True)


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


def as_xlsx(rows):
    book, content = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(content)
    return content.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        "von;nach\n/de/größe/;https://example.org/\n".encode("cp1252"),
        "von;nach\n/de/größe/;https://example.org/\n".encode("utf-8-sig"),
        "von\tnach\n/de/größe/\thttps://example.org/\n".encode("utf-16"),
        as_xlsx([["von", "nach"], ["/de/größe/", ELSEWHERE]]),
    ],
    ids=["cp1252", "utf-8-sig", "utf-16", "xlsx"],
)
def test_a_table_is_read_as_a_spreadsheet_saves_it(content, publisher):
    bring(publisher, content)
    assert Redirect.objects.get().old_path == "/de/größe"
    assert Redirect.objects.get().link == ELSEWHERE


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"von,nach\n\0", "lässt sich nicht als Tabelle lesen"),
        (b"\n\n", "ist leer"),
        (b"PK\x03\x04 and no more", "lässt sich nicht öffnen"),
        (b"\xd0\xcf\x11\xe0 of 2003", "vor 2007"),
    ],
    ids=["zero", "empty", "broken", "old"],
)
def test_what_is_no_table_is_said_in_words(content, said, publisher):
    sent = {"import_file": SimpleUploadedFile("alt.csv", content)}
    answer = publisher.post(reverse("wagtailredirects:start_import"), sent, follow=True)
    assert said in " ".join(str(message) for message in answer.context["messages"])
    assert "Error" not in answer.text
    assert "BadZip" not in answer.text


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
