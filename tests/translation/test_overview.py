"""The overview as its people see it: who may, what it shows, how it is narrowed down, and what its export holds."""

import csv
import datetime
import io
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail.users.models import UserProfile
from wagtail_localize.models import StringTranslation

from home.models import Topic
from tests import factories, roles
from tests.html import heading_levels, html_errors, soup_of
from tests.translation import big_tree
from tests.translation.cells import cell_of
from translation.models import Assignment
from translation.overview import assignments

pytestmark = pytest.mark.django_db
ROLES = ["redaktion", "veroeffentlichung", "traduction", "pereklad", "admin"]


@pytest.fixture
def people():
    return {role: roles.user_of(role) for role in ROLES}


@pytest.fixture
def clients(people):
    return {role: roles.client_of(user) for role, user in people.items()}


def rows(client, **query):
    """`[(title, language, state, words)]` of the overview."""
    answer = client.get(reverse("translation:overview"), query)
    assert answer.status_code == 200
    return [(cell.title, cell.language, cell.state, cell.words) for cell in answer.context["object_list"]]


@pytest.mark.walk("Den Stand aller Seiten sehen")
def test_translators_see_their_language_and_others_all(bridges, clients, locales):
    factories.translate(bridges, locales["fr"], gaps=["Brücken"])
    assert {code for _title, code, *_rest in rows(clients["pereklad"])} == {"uk"}
    found = rows(clients["traduction"], q="brück")
    assert found == [("Brücken", "fr", "outdated", 1)]
    for role in ("redaktion", "veroeffentlichung", "admin"):
        assert {code for _title, code, *_rest in rows(clients[role])} == {"fr", "uk"}


@pytest.mark.parametrize("name", ["overview", "overview_results", "records", "records_results", "assign", "bulk_order"])
def test_who_has_no_part_in_it_is_turned_away(name):
    address = reverse(f"translation:{name}")
    assert Client().get(address).headers["Location"].startswith("/account/login/")
    answer = roles.client_of(roles.user_of("datenschutz")).get(address)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/admin/")


@pytest.mark.parametrize("name", ["assign", "bulk_order"])
def test_translators_give_no_work_to_others(name, bridges, clients, locales):
    factories.translate(bridges, locales["fr"], publish=False)
    address = f"{reverse(f'translation:{name}')}?cell={bridges.pk}-fr"
    for method in (clients["traduction"].get, clients["traduction"].post):
        assert method(address).status_code == 302
    assert not Assignment.objects.exists()
    assert f"cell={bridges.pk}" not in clients["traduction"].get(reverse("translation:overview")).content.decode()


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ({"state": "outdated"}, {"Brunnen"}),
        ({"state": ["outdated", "new"]}, {"Brunnen", "Brücken"}),
        ({"q": "BRÜ"}, {"Brücken"}),
        ({"person": "nobody", "state": ["outdated", "new"]}, {"Brunnen"}),
        ({"due": "overdue"}, {"Brücken"}),
        ({"due": "week"}, {"Brücken"}),
        ({"due": "none", "state": ["outdated", "new"]}, {"Brunnen"}),
        ({"language": "uk", "state": ["outdated", "new"]}, set()),
    ],
)
def test_it_is_narrowed_down(query, titles, bridges, wells, clients, people, locales):
    factories.translate(bridges, locales["fr"], publish=False)
    take_away_words(bridges, locales)
    factories.translate(wells, locales["fr"], gaps=["Brunnen"])
    assignments.assign([cell_of(bridges, "fr")], people["redaktion"], person=people["traduction"], due=None)
    Assignment.objects.update(due=timezone.localdate() - datetime.timedelta(days=1))
    assert {title for title, *_rest in rows(clients["redaktion"], **query)} == titles


def take_away_words(page, locales):
    StringTranslation.objects.filter(context__object_id=page.translation_key, locale=locales["fr"]).delete()


def test_it_is_narrowed_down_to_a_section_a_kind_and_a_person(bridges, wells, clients, people, locales):
    below = factories.ContentPageFactory(parent=bridges, title="Bogen")
    news = factories.NewsIndexPageFactory(parent=bridges, title="Neues")
    assignments.assign([cell_of(below, "uk")], None, person=people["pereklad"], due=None)
    client = clients["redaktion"]
    assert {title for title, *_rest in rows(client, section=bridges.path)} == {"Brücken", "Bogen", "Neues"}
    assert {title for title, *_rest in rows(client, kind=str(news.content_type_id))} == {"Neues"}
    assert rows(client, person=str(people["pereklad"].pk)) == [("Bogen", "uk", "only-in-german", 0)]


@pytest.mark.parametrize("ordering", ["title", "language_name", "state", "words", "person_name", "due", "since"])
def test_each_column_sorts_both_ways(ordering, bridges, wells, clients, people, locales):
    factories.translate(bridges, locales["fr"], gaps=["Brücken"])
    assignments.assign([cell_of(bridges, "fr")], None, person=people["traduction"], due=timezone.localdate())
    there, back = (rows(clients["redaktion"], ordering=f"{sign}{ordering}") for sign in ("", "-"))
    assert len(there) == len(back) == 6
    assert there != back


def test_nonsense_in_the_address_breaks_nothing(bridges, clients):
    client = clients["redaktion"]
    for query in ({"state": "x"}, {"person": "x"}, {"ordering": "__class__"}, {"p": "999"}, {"section": "%"}):
        assert client.get(reverse("translation:overview"), query).status_code == 200
    told = client.get(reverse("translation:overview"), {"state": "x"}).context["messages"]
    assert "Sie sehen alles" in str(next(iter(told)))
    assign = reverse("translation:assign")
    assert client.get(assign, {"cell": "1-xx"}).status_code == 404
    for query in ({}, {"all": "1", "query": "state=x"}):
        assert client.get(assign, query).status_code == 302, "nothing is chosen rather than everything"


