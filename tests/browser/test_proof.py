"""Very many forms come in: with script the browser works and sends by itself, without one waits; nobody is shut out."""

import pytest
from wagtail.models import Locale, Page

from core.public_forms import bar, handling, limits
from core.public_forms.models import RateCount, Submission
from core.public_forms.token import Token
from feedback.form import FeedbackForm
from feedback.models import FeedbackReport
from home.models import HomePage
from tests import factories
from tests.browser.visits import PHONE, barriers
from tests.sampling import sample

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("database_beside_playwright")]
LANGUAGES = sample(["fr", "de", "uk"], 3)


@pytest.fixture
def pages(committed):
    """The page with the form in each language."""
    german = factories.FeedbackPageFactory(
        parent=HomePage.objects.get(locale__language_code="de"), title="Melden", slug="voll"
    )
    others = Locale.objects.exclude(language_code="de")
    yield {"de": german} | {locale.language_code: factories.translate(german, locale) for locale in others}
    Page.objects.get(pk=german.pk).delete()
    for model in (FeedbackReport, Submission, RateCount):
        model.objects.all().delete()


@pytest.fixture
def busy(pages, rf, monkeypatch):
    """More has come in than the form's limit."""
    monkeypatch.setattr(FeedbackForm, "limits", limits.Limits(per_target=1))
    monkeypatch.setattr(handling, "MIN_AGE", 0)  # a test is quicker than people
    request = rf.get("/", REMOTE_ADDR="203.0.113.1")
    limits.count(limits.counters(FeedbackForm.limits, Token.new("feedback", pages["de"].form_target), request))
    return pages


@pytest.fixture
def send(busy, live_site, chromium):
    """`send(language)`: the browser's page after somebody has filled in the form by keyboard."""
    contexts = []

    def start(language, **options):
        contexts.append(chromium.new_context(viewport=PHONE, **options))
        page = contexts[-1].new_page()
        page.goto(live_site + busy[language].get_url())
        page.focus("[name=kind]")
        page.keyboard.press("Space")
        page.fill("[name=text]", "Unverwechselbare Wörter")
        page.focus(".public-form button[type=submit]")
        page.keyboard.press("Enter")
        return page

    yield start
    for context in contexts:
        assert context.cookies() == []
        context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_browser_works_and_sends_by_itself(language, send):
    page = send(language)
    page.locator("#sent").wait_for()
    assert FeedbackReport.objects.get().text == "Unverwechselbare Wörter"


@pytest.mark.audit
@pytest.mark.parametrize("language", LANGUAGES)
def test_meanwhile_it_says_so_and_the_form_can_be_used(language, send, monkeypatch):
    monkeypatch.setattr(bar, "BITS", 32)  # more than a browser does in a test
    monkeypatch.setattr(bar, "MOST_BITS", 32)
    page = send(language)
    box = page.locator("#form-proof")
    box.wait_for()
    assert box.inner_text().strip()
    assert page.evaluate("document.activeElement.id") == "form-proof"
    assert page.locator("#form-errors").is_hidden()
    assert barriers(page) == []
    page.emulate_media(color_scheme="dark")
    assert barriers(page, ["color-contrast"]) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.fill("[name=text]", "Andere Wörter")  # it does not hang
    assert page.input_value("[name=text]") == "Andere Wörter"


@pytest.mark.audit
def test_what_is_changed_meanwhile_is_not_sent_by_itself(send, monkeypatch):
    monkeypatch.setattr(bar, "BITS", 32)
    monkeypatch.setattr(bar, "MOST_BITS", 32)
    monkeypatch.setattr(bar, "WAIT", 2)
    page = send("de")
    page.locator("#form-proof").wait_for()
    page.fill("[name=text]", "Andere Wörter")
    page.locator("#form-proof", has_text="fertig").wait_for()
    page.locator(".public-form button[type=submit]").click()
    page.locator("#sent").wait_for()
    assert FeedbackReport.objects.get().text == "Andere Wörter"


@pytest.mark.audit
@pytest.mark.parametrize("language", LANGUAGES)
def test_without_script_one_waits_and_sends_again(language, send, monkeypatch):
    monkeypatch.setattr(bar, "WAIT", 2)
    page = send(language, java_script_enabled=False)
    message = page.locator("#form-errors")
    message.wait_for()
    assert "2" in message.inner_text()
    assert page.locator("#form-proof").is_hidden()
    assert page.input_value("[name=text]") == "Unverwechselbare Wörter"
    page.wait_for_timeout(2100)
    page.locator(".public-form button[type=submit]").press("Enter")
    page.locator("#sent").wait_for()
    assert FeedbackReport.objects.count() == 1
