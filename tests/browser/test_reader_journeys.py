"""What people come for, on a phone without scripts: few steps, and what they came for within the first two screens."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.fixtures import Demo

pytestmark = [
    pytest.mark.browser,
    pytest.mark.audit,
    pytest.mark.parametrize("site", [Demo], indirect=True, scope="session"),
]
PHONE = {"width": 360, "height": 740}
TWO_SCREENS = 2 * PHONE["height"]
LONGEST_HOME = 5000
ENTRIES = "main :is(.event-entry, .finder-entry, .directory__entry, .news-list__text, .search-promoted li, .search-hit)"
LISTS = [
    "/de/veranstaltungen/",
    "/de/veranstaltungen/archiv/",
    "/de/aktuelles/",
    "/de/suche/?q=Ukraine",
    "/de/partnerschaften-gestalten/finanzierung-finden/",
    "/de/partnerschaften-gestalten/gute-praxis/",
    "/de/partnerschaften-gestalten/partnersuche/",
    "/de/partnerschaften-gestalten/verzeichnis-und-karte/",
]


class Reader:
    """Counts what a person does; each step is a tap or a choice."""

    def __init__(self, page, site):
        self.page, self.site, self.steps = page, site, 0

    def begin(self, path):
        self.page.goto(self.site + path)

    def follow(self, name):
        self.page.get_by_role("main").get_by_role("link", name=name).first.click()
        self.steps += 1

    def choose(self, label, value):
        self.page.get_by_label(label, exact=True).select_option(value)
        self.steps += 1

    def press(self, name):
        self.page.get_by_role("main").get_by_role("button", name=name).first.click()
        self.steps += 1

    def arrives_at(self, found, most=4):
        """What was looked for is there, after few steps, within two screens of where the page stands."""
        expect(found.first).to_be_visible()
        place = found.first.bounding_box()
        assert self.steps <= most
        assert 0 <= place["y"] <= TWO_SCREENS


@pytest.fixture
def reader(chromium, site):
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False)
    yield Reader(context.new_page(), site)
    context.close()


@pytest.mark.parametrize("path", ["/de/", "/fr/", "/uk/"])
def test_the_home_page_is_short_and_shows_the_next_event_early(path, reader):
    reader.begin(path)
    assert reader.page.evaluate("document.documentElement.scrollHeight") <= LONGEST_HOME
    reader.arrives_at(reader.page.locator("[aria-labelledby=gathered-events] li"))


@pytest.mark.parametrize("language", ["de", "fr", "uk"])
@pytest.mark.parametrize("path", LISTS)
def test_the_first_entry_of_a_list_is_on_the_first_screen(path, language, reader):
    reader.begin(path)
    if language != "de":
        reader.page.locator(f".language-switch [hreflang={language}]").click()
    assert reader.page.locator(ENTRIES).first.bounding_box()["y"] < PHONE["height"]


def test_money_for_young_people_with_ukraine(reader):
    reader.begin("/de/")
    reader.follow("Finanzierung")
    reader.page.locator("details.filter > summary").click()
    reader.choose("Land", "UA")
    reader.choose("Thema", "jugend")
    reader.press("Ergebnisse anzeigen")
    reader.arrives_at(reader.page.locator(".finder-entry a"))


def test_a_mayor_s_office_in_burundi_finds_a_person(reader):
    reader.begin("/fr/")
    reader.follow("Burundi")
    reader.follow("Votre contact")
    reader.arrives_at(reader.page.locator(".contact a[href^='mailto:']"))


def test_a_hromada_leaves_a_notice(reader):
    reader.begin("/uk/")
    reader.follow(re.compile("Знайти партнера"))
    reader.follow("Написати оголошення")
    reader.arrives_at(reader.page.locator(".public-form .kern-form-input label"))


def test_somebody_registers_for_the_next_open_event(reader):
    reader.begin("/de/veranstaltungen/")
    reader.follow("Demo: Generationswechsel im Partnerschaftsverein")
    reader.follow("Zu dieser Veranstaltung anmelden")
    reader.arrives_at(reader.page.locator(".public-form .kern-form-input label"))


def test_a_journalist_finds_the_open_data(reader):
    reader.begin("/de/")
    reader.follow("Ukraine")
    reader.follow("Alle Partnerschaften: Ukraine")
    reader.follow("Offene Daten")
    reader.arrives_at(reader.page.get_by_role("link", name="CSV"))


def test_an_event_gets_into_the_calendar(reader):
    reader.begin("/de/")
    reader.page.locator("[aria-labelledby=gathered-events] a").first.click()
    reader.steps += 1
    reader.arrives_at(reader.page.get_by_role("link", name="In den eigenen Kalender übernehmen"))
