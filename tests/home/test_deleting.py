"""Pages are deleted, unpublished, moved and renamed in the admin, and what readers in each language get afterwards."""

import datetime
import itertools

import pytest
import time_machine
from django.contrib.auth import get_user
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page, PageLogEntry, PageViewRestriction
from wagtail.users.models import UserProfile
from wagtail_localize.synctree import create_aliases_for_new_page

from home import scheduled_jobs
from home.models import ContentPage, HomePage
from home.staff import roles
from home.translation import tree
from tests import factories
from tests.html import soup_of
from tests.journeys.forms import fields_of
from tests.sampling import audited, sample

pytestmark = pytest.mark.django_db

CODES = ["de", "fr", "uk"]


@pytest.fixture
def publisher(client_of):
    return client_of(roles.PUBLISHERS)


@pytest.fixture(scope="module")
def kept_section(kept):
    home = HomePage.objects.get(locale__language_code="de")
    page = factories.ContentPageFactory(parent=home, title="Abschnitt", slug="abschnitt")
    return with_translations(page, {locale.language_code: locale for locale in Locale.objects.all()}).pk


@pytest.fixture
def section(kept_section, db):
    return ContentPage.objects.get(pk=kept_section)


def with_translations(page, locales, **how):
    factories.translate(page, locales["fr"], **how)
    factories.translate(page, locales["uk"], mark=" Україна", **how)
    return page


def with_aliases(page, locales):
    create_aliases_for_new_page(page)
    return page


def with_drafts(page, locales):
    return with_translations(page, locales, publish=False)


def alone(page, locales):
    return page


def versions_of(page):
    found = Page.objects.filter(translation_key=page.translation_key).select_related("locale")
    return {version.locale.language_code: version.specific for version in found}


def single(name, page, *args):
    return reverse(f"wagtailadmin_pages:{name}", args=[page.pk, *args])


def bulk(name, *pages):
    query = "&".join(f"id={page.pk}" for page in pages)
    return reverse("wagtail_bulk_action", args=["wagtailcore", "page", name]) + f"?{query}&next=/admin/pages/"


def exists(*pages):
    return Page.objects.filter(translation_key__in=[page.translation_key for page in pages]).exists()


def links_of(response):
    return [link["href"] for link in soup_of(response).main.find_all("a", href=True)]


@pytest.mark.parametrize(
    ("address", "others"),
    [
        (bulk, with_translations), (single, with_aliases),
        *map(audited, [(single, with_translations), (single, with_drafts), (single, alone)]),
        *(audited((bulk, others)) for others in (with_aliases, with_drafts, alone)),
    ],
)  # fmt: skip
def test_publisher_deletes_a_page_with_whatever_there_is_in_other_languages(
    others, address, section, locales, publisher, client
):
    page = others(factories.ContentPageFactory(parent=section, slug="seite"), locales)
    addresses = {code: version.url for code, version in versions_of(page).items()}
    response = publisher.post(address("delete", page))
    assert response.status_code == 302
    assert not exists(page)
    for code, url in addresses.items():
        answer = client.get(url)
        assert answer.status_code == 404
        assert versions_of(section)[code].url in links_of(answer)
    assert Page.find_problems() == ([], [], [], [], [])


@pytest.mark.parametrize("address", [bulk, audited(single)])
def test_publisher_deletes_a_section_with_all_below_it_in_each_language(address, section, locales, publisher):
    children = [with_translations(factories.ContentPageFactory(parent=section), locales) for _number in range(2)]
    french = versions_of(section)["fr"]
    assert french.get_children().count() == 2
    question = soup_of(publisher.get(address("delete", section))).main.get_text(" ", strip=True)
    question = " ".join(question.split())
    assert "Französisch: „Abschnitt [fr]“ und 2 Seiten darunter" in question
    assert "Ukrainisch: „Abschnitt Україна“ und 2 Seiten darunter" in question
    assert publisher.post(address("delete", section)).status_code == 302
    assert not exists(section, *children)
    assert Page.find_problems() == ([], [], [], [], [])


