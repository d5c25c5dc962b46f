"""The log-in ends while an editor types: nothing is lost, and the page says what happened."""

import pytest
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation

from demo.users import PASSWORD
from home.models import ContentPage, HomePage
from tests import factories
from tests.browser.visits import NOTE_WATCHING, log_in_by_hand, logged_in

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("database_beside_playwright")]
COOKIE = "editor_session"


@pytest.fixture
def editor(committed, django_user_model):
    user = django_user_model.objects.create_superuser("tippt", "tippt@example.org", PASSWORD)
    yield user
    user.delete()


@pytest.fixture
def content_page(editor):
    home = HomePage.objects.get(locale__language_code="de")
    page = factories.ContentPageFactory(parent=home, title="Wer tippt", slug="wer-tippt")
    yield page
    Page.objects.get(pk=page.pk).delete()


@pytest.fixture
def site(editor, live_site):
    return live_site


@pytest.fixture
def tab(chromium, site):
    page = logged_in(chromium, site, "tippt")
    page.add_init_script(NOTE_WATCHING)
    yield page
    page.context.close()


def log_in_again(tab):
    """As the dialog says: in another window, and then back to this one."""
    dialog = tab.locator("#session-over")
    dialog.wait_for(state="visible", timeout=15_000)
    assert "nicht mehr angemeldet" in dialog.inner_text()
    with tab.context.expect_page() as opened:
        dialog.locator("a").click()
    log_in_by_hand(opened.value, "tippt")
    opened.value.close()
    if dialog.is_visible():
        dialog.locator("button").click()
    dialog.wait_for(state="hidden")


@pytest.mark.audit
@pytest.mark.parametrize("way", ["by autosave", "by the button"])
def test_what_was_typed_survives_the_end_of_the_log_in(way, tab, site, content_page):
    tab.goto(f"{site}/admin/pages/{content_page.pk}/edit/")
    tab.wait_for_selector("#watched")
    tab.context.clear_cookies(name=COOKIE)
    tab.fill("#id_summary", "Lange getippt")
    if way == "by the button":
        tab.locator("button[type=submit].action-save, footer button[type=submit]").first.click()
    log_in_again(tab)
    assert tab.input_value("#id_summary") == "Lange getippt"
    with tab.expect_event("load"):  # autosave changes the address alone
        tab.locator("footer button[type=submit]").first.click()
    latest = ContentPage.objects.get(pk=content_page.pk).get_latest_revision_as_object()
    assert latest.summary == "Lange getippt"


def test_every_button_of_a_form_still_says_which_one_it_was(tab, site, content_page):
    tab.goto(f"{site}/admin/pages/{content_page.pk}/edit/")
    tab.fill("#id_summary", "Gleich veröffentlicht")
    with tab.expect_event("load"):  # autosave changes the address alone
        tab.locator("[name=action-publish]").first.evaluate("button => button.click()")
    content_page.refresh_from_db()
    assert content_page.summary == "Gleich veröffentlicht"


def begin_page(tab, site, content_page):
    """A new page that is just being saved by itself; the call returned lets the browser know that it is."""
    tab.goto(f"{site}/admin/pages/add/home/contentpage/{content_page.get_parent().pk}/")
    tab.wait_for_selector("#watched")
    tab.fill("[name=title]", "Einmal da")
    answers = []

    def hold_answer(route):
        if answers or "Kurz." not in route.request.post_data:
            route.continue_()
        else:
            answers.append((route, route.fetch()))  # the page is there, and the browser does not know it yet

    tab.route("**/pages/add/**", hold_answer)
    tab.fill("[name=summary]", "Kurz.")
    while not answers:
        tab.wait_for_timeout(50)
    [(route, answer)] = answers
    return lambda: route.fulfill(response=answer)


def publish(tab):
    tab.locator("[name=action-publish]").first.evaluate("button => button.click()")
    tab.wait_for_timeout(300)


def assert_is_live():
    page = Page.objects.get(title="Einmal da", locale__language_code="de")
    Page.objects.filter(translation_key=page.translation_key).delete()
    assert page.live


@pytest.mark.audit
def test_what_is_published_while_it_is_being_saved_becomes_one_page(tab, site, content_page):
    is_saved = begin_page(tab, site, content_page)
    publish(tab)
    with tab.expect_event("load"):
        is_saved()
    assert_is_live()


def test_once_it_is_published_nothing_is_saved_by_itself_any_more(tab, site, content_page):
    """Else what had been typed last was saved beside, and made the page a draft again."""
    is_saved = begin_page(tab, site, content_page)
    tab.fill("[name=summary]", "Kurz und gut.")
    tab.wait_for_timeout(1500)  # until this is to be saved next
    publish(tab)
    publications, saved = [], []

    def hold(route):
        if route.request.method == "GET":
            return route.continue_()
        return (publications if route.request.resource_type == "document" else saved).append(route)

    tab.route("**/pages/*/edit/**", hold)
    is_saved()
    tab.wait_for_timeout(1500)
    assert saved == []
    with tab.expect_event("load"):
        publications[0].continue_()
    assert_is_live()


KEPT_HERE = """async () => {
    const form = Object.assign(document.createElement("form"), { method: "post" });
    const sent = new Promise((resolve) => form.addEventListener("submit", (event) => {
        event.preventDefault(); event.stopPropagation(); resolve();
    }));
    document.body.append(form);
    form.requestSubmit();
    await sent;
}"""


def test_where_a_dialog_sends_its_form_by_a_script_the_page_is_still_saved_by_itself(tab, site, content_page):
    tab.goto(f"{site}/admin/pages/{content_page.pk}/edit/")
    tab.wait_for_selector("#watched")
    tab.evaluate(KEPT_HERE)
    with tab.expect_response(lambda answer: answer.request.method == "POST" and answer.url.endswith("/edit/")):
        tab.fill("[name=summary]", "Nach dem Hochladen.")


@pytest.mark.audit
def test_a_translation_waits_for_the_log_in_and_is_saved_then(tab, site, content_page):
    french = factories.translate(content_page, Locale.objects.get(language_code="fr"), gaps=[content_page.title])
    tab.goto(f"{site}/admin/pages/{french.pk}/edit/")
    tab.wait_for_selector("[data-toolbar]:not([hidden])")
    tab.context.clear_cookies(name=COOKIE)
    tab.locator("#translation-form textarea").first.fill("Celle qui tape")
    with tab.expect_response(lambda answer: "/words/" in answer.url and answer.request.method == "POST" and answer.ok):
        log_in_again(tab)
    tab.locator("[data-status]", has_text="Gespeichert").wait_for()
    assert StringTranslation.objects.filter(data="Celle qui tape", locale__language_code="fr").exists()
