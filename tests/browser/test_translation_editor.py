"""The editor of translations in the browser: by keyboard, and without losing a word whatever happens meanwhile."""

import time

import pytest
from django.conf import settings
from playwright.sync_api import expect
from wagtail.models import Locale, Page
from wagtail.users.models import UserProfile
from wagtail_localize.models import SegmentOverride, StringTranslation

from home.models import CustomImage, HomePage, NewsIndexPage
from tests import factories
from tests.browser.visits import violations
from tests.roles import client_of, user_of

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("database_beside_playwright")]
BODY = '<p>Ein <b>Brunnen</b> für <a href="https://example.org/de">Burundi</a>.</p>'
TEXTS = ["Brunnen", "Kurz.", 'Ein <b>Brunnen</b> für <a id="a1">Burundi</a>.']
WELL = "Un {1}puits{/1} pour le {2}Burundi{/2}."


@pytest.fixture
def people(committed):
    people = [user_of("traduction"), user_of("veroeffentlichung")]
    UserProfile.objects.bulk_create(UserProfile(user=user, preferred_language="fr") for user in people)
    yield people
    for user in people:
        user.delete()


@pytest.fixture
def news(people):
    home = HomePage.objects.get(locale__language_code="de")
    index = factories.NewsIndexPageFactory(parent=home, title="Neuigkeiten", slug="neuigkeiten")
    page = factories.NewsPageFactory(
        parent=index, title="Brunnen", slug="brunnen", summary="Kurz.", search_description="", body=[("text", BODY)]
    )
    french = factories.translate(page, Locale.objects.get(language_code="fr"), publish=False, gaps=TEXTS)
    yield french
    CustomImage.objects.all().delete()
    NewsIndexPage.objects.get(pk=index.pk).delete()
    Page.objects.filter(translation_key__in=[index.translation_key, page.translation_key]).delete()


@pytest.fixture
def open_editor(chromium, live_site, news, people):
    contexts = []

    def open_as(number=0, **options):
        context = chromium.new_context(**{"viewport": {"width": 1280, "height": 900}} | options)
        contexts.append(context)
        cookie = client_of(people[number]).cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_site}])
        page = context.new_page()
        page.goto(f"{live_site}/admin/pages/{news.pk}/edit/")
        page.wait_for_selector("[data-toolbar]:not([hidden])")
        return page

    yield open_as
    for context in contexts:
        context.close()


def stored(words):
    return StringTranslation.objects.filter(data=words, locale__language_code="fr").exists()


def wait_until_stored(words):
    deadline = time.monotonic() + 10
    while not stored(words):
        assert time.monotonic() < deadline, f"“{words}” was not stored"
        time.sleep(0.1)


@pytest.mark.audit
def test_news_of_three_segments_take_four_keys_beside_the_words(open_editor, news):
    tab = open_editor()
    for words in ("Puits", "Bref."):
        tab.keyboard.type(words)
        tab.keyboard.press("Control+Enter")
    tab.keyboard.insert_text(WELL)
    tab.keyboard.press("Control+Enter")
    wait_until_stored('Un <b>puits</b> pour le <a id="a1">Burundi</a>.')
    expect(tab.locator("[data-progress]")).to_have_text("3 sur 3 terminés")
    with tab.expect_navigation():
        tab.keyboard.press("Enter")
    expect(tab.locator("#review")).to_contain_text("soumis")
    assert Page.objects.get(pk=news.pk).workflow_in_progress


@pytest.mark.audit
def test_a_changed_comma_takes_two_keys(open_editor, news):
    german = news.get_translation(Locale.objects.get(language_code="de"))
    StringTranslation.objects.all().delete()
    french = factories.translate(german, news.locale)
    german.summary = "Kurz,"
    german.save_revision().publish()
    tab = open_editor()
    expect(tab.locator("[data-state=outdated] ins")).to_contain_text(",")
    tab.keyboard.press("Control+Enter")
    with tab.expect_navigation():
        tab.keyboard.press("Enter")
    assert Page.objects.get(pk=french.pk).workflow_in_progress


def test_a_pause_saves_and_says_so(open_editor):
    tab = open_editor()
    tab.keyboard.type("Puits")
    expect(tab.locator("[data-status]")).to_have_text("Enregistré")
    assert stored("Puits")


@pytest.mark.audit
def test_a_closed_tab_loses_nothing(open_editor):
    tab = open_editor()
    tab.keyboard.type("Fermé")
    tab.close()
    wait_until_stored("Fermé")