def test_the_export_is_full(bridges, clients, people, locales):
    factories.translate(bridges, locales["fr"], gaps=["Brücken"])
    assignments.assign([cell_of(bridges, "fr")], None, person=people["traduction"], due=datetime.date(2030, 5, 6))
    client = clients["traduction"]
    address = reverse("translation:overview")
    text = client.get(address, {"export": "csv"}).getvalue().decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert lines[0] == [
        "Seite",
        "Sprache",
        "Status",
        "Zu übersetzende Wörter",
        "Person",
        "Fällig",
        "Seit",
        "Art der Seite",
    ]
    [line] = [line for line in lines if line[0] == "Brücken"]
    assert line[:6] == ["Brücken", "Französisch", "veraltet", "1", "traduction", "2030-05-06"]
    book = openpyxl.load_workbook(io.BytesIO(client.get(address, {"export": "xlsx"}).getvalue()))
    assert "Brücken" in [row[0].value for row in book.active.rows]


def test_records_that_lack_words(clients, people):
    Topic.objects.create(slug="wasser", name_de="Wasser", name_fr="Eau", name_uk="")
    lacking = list(clients["redaktion"].get(reverse("translation:records")).context["object_list"])
    assert [(gap.title, gap.language) for gap in lacking if gap.title == "Wasser"] == [("Wasser", "uk")]
    link = soup_of(clients["redaktion"].get(reverse("translation:records"))).find(
        "a", string=lambda s: s and "Wasser" in s
    )
    assert link["href"].endswith(f"/edit/{lacking[0].record.pk}/")
    page = soup_of(clients["pereklad"].get(reverse("translation:records")))
    assert "Wasser" in page.main.get_text()
    assert not page.main.find("a", string=lambda s: s and "Wasser" in s)
    assert "Wasser" not in soup_of(clients["traduction"].get(reverse("translation:records"))).main.get_text()


@pytest.mark.parametrize("number", [5, 200])
def test_a_page_of_it_needs_few_queries(number, clients):
    big_tree.plant(number)
    clients["redaktion"].get(reverse("translation:overview"))
    with CaptureQueriesContext(connection) as queries:
        clients["redaktion"].get(reverse("translation:overview"))
    assert len(queries) <= 25


def test_its_html_is_sound(bridges, clients):
    for name in ("overview", "records"):
        answer = clients["redaktion"].get(reverse(f"translation:{name}"))
        assert [error for error in html_errors(answer) if "translation" in str(error)] == []
        assert heading_levels(soup_of(answer).main)[:1] in ([], [1], [2])


# The first page


def panel(client):
    return soup_of(client.get(reverse("wagtailadmin_home"))).find(id="translation-section")


@pytest.mark.parametrize(
    ("language", "words"), [("de", "Ihnen zugewiesen (1)"), ("fr", "À votre charge (1)"), ("uk", "Доручено вам (1)")]
)
def test_translators_find_their_work(language, words, bridges, wells, people, clients, locales):
    UserProfile.objects.create(user=people["traduction"], preferred_language=language)
    factories.translate(bridges, locales["fr"], gaps=["Brücken"])
    factories.translate(wells, locales["uk"], gaps=["Brunnen"])
    assignments.assign([cell_of(bridges, "fr")], None, person=people["traduction"], due=timezone.localdate())
    found = panel(clients["traduction"])
    assert words in found.get_text(" ", strip=True)
    assert "Brunnen" not in found.get_text()
    french = Page.objects.get(translation_key=bridges.translation_key, locale=locales["fr"])
    assert found.find("a", href=reverse("wagtailadmin_pages:edit", args=[french.pk]))


def test_links_of_the_panel_find_what_it_counts(bridges, wells, people, clients, locales):
    factories.translate(bridges, locales["fr"], gaps=["Brücken"])
    factories.translate(wells, locales["uk"], publish=False)
    assignments.assign([cell_of(bridges, "fr")], None, person=people["traduction"], due=timezone.localdate())
    for role in ("traduction", "redaktion"):
        links = [link for link in panel(clients[role]).find_all("a") if link.get_text().endswith(")")]
        assert links
        for link in links:
            count = int(link.get_text().rpartition("(")[2].rstrip(")"))
            assert len(rows(clients[role], **parse_qs(urlsplit(link["href"]).query))) == count


def test_editors_see_numbers_of_all_languages_and_others_nothing(bridges, clients, locales):
    factories.translate(bridges, locales["fr"], gaps=["Brücken"])
    text = panel(clients["veroeffentlichung"]).get_text(" ", strip=True)
    assert "Französisch" in text
    assert "Ukrainisch" in text
    assert "veraltet (1)" in text
    assert panel(roles.client_of(roles.user_of("datenschutz"))) is None


@pytest.mark.parametrize("role", ["traduction", "redaktion"])
def test_the_panel_needs_six_queries(role, clients, monkeypatch):
    big_tree.plant(50)
    counted = []
    for is_there in (True, False):
        if not is_there:
            monkeypatch.setattr("translation.overview.panel.TranslationPanel.render_html", lambda *args: "")
            monkeypatch.setattr("translation.overview.panel.TranslationPanel.__init__", lambda *args: None)
        clients[role].get(reverse("wagtailadmin_home"))
        with CaptureQueriesContext(connection) as queries:
            clients[role].get(reverse("wagtailadmin_home"))
        counted.append(len(queries))
    assert counted[0] - counted[1] <= 6


def test_the_menu_leads_there(clients):
    for role in ("traduction", "redaktion"):
        assert reverse("translation:overview") in clients[role].get(reverse("wagtailadmin_home")).content.decode()
