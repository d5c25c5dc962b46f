"""Each page stands in its language, each German page answers in every one; what disagrees is told and mended."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.synctree import create_aliases_for_new_page

from core.mail import jobs
from home.models import ContentPage
from home.staff import roles
from home.translation import tree
from tests import factories
from tests.html import soup_of
from tests.journeys.forms import fields_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(home):
    page = factories.ContentPageFactory(parent=home, title="Brunnen", slug="brunnen")
    create_aliases_for_new_page(page)
    return page


@pytest.fixture
def publisher(client_of):
    return client_of("Veröffentlichung")


def copy(client, page, parent, **more):
    sent = {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": parent.pk} | more
    return client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), sent)


def messages_of(answer):
    return [str(message).strip() for message in answer.context["messages"]]


def test_a_page_is_copied_within_its_language_only(page, homes, publisher):
    answer = copy(publisher, page, homes["fr"])
    assert answer.context["form"].errors["new_parent_page"] == ["Seiten werden nur innerhalb ihrer Sprache kopiert."]
    assert not Page.objects.filter(slug="kopie").exists()
    assert copy(publisher, page, homes["de"]).status_code == 302


def test_a_translation_is_not_copied(page, homes, locales, publisher):
    french = factories.translate(page, locales["fr"])
    assert copy(publisher, french, homes["fr"]).status_code == 302
    assert not Page.objects.filter(slug="kopie").exists()


def test_an_alias_returns_in_each_language_with_its_page(page, home, publisher, client):
    assert copy(publisher, page, home, alias="on", publish_copies="on").status_code == 302
    alias = Page.objects.get(slug="kopie", locale=home.locale)
    addresses = [version.url for version in alias.get_translations(inclusive=True)]
    publisher.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    assert {client.get(address).status_code for address in addresses} == {404}
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    fields = fields_of(soup_of(publisher.get(edit)).find(id="page-edit-form"))
    assert publisher.post(edit, fields | {"action-publish": "1"}).status_code == 302
    assert [client.get(address).status_code for address in addresses] == [200, 200, 200]
    assert tree.faults() == []


@pytest.mark.parametrize("address", ["wagtailadmin_pages:unpublish", "wagtail_bulk_action"])
def test_the_question_about_unpublishing_names_the_aliases(address, page, home, publisher):
    section = factories.ContentPageFactory(parent=home, title="Anderswo")
    copy(publisher, page, section, alias="on", publish_copies="on")
    bulk = f"{reverse(address, args=['wagtailcore', 'page', 'unpublish'])}?id={page.pk}" if "bulk" in address else ""
    question = soup_of(publisher.get(bulk or reverse(address, args=[page.pk]))).main.get_text(" ", strip=True)
    assert "unter „Anderswo“" in question


@pytest.mark.parametrize("group", ["Übersetzung Ukrainisch", "Veröffentlichung"])
def test_german_words_become_no_translation_by_themselves(group, page, locales, client, client_of):
    ukrainian = page.get_translation(locales["uk"])
    answer = client_of(group).post(reverse("wagtailadmin_pages:convert_alias", args=[ukrainian.pk]), follow=True)
    assert messages_of(answer) == ["Hier steht die deutsche Seite, bis sie übersetzt ist. Bitte übersetzen Sie sie."]
    ukrainian.refresh_from_db()
    assert ukrainian.alias_of_id == page.pk
    assert soup_of(client.get(ukrainian.url)).main["lang"] == "de"


def test_no_page_begins_in_another_language(homes, publisher):
    address = reverse("wagtailadmin_pages:add", args=["home", "contentpage", homes["fr"].pk])
    assert publisher.get(address).status_code == 302
    assert publisher.post(address, {"title": "Page", "slug": "page"}).status_code == 403
    assert not Page.objects.filter(slug="page").exists()


def test_translating_begins_with_the_german_page(page, locales, publisher):
    alias = page.get_translation(locales["fr"])
    address = reverse("wagtail_localize:submit_page_translation", args=[alias.pk])
    answer = publisher.post(address, {"locales": [locales["uk"].pk]}, follow=True)
    assert "Nur deutsche Seiten werden übersetzt. Bitte beginnen Sie bei der deutschen Seite." in messages_of(answer)
    assert not TranslationSource.objects.filter(locale=locales["fr"]).exists()


def test_a_translation_with_gaps_is_not_published(page, locales, publisher, client):
    french = factories.translate(page, locales["fr"])
    page.title = "Quellen"
    page.save_revision().publish()
    answer = publisher.post(reverse("wagtailadmin_pages:edit", args=[french.pk]), {"action": "publish"}, follow=True)
    assert any("Nichts wurde veröffentlicht" in words and "Quellen" in words for words in messages_of(answer))
    assert soup_of(client.get(french.url)).h1.get_text(strip=True) == "Brunnen [fr]"


@pytest.mark.parametrize("way", ["editor", "form", "bulk"])
def test_a_translation_is_not_published_without_its_german_page(page, locales, publisher, way):
    french = factories.translate(page, locales["fr"])
    if way == "form":
        Translation.objects.update(enabled=False)
    page.unpublish()
    addresses = {"bulk": reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={french.pk}"}
    address = addresses.get(way, reverse("wagtailadmin_pages:edit", args=[french.pk]))
    sent = {"action": "publish", "title": "Puits", "slug": french.slug, "action-publish": "1", "body-count": 0}
    sent |= {"comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0, "next": "/admin/"}
    assert "Nichts wurde veröffentlicht" in publisher.post(address, sent, follow=True).content.decode()
    assert not Page.objects.get(pk=french.pk).live


def test_a_copy_that_is_published_holds_its_places_in_german(page, home, locales, publisher, client):
    factories.translate(page, locales["fr"])
    assert copy(publisher, page, home, publish_copies="on").status_code == 302
    copied = ContentPage.objects.get(slug="kopie", locale=page.locale)
    for code in ("fr", "uk"):
        soup = soup_of(client.get(copied.get_translation(locales[code]).url))
        assert soup.main["lang"] == "de"
        assert "[fr]" not in soup.main.get_text()
    assert Translation.objects.filter(source__object_id=copied.translation_key).exists()


@pytest.mark.parametrize("more", [{}, {"publish_copies": "on"}])
def test_a_copy_with_its_subpages_keeps_the_words_of_all(page, home, locales, publisher, more):
    child = factories.ContentPageFactory(parent=page, title="Kind", slug="kind")
    alone = factories.ContentPageFactory(parent=page, title="Nur deutsch", slug="nur-deutsch")
    for german in (child, alone):
        create_aliases_for_new_page(german)
    for german in (page, child):
        factories.translate(german, locales["fr"])
    assert copy(publisher, page, home, copy_subpages="on", **more).status_code == 302
    top = Page.objects.get(slug="kopie", locale=page.locale)
    versions = [german.get_translation(locales["fr"]) for german in top.get_descendants(inclusive=True)]
    drafts = [version.latest_revision and version.get_latest_revision_as_object().title for version in versions]
    assert drafts == ["Kopie", "Kind [fr]", None]
    assert {version.title for version in versions if version.live} <= {"Kopie", "Kind", "Nur deutsch"}


def test_languages_that_agree_have_no_faults(page):
    assert [fault for fault in tree.faults() if fault.page.translation_key == page.translation_key] == []


def test_a_hole_is_told_on_the_first_page_and_mended_by_a_button(page, locales, publisher, client):
    page.get_translation(locales["fr"]).delete()
    Page.objects.filter(pk=page.get_translation(locales["uk"]).pk).update(live=False)
    with pytest.raises(CommandError):
        call_command("check_languages")
    address = reverse("home_admin:languages")
    assert soup_of(publisher.get("/admin/")).select(f"a[href='{address}']")
    assert "Brunnen" in soup_of(publisher.get(address)).main.get_text()
    publisher.post(address)
    call_command("check_languages")
    for code in ("fr", "uk"):
        assert client.get(page.get_translation(locales[code]).url).status_code == 200
    assert not soup_of(publisher.get("/admin/")).select(f"a[href='{address}']")


def test_the_first_page_shows_what_was_counted_at_night(publisher, monkeypatch):
    jobs.note_result(tree.JOB, 3)
    monkeypatch.setattr(tree, "faults", lambda: pytest.fail("reads all pages"))
    assert "3 Stellen" in soup_of(publisher.get("/admin/")).find(id="waiting-section").get_text()


def test_only_a_person_can_mend_a_page_without_german_original(page, locales):
    Page.objects.filter(pk=page.pk).update(translation_key="00000000-0000-4000-8000-000000000000")
    assert tree.ORPHAN in {fault.what for fault in tree.mend()}


def test_a_page_that_is_public_without_its_german_one_is_told(page, locales):
    french = factories.translate(page, locales["fr"])
    Page.objects.filter(pk=page.pk).update(live=False)
    assert (french.pk, tree.ALONE) in {(fault.page.pk, fault.what) for fault in tree.faults()}


def test_translators_are_not_told_of_it(page, client_of):
    translator = client_of("Übersetzung Französisch")
    assert translator.get(reverse("home_admin:languages")).status_code == 302


def test_who_publishes_one_section_alone_neither_reads_nor_mends_the_rest(page, home, locales, publisher):
    section = factories.ContentPageFactory(parent=home, title="Bereich", slug="bereich")
    Group.objects.get(name=roles.PUBLISHERS).page_permissions.update(page=section)
    page.get_translation(locales["fr"]).delete()
    address = reverse("home_admin:languages")
    assert publisher.get(address).status_code == 302
    publisher.post(address)
    assert not page.get_translations().filter(locale=locales["fr"]).exists()
    tree.check()
    assert not soup_of(publisher.get("/admin/")).select(f"a[href='{address}']")