@pytest.mark.audit
def test_what_found_no_connection_comes_back_and_is_saved(open_editor):
    tab = open_editor()
    address = tab.url
    tab.route("**/words/**", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    tab.keyboard.type("Hors ligne")
    expect(tab.locator("[data-status]")).to_contain_text("conservé sur cet appareil")
    tab.close()
    assert not stored("Hors ligne")
    again = tab.context.new_page()
    again.goto(address)
    expect(again.locator("textarea").first).to_have_value("Hors ligne")
    wait_until_stored("Hors ligne")


@pytest.mark.audit
def test_words_that_a_lock_refused_are_back_when_it_is_gone(open_editor, news):
    tab = open_editor()
    Page.objects.filter(pk=news.pk).update(locked=True)
    tab.locator("textarea").first.fill("Le puits")
    expect(tab.locator("[data-status]")).to_contain_text("verrouillée")
    tab.get_by_role("button", name="Enregistrer", exact=True).click()
    expect(tab.locator("textarea[readonly]").first).to_have_value("Le puits")
    Page.objects.filter(pk=news.pk).update(locked=False)
    tab.goto(tab.url)
    expect(tab.locator("textarea").first).to_have_value("Le puits")
    expect(tab.locator("[data-status]")).to_contain_text("enregistré", ignore_case=True)


@pytest.mark.audit
def test_words_whose_german_went_meanwhile_are_shown_after_all(open_editor, news):
    tab = open_editor()
    german = news.get_translation(Locale.objects.get(language_code="de"))
    german.title = "Ein ganz anderer Titel"
    german.save_revision().publish()
    tab.locator("textarea").first.fill("Puits")
    expect(tab.locator("[data-status]")).to_contain_text("Veuillez rouvrir la page")
    tab.reload()
    expect(tab.locator("[data-orphans] li")).to_have_text("Puits")
    tab.get_by_role("button", name="Les abandonner").click()
    tab.reload()
    expect(tab.locator("[data-orphans]")).to_be_hidden()


@pytest.mark.audit
def test_a_picture_of_ones_own_is_chosen(open_editor, news):
    german = news.get_translation(Locale.objects.get(language_code="de"))
    german.share_image = factories.make_image(title="Karte")
    german.save_revision().publish()
    errors = []
    tab = open_editor()
    tab.on("pageerror", lambda error: errors.append(str(error)))
    tab.reload()
    override = tab.locator("[data-override]", has=tab.locator(".chooser"))
    override.locator("summary").click()
    assert errors == []
    override.locator("[data-chooser-action-choose]:visible").click(timeout=5000)
    tab.locator(".modal a.image-choice, .modal [data-chooser-modal-choice]").first.click()
    expect(tab.locator("[data-status]")).to_have_text("Enregistré")
    assert SegmentOverride.objects.get().data == german.share_image_id
    assert errors == []


@pytest.mark.audit
def test_two_people_see_each_others_words_and_choose(open_editor):
    first, second = open_editor(0), open_editor(1)
    second.keyboard.type("Fontaine")
    wait_until_stored("Fontaine")
    first.keyboard.type("Puits")
    conflict = first.locator(".translation-conflict")
    expect(conflict).to_contain_text("Fontaine")
    assert stored("Fontaine")
    conflict.locator("[data-keep]").click()
    wait_until_stored("Puits")
    second.locator("textarea").first.fill("Source")
    second.locator(".translation-conflict [data-take]").click()
    expect(second.locator("textarea").first).to_have_value("Puits")
    assert stored("Puits")


@pytest.mark.audit
def test_keys_insert_formatting(open_editor):
    tab = open_editor()
    area = tab.locator("textarea").nth(2)
    area.focus()
    tab.keyboard.type("Un puits")
    tab.keyboard.press("Control+Shift+ArrowLeft")
    tab.keyboard.press("Alt+0")
    expect(area).to_have_value("Un {1}puits{/1}")
    tab.keyboard.press("F1")
    expect(tab.locator("#translation-help")).to_be_visible()
    tab.keyboard.press("Escape")
    expect(area).to_be_focused()


@pytest.mark.audit
def test_the_preview_shows_what_was_typed(open_editor):
    tab = open_editor()
    tab.locator("[data-preview-toggle]").click()
    frame = tab.frame_locator("[data-preview] iframe")
    expect(frame.locator("h1")).to_contain_text("Brunnen")
    tab.locator("textarea").first.fill("Puits")
    expect(frame.locator("h1")).to_contain_text("Puits", timeout=10_000)


@pytest.mark.audit
def test_no_barriers(open_editor):
    tab = open_editor()
    tab.locator("textarea").nth(2).fill("Un {1}puits")
    expect(tab.locator(".translation-faults")).to_be_visible()
    for width in (1280, 360, 320):
        tab.set_viewport_size({"width": width, "height": 800})
        ours = [
            (violation["id"], node["html"])
            for violation in violations(tab, {"resultTypes": ["violations"]})
            for node in violation["nodes"]
            if "translation" in node["html"] or "translation" in str(node["target"])
        ]
        assert ours == [], width
        assert tab.evaluate("document.querySelector('.translation-editor').scrollWidth") <= width


@pytest.mark.audit
def test_without_scripts_the_form_does_it_all(chromium, live_site, news, people):
    context = chromium.new_context(java_script_enabled=False)
    cookie = client_of(people[0]).cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_site}])
    tab = context.new_page()
    tab.goto(f"{live_site}/admin/pages/{news.pk}/edit/")
    for area, words in enumerate(["Puits", "Bref.", WELL]):
        tab.locator("textarea").nth(area).fill(words)
    tab.locator("[name=action][value=submit]").click()
    expect(tab.locator("#review")).to_contain_text("soumis")
    context.close()
