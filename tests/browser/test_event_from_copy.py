"""The event of last year is held again: copied, every word changed, published in three languages, by hand."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect
from wagtail.models import Locale
from wagtail_localize.synctree import create_aliases_for_new_page

from demo.users import PASSWORD
from events.models import EventPage
from home.models import HomePage
from tests import factories
from tests.browser.visits import logged_in

pytestmark = [pytest.mark.audit, pytest.mark.browser, pytest.mark.usefixtures("database_beside_playwright")]
MOST = 60
LANGUAGES = ["fr", "uk"]


@pytest.fixture
def event(committed, django_user_model):
    user = django_user_model.objects.create_superuser("admin", "editor@example.org", PASSWORD)
    home = HomePage.objects.get(locale__language_code="de")
    index = factories.EventIndexPageFactory(parent=home, title="Treffen", slug="treffen")
    create_aliases_for_new_page(index)
    body = [("text", "<p>Wir sprechen über Wasser.</p><p>Danach gibt es Suppe.</p>")]
    event = factories.EventPageFactory(parent=index, title="Wasser", slug="wasser", summary="Ein Abend.", body=body)
    create_aliases_for_new_page(event)
    for code in LANGUAGES:
        factories.translate(event, Locale.objects.get(language_code=code))
    yield event
    type(index).objects.get(pk=index.pk).delete()
    user.delete()


class Hand:
    """Of an editor: each click, each key or shortcut, each text that is typed counts as one."""

    def __init__(self, page):
        self.page, self.count = page, 0

    def click(self, target):
        self.count += 1
        target.click()

    def press(self, keys):
        self.count += 1
        self.page.keyboard.press(keys)

    def type(self, words):
        self.count += 1
        self.page.keyboard.type(words)

    def fill(self, name, words):
        """Into a field that one clicks into: whatever stands there is replaced."""
        self.click(self.page.locator(f"[name={name}]"))
        self.press("Control+A")
        self.type(words)


def test_every_word_of_a_copy_is_changed_in_three_languages_with_sixty_interactions(event, live_site, chromium):
    page = logged_in(chromium, live_site)
    hand = Hand(page)
    page.goto(live_site + reverse("wagtailadmin_pages:copy", args=[event.pk]))  # as the list of events offers
    hand.fill("new_title", "Boden")
    hand.fill("new_slug", "boden")
    with page.expect_navigation():
        hand.press("Enter")
    copy = EventPage.objects.get(slug="boden", locale=event.locale)
    page.goto(live_site + reverse("wagtailadmin_pages:edit", args=[copy.pk]))
    hand.fill("summary", "Ein Morgen.")
    hand.click(page.locator("[data-contentpath=body] .public-DraftEditor-content"))
    hand.press("Control+A")
    hand.type("Wir sprechen über Böden.")
    expect(page.locator("[name=body-0-value]")).to_have_value(re.compile("Böden"))
    publish = page.locator("[name=action-publish]")
    hand.click(page.locator("footer [data-w-dropdown-target=toggle], footer .w-dropdown__toggle").last)
    with page.expect_navigation():
        hand.click(publish)
    copy.refresh_from_db()
    assert "Böden" in str(copy.body)
    assert "Suppe" not in str(copy.body)
    for code in LANGUAGES:
        translation = copy.get_translation(Locale.objects.get(language_code=code))
        hand.count += 2  # the switch of languages, and the language
        page.goto(live_site + reverse("wagtailadmin_pages:edit", args=[translation.pk]))
        page.wait_for_selector("[data-toolbar]:not([hidden])")
        open_ones = page.locator("[data-segment][data-state=missing], [data-segment][data-state=outdated]").count()
        assert open_ones >= 3
        for number in range(open_ones):
            hand.press("Control+A")
            hand.type(f"Mots {number}" if code == "fr" else f"Слова {number}")
            hand.press("Control+Enter")
        expect(page.locator("[data-status]")).not_to_contain_text("…")
        with page.expect_navigation():
            hand.press("Enter")
        shown = type(translation).objects.get(pk=translation.pk)
        assert shown.live_revision_id
        said = " ".join([shown.title, shown.summary, str(shown.body)])
        assert f"[{code}]" not in said, "no word of last year is left"
        assert "Böden" not in said
    assert hand.count <= MOST
