"""Passkeys in Chromium, whose virtual device speaks the real protocol; and the warning before a log-in ends."""

import pytest
from allauth.mfa.models import Authenticator

from tests.browser.visits import barriers

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("database_beside_playwright")]
PASSWORD = "a-password-for-tests"


@pytest.fixture
def editor(committed, django_user_model, settings):
    settings.STRONG_FACTOR_REQUIRED = True
    user = django_user_model.objects.create_superuser("schluessel", "schluessel@example.org", PASSWORD)
    yield user
    user.delete()


@pytest.fixture
def site(live_site):
    return live_site.replace("127.0.0.1", "localhost")  # a passkey belongs to a name, not to an address


@pytest.fixture
def tab(chromium, editor, site):
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="de")
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    device = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    device |= {"isUserVerified": True, "automaticPresenceSimulation": True}
    session.send("WebAuthn.addVirtualAuthenticator", {"options": device})
    page.goto(f"{site}/account/login/")
    yield page
    context.close()


def log_in_with_password(tab):
    tab.fill("[name=login]", "schluessel")
    tab.fill("[name=password]", PASSWORD)
    tab.press("[name=password]", "Enter")


@pytest.mark.audit
def test_a_passkey_is_set_up_and_logs_in_alone(tab, site, editor):
    log_in_with_password(tab)
    tab.wait_for_url("**/account/security/")
    tab.click("text=Passkey hinzufügen")
    assert barriers(tab) == []
    tab.fill("[name=name]", "Laptop im Büro")
    tab.click("#passkey-button")
    tab.wait_for_url("**/account/recovery-codes/")
    assert Authenticator.objects.filter(user=editor, type="webauthn").count() == 1
    tab.click("text=weiter zur Verwaltung")
    tab.wait_for_url("**/admin/")
    tab.context.clear_cookies()
    tab.goto(f"{site}/account/login/")
    tab.click("#passkey-button")
    tab.wait_for_url("**/admin/")


def test_a_passkey_is_asked_for_after_a_password(tab, site, editor):
    log_in_with_password(tab)
    tab.goto(f"{site}/account/passkeys/add/")
    tab.click("#passkey-button")
    tab.wait_for_url("**/account/recovery-codes/")
    tab.context.clear_cookies()
    tab.goto(f"{site}/account/login/")
    log_in_with_password(tab)
    tab.wait_for_url("**/account/code/")
    assert barriers(tab) == []
    tab.click("#passkey-button")
    tab.wait_for_url("**/admin/")


def test_a_passkey_that_is_not_there_is_said_so(tab):
    tab.click("#passkey-button")
    alert = tab.locator("#passkey-error")
    alert.wait_for(state="visible")
    assert "konnte nicht benutzt werden" in alert.inner_text()


@pytest.mark.audit
def test_a_warning_comes_before_the_log_in_ends_and_keeps_it(tab, site, settings):
    settings.STRONG_FACTOR_REQUIRED = False
    settings.SESSION_COOKIE_AGE = 302  # so that the warning, five minutes before the end, comes after two seconds
    log_in_with_password(tab)
    tab.wait_for_url("**/admin/")
    warning = tab.locator("#session-ends")
    warning.wait_for(state="visible", timeout=15_000)
    assert "gleich abgemeldet" in warning.inner_text()
    settings.SESSION_COOKIE_AGE = 3600
    with tab.expect_response("**/session/stay/") as answered:
        warning.locator("button").click()
    assert answered.value.json()["left"] > 3000
    warning.wait_for(state="hidden")
