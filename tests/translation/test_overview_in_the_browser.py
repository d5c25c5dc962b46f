"""The overview by keyboard, on the narrowest screen, and as axe sees it."""

import pytest
from django.urls import reverse
from wagtail.models import Locale, Page

from demo.users import PASSWORD
from home.models import HomePage
from tests import factories
from tests.browser.visits import DESKTOP, PHONE, barriers, logged_in
from translation.models import Assignment

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("database_beside_playwright")]
# What is wrong in Wagtail's own frame.
FRAME = ["color-contrast", "region", "landmark-unique", "heading-order", "aria-allowed-role", "nested-interactive"]


@pytest.fixture
def editor(committed, django_user_model):
    user = django_user_model.objects.create_superuser("leitet", "leitet@example.org", PASSWORD)
    yield user
    Assignment.objects.all().delete()
    user.delete()


@pytest.fixture
def bridges(editor):
    page = factories.ContentPageFactory(
        parent=HomePage.objects.get(locale__language_code="de"), title="Brücken", slug="bruecken-im-browser"
    )
    factories.translate(page, Locale.objects.get(language_code="fr"), gaps=["Brücken"])
    yield page
    Page.objects.get(pk=page.pk).delete()


@pytest.fixture
def tab(chromium, editor, bridges, live_site):
    page = logged_in(chromium, live_site, "leitet", viewport=DESKTOP)
    yield page
    page.context.close()


@pytest.mark.audit
def test_a_translation_is_assigned_by_keyboard(tab, live_site, bridges):
    errors = []
    tab.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)
    tab.goto(live_site + reverse("translation:overview") + "?language=fr")
    assert barriers(tab, but=FRAME) == []
    tab.locator(f"[name=cell][value='{bridges.pk}-fr']").focus()
    tab.keyboard.press("Space")
    tab.get_by_role("button", name="Angekreuzte zuweisen").focus()
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/assign/**")
    assert "Brücken" in tab.inner_text("main")
    assert barriers(tab, but=FRAME) == []
    tab.get_by_label("Datum entfernen").focus()
    tab.keyboard.press("Space")
    tab.get_by_role("button", name="Zuweisen").focus()
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/overview/")
    assert Assignment.objects.get().object_key == str(bridges.translation_key)
    assert errors == []


def test_filters_work_without_a_new_page_and_keep_the_form(tab, live_site, bridges):
    tab.goto(live_site + reverse("translation:overview"))
    tab.fill("[data-controller=w-swap] [name=q]", "brück")
    tab.locator("#listing-results tbody tr").nth(2).wait_for(state="detached")
    tab.get_by_role("button", name="Alle 2 gefundenen Zeilen zuweisen").click()
    tab.wait_for_url("**/assign/**")
    assert "2 Zeilen sind ausgewählt" in tab.inner_text("main")


@pytest.mark.audit
def test_on_the_narrowest_screen_the_pages_do_not_scroll_sideways(tab, live_site, bridges):
    tab.set_viewport_size(PHONE)
    for name in ("overview", "records"):
        tab.goto(live_site + reverse(f"translation:{name}"))
        assert tab.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], name