@pytest.mark.parametrize(
    ("action", "address"),
    [("delete", bulk), ("unpublish", single), *map(audited, [("delete", single), ("unpublish", bulk)])],
)
def test_the_question_names_each_version_in_the_language_of_the_admin(action, address, section, publisher):
    UserProfile.objects.create(user=get_user(publisher), preferred_language="fr")
    question = " ".join(soup_of(publisher.get(address(action, section))).main.get_text(" ", strip=True).split())
    assert "Français : « Abschnitt [fr] »" in question
    assert "Ukrainien : « Abschnitt Україна »" in question


def test_the_question_about_moving_names_each_version(section, home, publisher):
    target = factories.ContentPageFactory(parent=home)
    question = publisher.get(single("move_confirm", section, target.pk)).content.decode()
    assert "Abschnitt [fr]" in question
    assert "Abschnitt [fr]" in publisher.get(bulk("move", section)).content.decode()


def test_pages_of_which_one_goes_along_with_another_are_deleted_together(section, locales, publisher):
    child = with_translations(factories.ContentPageFactory(parent=section), locales)
    everything = [*versions_of(section).values(), *versions_of(child).values()]
    assert publisher.post(bulk("delete", *everything)).status_code == 302
    assert not exists(section, child)


@pytest.mark.parametrize("address", [single, bulk])
def test_unpublishing_reaches_each_language_once(address, section, publisher, client):
    versions = versions_of(section)
    pages = versions.values() if address is bulk else [section]
    assert publisher.post(address("unpublish", *pages)).status_code == 302
    for version in versions.values():
        assert client.get(version.url).status_code == 404
        assert PageLogEntry.objects.filter(page=version.pk, action="wagtail.unpublish").count() == 1


def test_unpublishing_with_all_below_reaches_each_language(section, locales, publisher):
    child = with_translations(factories.ContentPageFactory(parent=section), locales)
    publisher.post(single("unpublish", section), {"include_descendants": "on"})
    assert not Page.objects.live().filter(translation_key__in=[section.translation_key, child.translation_key]).exists()


@pytest.mark.parametrize("address", [bulk, audited(single)])
def test_moving_reaches_each_language_once_and_old_addresses_lead_to_the_new(
    address, section, home, locales, publisher, client, django_capture_on_commit_callbacks
):
    page = with_translations(factories.ContentPageFactory(parent=section, slug="seite"), locales)
    target = with_translations(factories.ContentPageFactory(parent=home, title="Ziel", slug="ziel"), locales)
    old = {code: version.url for code, version in versions_of(page).items()}
    with django_capture_on_commit_callbacks(execute=True):
        if address is single:
            response = publisher.post(single("move_confirm", page, target.pk))
        else:
            response = publisher.post(bulk("move", page), {"chooser": target.pk})
    assert response.status_code == 302
    for code, version in versions_of(page).items():
        assert version.get_parent().pk == versions_of(target)[code].pk
        assert PageLogEntry.objects.filter(page=version.pk, action="wagtail.move").count() == 1
        assert client.get(old[code], follow=True).redirect_chain == [(version.url, 301)]
    assert Page.find_problems() == ([], [], [], [], [])


@pytest.mark.parametrize("others", [with_translations, with_aliases])
def test_no_version_leaves_the_place_of_its_german_page(others, section, home, locales, publisher):
    page = others(factories.ContentPageFactory(parent=section), locales)
    target = with_translations(factories.ContentPageFactory(parent=home), locales)
    french, elsewhere = versions_of(page)["fr"], versions_of(target)["fr"]
    assert single("move", french) not in publisher.get(single("edit", french)).content.decode()
    publisher.post(single("move_confirm", french, elsewhere.pk))
    publisher.post(bulk("move", french), {"chooser": elsewhere.pk})
    assert versions_of(page)["fr"].get_parent().pk == versions_of(section)["fr"].pk
    assert tree.faults() == []


