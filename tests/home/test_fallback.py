"""What readers see while a translation is missing, behind, or gone."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, PageViewRestriction
from wagtail_localize.synctree import create_aliases_for_new_page

from home.models import ContentPage, HomePage
from tests import factories
from tests.html import soup_of
from tests.journeys.forms import fields_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(home):
    return factories.ContentPageFactory(parent=home, title="Gute Beispiele", slug="gute-beispiele")


@pytest.fixture(scope="module")
def kept_versions(kept):
    page = factories.ContentPageFactory(parent=HomePage.objects.get(locale__language_code="de"))
    locales = Locale.objects.exclude(language_code="de").order_by("language_code")
    return [page.pk, *(factories.translate(page, locale).pk for locale in locales)]


def switch_of(soup):
    return {link.get("lang") or link.get("hreflang"): link for link in soup.select(".language-switch [lang]")}


def test_copies_have_the_slug_that_is_published_not_that_of_a_half_typed_title(home, admin_client, client):
    add = f"/admin/pages/add/home/contentpage/{home.pk}/"
    typed = fields_of(soup_of(admin_client.get(add)).select_one("#page-edit-form"))
    typed |= {"title": "Run", "slug": "run"}
    saved = admin_client.post(add, typed, headers={"accept": "application/json"}).json()  # as the form by itself
    typed |= {"title": "Rundgang", "slug": "rundgang", "summary": "Kurz."}
    admin_client.post(saved["url"], typed | {"action-publish": "on"})
    page = ContentPage.objects.get(pk=saved["pk"])
    assert {version.slug for version in page.get_translations(inclusive=True).live()} == {"rundgang"}
    assert client.get("/fr/rundgang/").status_code == 200
    page.unpublish()
    for typed["slug"] in ("anders", "noch-anders"):
        admin_client.post(saved["url"], typed | {"action-publish": "on"})
        assert client.get("/fr/rundgang/").status_code == 200, "what readers know stays"


def test_translation_gets_a_slug_of_its_own_once_and_keeps_it(page, locales, django_capture_on_commit_callbacks):
    create_aliases_for_new_page(page)
    alias_url = page.get_translation(locales["uk"]).url
    with django_capture_on_commit_callbacks(execute=True):
        translated = factories.translate(page, locales["uk"], mark=" Україна")
    assert translated.slug == "gute-beispiele-ukraina"
    assert Redirect.objects.get(old_path=alias_url.rstrip("/")).redirect_page_id == translated.pk
    translated.title = "Зовсім інша назва"
    translated.save_revision().publish()
    page.title = "Neuer Titel"
    page.save_revision().publish()
    assert factories.translate(page, locales["uk"], mark=" ще раз").slug == "gute-beispiele-ukraina"


def test_draft_translation_over_an_alias_still_says_that_it_is_german(page, locales, client):
    create_aliases_for_new_page(page)
    draft = factories.translate(page, locales["fr"], publish=False)
    soup = soup_of(client.get(draft.url))
    assert soup.main["lang"] == "de"
    assert soup.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert draft.url not in client.get("/sitemap/pages.xml").content.decode()


def test_reader_is_told_that_the_german_original_changed(page, locales, client):
    translated = factories.translate(page, locales["fr"])
    notice = "L’original"
    assert not soup_of(client.get(translated.url)).select(".page-notice")
    page.summary = "Etwas ganz anderes."
    page.save_revision().publish()
    soup = soup_of(client.get(translated.url))
    assert page.url in [link["href"] for link in soup.select(".page-notice a")], notice


def test_change_that_leaves_the_words_alone_makes_no_translation_outdated(page, locales, client):
    translated = factories.translate(page, locales["fr"])
    page.show_in_menus = True
    page.save_revision().publish()
    assert not soup_of(client.get(translated.url)).select(".page-notice")


def test_404_offers_the_same_page_in_other_languages(page, locales, client):
    translated = factories.translate(page, locales["uk"], mark=" Україна")
    response = client.get(f"/uk/{page.slug}/")
    links = [link["href"] for link in soup_of(response).main.find_all("a", href=True)]
    assert response.status_code == 404
    assert {page.url, translated.url} <= set(links)


@pytest.mark.parametrize(("code", "word"), [("de", "gibt es nicht"), ("fr", "n’existe pas"), ("uk", "не існує")])
def test_404_speaks_the_language_of_the_address(code, word, client, home):
    response = client.get(f"/{code}/nirgendwo/")
    assert response.status_code == 404
    assert soup_of(response).html["lang"] == code
    assert word in soup_of(response).h1.get_text()


def test_404_without_language_speaks_the_readers(client, home):
    response = client.get("/nirgendwo/", headers={"accept-language": "uk"})
    assert response.status_code == 404
    assert soup_of(response).html["lang"] == "uk"


def test_language_without_home_page_serves_nothing(homes, client):
    homes["uk"].delete()
    assert client.get("/uk/").status_code == 404


@pytest.mark.parametrize(
    ("header", "address"),
    [("uk,de;q=0.5", "/uk/"), ("fr-CH", "/fr/"), ("en", "/de/"), ("de-AT,fr;q=0.9", "/de/"), ("", "/de/")],
)
def test_root_leads_to_the_preferred_language(header, address, client, home):
    response = client.get("/", headers={"accept-language": header})
    assert (response.status_code, response["Location"]) == (302, address)
    assert "Accept-Language" in response["Vary"]
    assert not response.cookies


def test_prefixed_address_never_depends_on_the_browser(client, home):
    response = client.get("/de/", headers={"accept-language": "uk"})
    assert response.status_code == 200
    assert "Accept-Language" not in response.headers.get("Vary", "")


class TestCascade:
    @pytest.fixture
    def versions(self, kept_versions, db):
        """In German, French and Ukrainian."""
        return [ContentPage.objects.get(pk=key) for key in kept_versions]

    def statuses(self, client, versions):
        return [client.get(version.url).status_code for version in versions]

    def test_unpublishing_reaches_translations(self, versions, client):
        versions[0].unpublish()
        assert self.statuses(client, versions) == [404, 404, 404]

    def test_unpublishing_a_translation_leaves_the_others(self, versions, client):
        versions[1].unpublish()
        assert self.statuses(client, versions) == [200, 200, 200]
        assert soup_of(client.get(versions[1].url)).main["lang"] == "de"

    def test_expiry_reaches_translations(self, versions, client):
        import datetime

        from django.core.management import call_command
        from django.utils import timezone

        page = versions[0]
        type(page).objects.filter(pk=page.pk).update(expire_at=timezone.now() - datetime.timedelta(minutes=1))
        call_command("publish_scheduled")
        assert self.statuses(client, versions) == [404, 404, 404]

    def test_deleting_reaches_translations(self, versions, client):
        versions[0].delete()
        assert self.statuses(client, versions) == [404, 404, 404]

    def test_deleting_a_section_reaches_what_lies_below(self, versions, locales, client):
        child = factories.ContentPageFactory(parent=versions[0])
        translated = factories.translate(child, locales["fr"])
        versions[0].specific.delete()
        assert self.statuses(client, [*versions, child, translated]) == [404] * 5

    def test_moving_reaches_translations(self, versions, home, locales, client):
        section = factories.ContentPageFactory(parent=home, title="Abschnitt", slug="abschnitt")
        translated_section = factories.translate(section, locales["fr"])
        versions[0].move(section, pos="last-child")
        moved = type(versions[1]).objects.get(pk=versions[1].pk)
        assert moved.get_parent().pk == translated_section.pk
        assert client.get(moved.url).status_code == 200

    def test_order_is_the_same_in_every_language(self, versions, home, locales):
        second = factories.ContentPageFactory(parent=home)
        factories.translate(second, locales["fr"])
        second.move(versions[0], pos="left")
        french = [page.translation_key for page in versions[1].get_parent().get_children()]
        german = [page.translation_key for page in home.get_children()]
        assert french == german

    def test_restricting_reaches_translations_and_lifting_too(self, versions, client):
        restriction = PageViewRestriction.objects.create(page=versions[0], restriction_type=PageViewRestriction.LOGIN)
        assert self.statuses(client, versions) == [302, 302, 302]
        restriction.delete()
        assert self.statuses(client, versions) == [200, 200, 200]

    def test_a_copy_below_a_restricted_page_keeps_the_restriction_of_its_own(self, versions, admin_client, client):
        page = versions[0]
        above = page.get_parent()
        rule = PageViewRestriction.objects.create(page=above, restriction_type=PageViewRestriction.LOGIN)
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
        sent = {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": above.pk, "publish_copies": "on"}
        admin_client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), sent)
        rule.delete()
        german = ContentPage.objects.get(slug="kopie", locale__language_code="de")
        copies = [german, *german.get_translations()]
        assert self.statuses(client, copies) == [302, 302, 302]

    def test_the_groups_that_may_read_the_german_page_may_read_its_translations(
        self, versions, admin_client, client_of
    ):
        group = Group.objects.create(name="Arbeitskreis")
        Group.objects.create(name="Andere")
        address = reverse("wagtailadmin_pages:set_privacy", args=[versions[0].pk])
        chosen = {"restriction_type": PageViewRestriction.GROUPS, "groups": [group.pk], "password": ""}
        assert admin_client.post(address, chosen).status_code == 200
        assert self.statuses(client_of("Arbeitskreis"), versions) == [200, 200, 200]
        assert self.statuses(client_of("Andere"), versions) == [302, 302, 302]

    def test_no_translation_is_opened_while_the_german_page_is_private(self, versions, client_of, client):
        publisher, (german, french, *_others) = client_of("Veröffentlichung"), versions
        private = {"restriction_type": PageViewRestriction.LOGIN, "password": ""}
        everybody = {"restriction_type": PageViewRestriction.NONE, "password": ""}

        def choose(page, chosen):
            return publisher.post(reverse("wagtailadmin_pages:set_privacy", args=[page.pk]), chosen).status_code

        assert choose(german, private) == 200
        assert choose(french, everybody) == 302
        assert self.statuses(client, versions) == [302, 302, 302]
        assert choose(german, everybody) == 200
        assert choose(french, private) == 200
        assert self.statuses(client, versions) == [200, 302, 200]

    def test_new_translation_of_a_private_page_is_private(self, home, locales, client):
        page = factories.ContentPageFactory(parent=home)
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
        create_aliases_for_new_page(page)
        assert client.get(page.get_translation(locales["uk"]).url).status_code == 302
        assert client.get(factories.translate(page, locales["fr"]).url).status_code == 302


def test_a_version_that_is_private_by_itself_is_in_no_language_switch(home, locales, client):
    index = factories.EventIndexPageFactory(parent=home)
    french = factories.translate(index, locales["fr"])
    PageViewRestriction.objects.create(page=french, restriction_type=PageViewRestriction.LOGIN)
    archive = client.get(index.url + index.reverse_subpage("archive"))
    link = switch_of(soup_of(archive))["fr"].find_parent("a")
    assert (link["href"], link["hreflang"]) == ("/fr/", "fr")
    assert "(Startseite)" in link.text
