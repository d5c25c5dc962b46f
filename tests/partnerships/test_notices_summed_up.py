"""Who does not read the language of a notice learns what it is about, and of what kind of municipality."""

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from core.text import countries
from partnerships import content_sources
from partnerships.contributions.notice_forms import CountField
from partnerships.models import PartnerSearchNotice, PartnerSearchPage
from tests import factories, roles
from tests.html import soup_of
from tests.sending import send_form

pytestmark = pytest.mark.django_db
GIST = "Eine Gemeinde sucht Erfahrung mit Wasser."


@pytest.fixture
def search(home, locales):
    page = factories.PartnerSearchPageFactory(parent=home, slug="partnersuche")
    for code in ("fr", "uk"):
        factories.translate(page, locales[code])
    return page


@pytest.fixture
def notice(search):
    """Ukrainian, published, summed up in German."""
    return PartnerSearchNotice.objects.create(
        state="accepted", language="uk", title="Громада шукає партнера", municipality="Громада", own_country="UA",
        region="Полтавська область", inhabitants=12500, website="https://hromada.example/", text="Ми шукаємо.",
        gist_de=GIST, name="Олена", email="olena@example.org",
        published_at=timezone.now(), expires_on=timezone.localdate(),
    )  # fmt: skip


def edit_address(notice):
    return reverse(PartnerSearchNotice.snippet_viewset.get_url_name("edit"), args=[notice.pk])


def main_of(client, language, path=""):
    page = PartnerSearchPage.objects.get(locale__language_code=language)
    return soup_of(client.get(f"{page.url}{path}")).main


def test_the_list_tells_the_language_and_what_it_is_about(notice, client):
    german, french, ukrainian = (main_of(client, code).select_one(".finder-entry") for code in ("de", "fr", "uk"))
    assert german.h3.find(lang="uk").get_text() == notice.title
    assert german.h3.select_one(".language-mark").get_text() == "(auf Ukrainisch)"
    assert german.p.get_text() == GIST
    assert french.p.find(lang="de").get_text() == GIST
    assert not ukrainian.h3.find(lang=True)
    assert GIST not in ukrainian.get_text()


def test_a_notice_is_summed_up_before_its_own_words(search, notice, client):
    response = soup_of(client.get(f"{search.url}{notice.pk}/"))
    main = response.main
    assert response.select_one(".breadcrumb [aria-current]")["lang"] == "uk"
    assert GIST in main.select_one("[aria-labelledby=gist]").get_text()
    assert main.find(string="Ми шукаємо.").find_parent(lang=True)["lang"] == "uk"
    facts = {row.dt.get_text(): row.dd.get_text() for row in main.select(".facts > div")}
    assert facts["Einwohnerzahl"] == "12.500"
    assert facts["Region"] == "Полтавська область"
    assert main.select_one(".facts a[href='https://hromada.example/']")
    own = main_of(client, "uk", f"{notice.pk}/")
    assert not own.find(id="gist")
    assert not own.find(class_="language-mark")


def test_who_has_no_short_version_asks_the_office_for_one(notice, home, client):
    advice = factories.AdvicePageFactory(parent=home)
    assert not main_of(client, "de", f"{notice.pk}/").select(f"[aria-labelledby=gist] a[href^='{advice.url}']")
    PartnerSearchNotice.objects.update(gist_de="")
    [link] = main_of(client, "de", f"{notice.pk}/").select(f"[aria-labelledby=gist] a[href^='{advice.url}']")
    form = client.get(link["href"]).context["form"]
    assert form["country"].value() == "UA"
    assert notice.title in form["concern"].value()


def test_the_facts_of_a_municipality_come_by_the_form(search):
    response = send_form(
        f"{search.url}neu/", title="Wir suchen", municipality="Ulm", own_country="DE", region="Alb-Donau-Kreis",
        inhabitants="9.000", website="ulm.example", text="Wir suchen.", person="A", email="a@example.org",
    )  # fmt: skip
    assert response.status_code == 303
    notice = PartnerSearchNotice.objects.get()
    assert (notice.region, notice.inhabitants, notice.website) == ("Alb-Donau-Kreis", 9000, "https://ulm.example")
    assert "9.000" in dict(notice.submission.words).values()  # repeated as it was written


@pytest.mark.parametrize("typed", ["12.500", "12 500", "12\u202f500", "12’500", "12500"])
def test_numbers_are_read_as_people_write_them(typed):
    assert CountField().clean(typed) == 12500


def test_an_editor_sums_a_published_notice_up_and_changes_nothing_else(notice, client):
    editor = roles.client_of(roles.user_of("redaktion"))
    shown = soup_of(editor.get(edit_address(notice)))
    assert shown.find(id="id_gist_fr")
    assert not shown.find(id="id_text")
    sums = {"gist_de": GIST, "gist_fr": "Une commune cherche.", "gist_uk": ""}
    editor.post(edit_address(notice), sums | {"title": "Anders", "website": ""})
    notice.refresh_from_db()
    assert (notice.gist_fr, notice.title, notice.website) == (
        "Une commune cherche.", "Громада шукає партнера", "https://hromada.example/",
    )  # fmt: skip
    assert "Une commune cherche." in main_of(client, "fr").get_text()


def test_short_versions_of_a_notice_that_has_ended_are_not_kept(notice):
    editor = roles.client_of(roles.user_of("redaktion"))
    PartnerSearchNotice.objects.update(state="ended")
    late = editor.post(edit_address(notice), {"gist_de": "", "gist_fr": "Trop tard", "gist_uk": ""})
    assert "Es wurde nichts getan" in late.content.decode()
    assert PartnerSearchNotice.objects.get().gist_de == GIST


def test_countries_without_municipalities_are_not_offered(search, client):
    response = soup_of(client.get(f"{search.url}neu/"))
    offered = [option["value"] for option in response.select("#id_own_country option")]
    assert offered[:5] == ["", "DE", *countries.FREQUENT]
    assert not {"BV", "HM", "QO", "AQ"} & set(offered)
    assert {"PL", "XK", "TK"} <= set(offered)


def test_cards_on_other_pages_say_it_in_the_readers_language_or_mark_it(search, notice):
    (card,) = content_sources.newest_notices(["UA"], [], 4).teasers
    assert (card["title"], card["lang"], card["summary"]) == ("Partner gesucht: Ukraine", "", GIST)
    with translation.override("fr"):
        (card,) = content_sources.newest_notices(["UA"], [], 4).teasers
    assert (card["title"], card["lang"], card["summary"]) == (notice.title, "uk", "")
    with translation.override("uk"):
        (card,) = content_sources.newest_notices(["UA"], [], 4).teasers
    assert (card["title"], card["lang"], card["summary"]) == (notice.title, "", "")