def test_a_translation_moves_where_its_address_is_taken(
    section, home, locales, publisher, client, django_capture_on_commit_callbacks
):
    target = with_translations(factories.ContentPageFactory(parent=home, title="Ziel"), locales)
    taken = with_translations(factories.ContentPageFactory(parent=target, title="Besuch", slug="besuch-1"), locales)
    page = with_translations(factories.ContentPageFactory(parent=section, title="Besuch", slug="besuch-2"), locales)
    child = with_translations(factories.ContentPageFactory(parent=page, title="Weg", slug="weg"), locales)
    old, below = versions_of(page)["fr"].url, versions_of(child)["fr"].url
    with django_capture_on_commit_callbacks(execute=True):
        publisher.post(single("move_confirm", page, target.pk))
    addresses = {versions_of(which)["fr"].url for which in (taken, page)}
    assert len(addresses) == 2
    assert client.get(old, follow=True).redirect_chain[-1][0] == versions_of(page)["fr"].url
    assert client.get(below, follow=True).redirect_chain == [(versions_of(child)["fr"].url, 301)]


def test_old_addresses_lead_to_renamed_pages_in_each_language(
    section, locales, client, django_capture_on_commit_callbacks
):
    child = with_translations(factories.ContentPageFactory(parent=section, slug="seite"), locales)
    for code, page in versions_of(section).items():
        old = {page.url: page.pk, versions_of(child)[code].url: versions_of(child)[code].pk}
        with django_capture_on_commit_callbacks(execute=True):
            page.slug = "umbenannt"
            page.save_revision().publish()
        for url, key in old.items():
            assert client.get(url, follow=True).redirect_chain == [(Page.objects.get(pk=key).url, 301)]


def move_there_and_back(page, other):
    for parent in (other, page.get_parent()):
        Page.objects.get(pk=page.pk).specific.move(Page.objects.get(pk=parent.pk), pos="last-child")


def rename_there_and_back(page, other):
    for version in versions_of(page).values():
        for slug in ("anders", version.slug):
            version.slug = slug
            version.save_revision().publish()


@pytest.mark.parametrize("address", [single, bulk])
def test_the_german_words_in_the_place_of_a_translation_are_not_withdrawn_alone(
    address, section, home, locales, publisher, client
):
    page = with_aliases(factories.ContentPageFactory(parent=home), locales)
    for version in [*page.get_translations(), *versions_of(section).values()]:
        publisher.post(address("unpublish", version))
    assert [client.get(version.url).status_code for version in versions_of(page).values()] == [200, 200, 200]
    assert [client.get(version.url).status_code for version in versions_of(section).values()] == [404, 404, 404]
    offers = publisher.get(reverse("wagtailadmin_explore", args=[page.get_translation(locales["fr"]).pk]))
    assert single("unpublish", page.get_translation(locales["fr"])) not in offers.content.decode()


def publish_until(day, page, publisher):
    """By the editor's form; without a day it does not expire."""
    address = single("edit", page)
    fields = fields_of(soup_of(publisher.get(address)).find(id="page-edit-form"))
    fields |= {"action-publish": "1", "expire_at": f"{timezone.localtime(day):%d.%m.%Y %H:%M}" if day else ""}
    assert publisher.post(address, fields).status_code == 302


def test_translations_expire_with_their_german_page_and_return_with_it(section, locales, publisher, client):
    def headings():
        scheduled_jobs.publish_scheduled()
        answers = [client.get(version.url) for version in versions_of(page).values()]
        return [soup_of(answer).h1.get_text() for answer in answers if answer.status_code == 200]

    now = timezone.now()
    soon, late, never = (now + datetime.timedelta(days=days) for days in (1, 10, 100))
    page = factories.ContentPageFactory(parent=section, title="Seite")
    everything = ["Seite", "Seite [fr]", "Seite Україна"]
    publish_until(soon, page, publisher)
    with_translations(ContentPage.objects.get(pk=page.pk), locales)
    publish_until(late, page, publisher)
    with time_machine.travel(soon + datetime.timedelta(hours=1)):
        assert headings() == everything
    with time_machine.travel(late + datetime.timedelta(hours=1)):
        assert headings() == []
    publish_until(None, page, publisher)
    with time_machine.travel(never):
        assert headings() == everything


