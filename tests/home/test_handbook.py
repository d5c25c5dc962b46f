"""Whoever may log in to the admin finds the handbook there, in their language, with its pictures and links."""

import json
from itertools import pairwise

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from home.admin import handbook
from tests import roles
from tests.html import foreign_hosts, heading_levels, soup_of

pytestmark = pytest.mark.django_db
CHAPTERS = sorted(path.stem for path in handbook.FOLDER.glob("*.md"))
FIRST_WORDS = {"de": "Handbuch für die Redaktion", "fr": "Manuel pour la traduction", "uk": "Довідник для українського"}


def logged_in(role, language):
    user = roles.user_of(role)
    UserProfile.objects.create(user=user, preferred_language=language)
    return roles.client_of(user)


@pytest.fixture
def editor():
    return logged_in("redaktion", "de")


@pytest.mark.parametrize(
    ("role", "language", "label"),
    [
        ("redaktion", "de", "Handbuch"),
        ("veroeffentlichung", "de", "Handbuch"),
        ("beratung", "de", "Handbuch"),
        ("traduction", "fr", "Manuel"),
        ("pereklad", "uk", "Довідник"),
    ],
)
def test_each_role_finds_it_in_its_language(role, language, label, homes):
    client = logged_in(role, language)
    address = reverse("home_admin:handbook")
    menu = client.get(reverse("wagtailadmin_home")).content.decode()
    assert json.dumps(label) in menu, "the menu is JSON"
    assert address in menu
    page = soup_of(client.get(address))
    assert page.select_one("h1").get_text(strip=True).startswith(FIRST_WORDS[language])
    assert page.select_one(".handbook")["lang"] == language


@pytest.mark.parametrize("name", CHAPTERS)
def test_pictures_load_and_links_lead_to_chapters_and_their_sections(name, editor):
    address = reverse("home_admin:handbook", args=[name])
    answer = editor.get(address)
    page = soup_of(answer)
    chapter = page.select_one("main .handbook")
    for picture in chapter.select("img"):
        assert picture["alt"]
        assert editor.get(picture["src"])["Content-Type"] == "image/png"
    for link in page.select("main .handbook a"):
        path, _hash, anchor = link["href"].partition("#")
        there = page if path in {"", address} else soup_of(editor.get(path))
        assert there.select_one("main .handbook"), link
        assert not anchor or there.find(id=anchor), link
    assert foreign_hosts(page) == set()


@pytest.mark.parametrize("name", CHAPTERS)
def test_a_chapter_is_a_page_of_the_admin(name, editor):
    answer = editor.get(reverse("home_admin:handbook", args=[name]))
    levels = heading_levels(soup_of(answer).select_one("main"))
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_picture_is_shown_in_some_chapter():
    texts = "".join(path.read_text(encoding="utf-8") for path in handbook.FOLDER.glob("*.md"))
    assert [path.name for path in handbook.PICTURES.iterdir() if f"(bilder/{path.name})" not in texts] == []


def test_an_unknown_chapter_and_picture_are_not_found(editor):
    for address, name in (
        ("handbook", "guards"),
        ("handbook", "%2e%2e%2fguards"),
        ("handbook_picture", "README.md"),
        ("handbook_picture", "%2e%2e%2fREADME.md"),
    ):
        assert editor.get(reverse(f"home_admin:{address}", args=[name])).status_code == 404


def test_who_is_not_logged_in_sees_neither_chapter_nor_picture():
    for address in (
        reverse("home_admin:handbook"),
        reverse("home_admin:handbook", args=["README"]),
        reverse("home_admin:handbook_picture", args=["suche.png"]),
    ):
        answer = Client().get(address)
        assert answer.status_code == 302
        assert answer["Location"].startswith(reverse("account_login"))
