"""The database goes away while somebody fills in a form: what was typed comes back, and is sent once it is there."""

import pytest
from django.db import connections

from core.public_forms import handling
from feedback.models import FeedbackReport
from tests.browser.test_proof import pages  # noqa: F401
from tests.browser.visits import PHONE, barriers
from tests.sampling import audited

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("database_beside_playwright")]
TYPED = 'Erste Zeile – „Zitat“ & <b>\nЗаявка "два"\n\nEnde'
AGAIN = {"de": "Erneut senden", "uk": "Надіслати ще раз"}


@pytest.mark.parametrize(("language", "has_script"), [("uk", False), audited(("de", True))])
def test_what_was_typed_comes_back(pages, live_site, chromium, monkeypatch, language, has_script):  # noqa: F811
    monkeypatch.setattr(handling, "MIN_AGE", 0)  # a test is quicker than people
    context = chromium.new_context(viewport=PHONE, java_script_enabled=has_script)
    page = context.new_page()
    page.goto(live_site + pages[language].get_url())
    page.check("[name=kind] >> nth=0")
    page.fill("[name=text]", TYPED)
    with monkeypatch.context() as away:
        away.setitem(connections.settings["default"], "HOST", "127.0.0.1")
        away.setitem(connections.settings["default"], "PORT", "1")
        with page.expect_response(lambda response: response.status == 503):
            page.click(".public-form button[type=submit]")
        assert TYPED.splitlines()[0] in page.inner_text("dl")
        assert page.get_attribute("html", "lang") == language
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        assert not has_script or barriers(page) == []
    page.focus(f"button:has-text('{AGAIN[language]}')")
    page.keyboard.press("Enter")
    page.wait_for_url("**sent=*")
    assert context.cookies() == []
    context.close()
    assert FeedbackReport.objects.get().text.replace("\r\n", "\n") == TYPED
