"""Addresses below pages are in the reader's language; those in other words lead on to them."""

import pytest
from django.utils import translation

from core.text import languages
from events.models import EventIndexPage
from home.models.addresses import UNTRANSLATED
from partnerships.models import Municipality, Partnership
from tests import factories
from tests.html import alternates, canonical, soup_of

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def kept_index(kept):
    return factories.translated_page(factories.EventIndexPageFactory, title="Termine", slug="termine").pk


@pytest.fixture
def index(kept_index, locales):
    page = EventIndexPage.objects.get(pk=kept_index)
    return {code: page.get_translation(locales[code]) for code in languages.CODES}


WORDS = {"de": "monat/", "fr": "mois/", "uk": "misiats/"}


def test_an_address_is_in_words_of_the_page(index, client):
    for code, page in index.items():
        address = f"{page.url}{WORDS[code]}"
        soup = soup_of(client.get(address))
        assert canonical(soup) == f"http://testserver{address}"
        everywhere = {f"http://testserver{index[other].url}{WORDS[other]}" for other in WORDS}
        assert set(alternates(soup).values()) == everywhere
        switch = {link["href"] for link in soup.select(".language-switch a")}
        assert switch == {f"{index[other].url}{WORDS[other]}" for other in WORDS}


@pytest.mark.parametrize("words", ["month/", *WORDS.values()])
def test_other_words_lead_to_them(words, index, client):
    for code, page in index.items():
        answer = client.get(f"{page.url}{words}?month=2027-03")
        if words == WORDS[code]:
            assert answer.status_code == 200
        else:
            assert (answer.status_code, answer["Location"]) == (308, f"{page.url}{WORDS[code]}?month=2027-03")


def test_what_no_language_has_is_not_found(index, client):
    for page in index.values():
        assert client.get(f"{page.url}gibt-es-nicht/").status_code == 404


@pytest.mark.parametrize("first", ["registration/", "newsletter-subscription/", "service/notice-confirm/"])
def test_addresses_in_older_mails_lead_to_the_new_ones(first, client):
    for code in languages.CODES:
        answer = client.post(f"/{code}/{first}abc/?x=1")
        assert answer.status_code == 308
        assert answer["Location"].startswith(f"/{code}/")
        assert answer["Location"].endswith("abc/?x=1")
        assert client.get(answer["Location"]).status_code in {200, 404, 410}


def test_routes_are_written_in_no_language_of_the_site():
    assert UNTRANSLATED not in languages.CODES


def test_a_partnership_has_an_address_in_each_language(home, locales, client):
    directory = factories.PartnershipIndexPageFactory(parent=home, title="Verzeichnis", slug="verzeichnis")
    factories.translate_into_all(directory)
    partnership = Partnership.objects.create(slug="freiburg-lwiw")
    for role, names in {"home": ("Freiburg", "Fribourg", "Фрайбург"), "partner": ("Lwiw", "Lviv", "Львів")}.items():
        columns = dict(zip(languages.columns("name"), names, strict=True))
        town = Municipality.objects.create(country="DE", latitude=48, longitude=9, **columns)
        partnership.memberships.create(municipality=town, role=role)
    partnership.save()
    words = {"de": "freiburg-lwiw/", "fr": "fribourg-lviv/", "uk": "fraiburh-lviv/"}
    for code, own in words.items():
        page = directory.get_translation(locales[code]) if code != "de" else directory
        switch = soup_of(client.get(f"{page.url}{own}")).select(".language-switch a")
        assert {link["href"].split("/", 3)[3] for link in switch} == set(words.values())
        for other in set(words.values()) - {own}:
            answer = client.get(f"{page.url}{other}")
            assert (answer.status_code, answer["Location"]) == (308, f"{page.url}{own}")
        with translation.override(code):
            assert own in client.get(page.url).content.decode()
