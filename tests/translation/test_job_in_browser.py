"""The page of a job as somebody outside uses it: on a phone, by keyboard, without script."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation

from core.mail.models import OutboxMail
from core.privacy import links
from home.models import HomePage
from tests import factories
from tests.browser.visits import PHONE, barriers
from translation.jobs import mails
from translation.models import ExternalJob

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("database_beside_playwright")]


@pytest.fixture
def address(committed):
    home = HomePage.objects.get(locale__language_code="de")
    body = [("text", "<p>Lesen Sie <b>jetzt</b>.</p>")]
    page = factories.ContentPageFactory(parent=home, title="Brückenbauende", body=body)
    factories.translate(page, Locale.objects.get(language_code="uk"), publish=False, gaps=["Lesen Sie <b>jetzt</b>."])
    job = ExternalJob.objects.create(
        translation=Translation.objects.get(source__object_id=page.translation_key), name="Olena",
        email="olena@example.org", language="uk", expires_at=timezone.now() + timedelta(days=3),
    )  # fmt: skip
    with translation.override("uk"):
        yield reverse("translation_job:job", args=[links.create(mails.SCOPE, job, timedelta(days=3))])
    OutboxMail.objects.all().delete()
    type(page).objects.get(pk=page.pk).delete()


@pytest.mark.audit
def test_it_works_on_a_phone_without_script_and_has_no_barrier(address, live_site, chromium):
    page = chromium.new_context(viewport=PHONE).new_page()
    page.goto(live_site + address)
    assert barriers(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.emulate_media(color_scheme="dark")
    assert barriers(page, ["color-contrast"]) == []
    plain = chromium.new_context(viewport=PHONE, java_script_enabled=False)
    page = plain.new_page()
    page.goto(live_site + address)
    empty = page.locator("textarea").filter(has_not_text="[uk]").first
    assert empty.input_value() == ""
    empty.fill("Читайте <i>зараз</i>.")
    page.locator("button[value=save]").press("Enter")
    wrong = page.locator("textarea[aria-invalid]")
    wrong.wait_for()
    assert wrong.input_value() == "Читайте <i>зараз</i>."
    wrong.fill("Читайте {1}зараз{/1}.")
    page.locator("button[value=done]").press("Enter")
    page.get_by_role("status").wait_for()
    assert plain.cookies() == []
    assert StringTranslation.objects.filter(data="Читайте <b>зараз</b>.").exists()
    assert ExternalJob.objects.get().state == "completed"
    page.goto(live_site + address)
    assert page.locator("textarea").count() == 0