@pytest.mark.parametrize("act", [move_there_and_back, rename_there_and_back])
def test_the_address_of_a_page_that_is_back_and_withdrawn_leads_round_in_no_circle(
    act, section, home, locales, client, django_capture_on_commit_callbacks
):
    page = with_translations(factories.ContentPageFactory(parent=section, slug="seite"), locales)
    other = with_translations(factories.ContentPageFactory(parent=home, title="Ziel", slug="ziel"), locales)
    addresses = [version.url for version in versions_of(page).values()]
    with django_capture_on_commit_callbacks(execute=True):
        act(page, other)
    assert [version.url for version in versions_of(page).values()] == addresses
    versions_of(page)["de"].unpublish()
    assert {client.get(address).status_code for address in addresses} == {404}


def test_404_of_a_translation_that_is_a_draft_offers_the_german_page(section, client):
    french = versions_of(section)["fr"]
    Page.objects.filter(pk=french.pk).update(live=False)
    answer = client.get(french.url)
    assert answer.status_code == 404
    assert section.url in links_of(answer)


@pytest.mark.parametrize("others", sample([with_translations, with_aliases, with_drafts], 3))
def test_translator_deletes_nothing(others, home, locales, client_of):
    page = others(factories.ContentPageFactory(parent=home), locales)
    for code in ("fr", "uk"):
        translator = client_of(roles.TRANSLATORS[code])
        for address, version in itertools.product([single, bulk], versions_of(page).values()):
            translator.post(address("delete", version))
            assert set(versions_of(page)) == set(CODES)


@pytest.mark.parametrize("address", [single, audited(bulk)])
class TestWithoutLeaveToPublish:
    @pytest.fixture
    def editor(self, client_of):
        return client_of(roles.EDITORS)

    def test_editor_deletes_her_own_draft_that_never_was_public(self, address, section, locales, editor):
        draft = factories.ContentPageFactory(parent=section, live=False, owner=get_user(editor))
        draft.save_revision()
        create_aliases_for_new_page(draft)
        assert editor.post(address("delete", draft)).status_code == 302
        assert not exists(draft)

    def test_editor_deletes_nothing_that_is_public_in_any_language(self, address, section, locales, editor):
        section.unpublish()
        french = versions_of(section)["fr"]
        french.save_revision().publish()
        editor.post(address("delete", section))
        editor.post(address("delete", french))
        assert set(versions_of(section)) == set(CODES)

    def test_editor_deletes_nothing_that_is_to_be_public_on_a_date(self, address, section, locales, editor, publisher):
        draft = factories.ContentPageFactory(parent=section, live=False, owner=get_user(editor))
        draft.go_live_at = timezone.now() + datetime.timedelta(days=1)
        draft.save_revision().publish()
        editor.post(address("delete", draft))
        assert exists(draft)
        publisher.post(address("delete", draft))
        assert not exists(draft)

    @pytest.mark.parametrize("action", ["delete", "unpublish"])
    def test_nobody_takes_away_a_page_that_must_stay(self, action, address, home, locales, publisher, admin_client):
        page = factories.LegalPageFactory(parent=home)
        for client in (publisher, admin_client):
            client.post(address(action, page))
            client.post(address(action, home))
        page.refresh_from_db()
        assert page.live


def test_a_page_for_few_is_deleted(section, publisher):
    PageViewRestriction.objects.create(page=section, restriction_type=PageViewRestriction.LOGIN)
    assert publisher.post(reverse("wagtailadmin_pages:delete", args=[section.pk])).status_code == 302
    assert not versions_of(section)
