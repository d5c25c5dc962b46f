"""Links that lead readers nowhere or out of their language are found, and mended where nobody has to decide."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail_localize.synctree import create_aliases_for_new_page

from home.models import ContentPage, HomePage
from home.translation import links, tree
from tests import factories
from tests.conftest import lean
from tests.html import soup_of

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]


@pytest.fixture(scope="module")
def kept_pages(kept):
    """A page, and the one to which it links."""
    home = HomePage.objects.get(locale__language_code="de")
    with lean(is_lean=False):
        target = factories.ContentPageFactory(parent=home, title="Ziel", slug="ziel")
        body = factories.body_of_blocks(ContentPage, target, ["text", "page_teasers", "link_list"])
        page = factories.ContentPageFactory(parent=home, title="Quelle", slug="quelle", body=body)
        for each in (target, page):
            create_aliases_for_new_page(each)
    return page.pk, target.pk


@pytest.fixture
def page(kept_pages, db):
    return ContentPage.objects.get(pk=kept_pages[0])


@pytest.fixture
def target(kept_pages, db):
    return ContentPage.objects.get(pk=kept_pages[1])


def found(page, what=links.DEAD):
    key = page.translation_key
    return [(f.language, str(f.where)) for f in tree.faults() if f.page.translation_key == key and f.what == what]


def test_links_to_public_pages_are_no_faults_in_any_language(page, locales):
    factories.translate(page, locales["fr"])
    assert found(page) == []


@pytest.mark.parametrize("act", ["unpublish", "delete"])
def test_links_to_what_is_gone_are_listed_with_language_and_place(act, page, target, locales, client_of):
    factories.translate(page, locales["fr"])
    getattr(ContentPage.objects.get(pk=target.pk), act)()
    faults = found(page)
    assert {language for language, _place in faults} == {"de", "fr"}, "the Ukrainian alias says what German says"
    assert len([place for language, place in faults if language == "de"]) == 3
    publisher = client_of("Veröffentlichung")
    shown = soup_of(publisher.get(reverse("home_admin:languages"))).main.get_text(" ")
    assert "Ein Verweis führt zu einer Seite, die nicht öffentlich ist oder gelöscht wurde" in shown
    assert faults[0][1] in shown
    publisher.post(reverse("home_admin:languages"))
    assert found(page) == faults, "only a person knows what to do"
    with pytest.raises(CommandError):
        call_command("check_languages")


def test_pages_that_are_not_public_themselves_are_left_alone(page, target):
    ContentPage.objects.get(pk=target.pk).unpublish()
    ContentPage.objects.get(pk=page.pk).unpublish()
    assert found(page) == []


def test_a_link_that_was_taken_out_is_no_fault_any_more(page, target):
    ContentPage.objects.get(pk=target.pk).unpublish()
    page = ContentPage.objects.get(pk=page.pk)
    page.body = []
    page.save_revision().publish()
    assert found(page) == []


def test_a_version_of_another_language_is_no_dead_link_where_readers_are_led_to_their_own(
    page, target, locales, client
):
    french = factories.translate(target, locales["fr"])
    page.body = factories.body_of_blocks(ContentPage, french, ["text", "page_teasers", "link_list"])
    page.save_revision().publish()
    assert found(page) == []
    main = soup_of(client.get(page.url)).main
    assert not main.select(f"a[href='{french.url}']")
    assert len(main.select(f"a[href='{target.url}']")) >= 3


def test_a_redirect_leads_to_the_version_of_its_own_language(target, locales, client_of, client):
    french = factories.translate(target, locales["fr"])
    redirect = Redirect.add_redirect("/fr/ancien", target)
    assert found(target, links.FOREIGN_REDIRECT) == [("fr", "/fr/ancien")]
    client_of("Veröffentlichung").post(reverse("home_admin:languages"))
    redirect.refresh_from_db()
    assert redirect.redirect_page_id == french.pk
    assert client.get("/fr/ancien/")["Location"] == french.url
    assert found(target, links.FOREIGN_REDIRECT) == []


def test_a_redirect_of_an_editor_to_a_page_that_is_not_public_is_for_a_person(target):
    Redirect.add_redirect("/de/alt", target)
    Redirect.add_redirect("/de/umbenannt", target, automatically_created=True)
    ContentPage.objects.get(pk=target.pk).unpublish()
    assert found(target, links.DEAD_REDIRECT) == [("de", "/de/alt")]


def test_more_pages_take_no_more_queries(page, home, target):
    def count():
        with CaptureQueriesContext(connection) as queries:
            assert len(tree.faults()) >= 3
        return len(queries)

    ContentPage.objects.get(pk=target.pk).delete()
    first = count()
    for _number in range(5):
        other = factories.ContentPageFactory(parent=home)
        other.body = page.body
        other.save_revision().publish()
    assert count() == first <= 40
