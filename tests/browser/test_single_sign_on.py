"""Single sign-on in Chromium, which lets a form lead nowhere but where the site's strict policy lets it."""

import pytest
from allauth.socialaccount.models import SocialAccount

from tests.accounts.oidc_server import CLIENT, SECRET, Provider
from tests.browser.visits import barriers

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("database_beside_playwright")]


@pytest.fixture
def provider(committed, django_user_model, settings):
    running = Provider()
    settings.STRONG_FACTOR_REQUIRED = True
    settings.SINGLE_SIGN_ON = {
        "server": running.address, "client_id": CLIENT, "secret": SECRET, "name": "Hauskonto", "only": True,
        "strong_factor": True, "acr_values": ["mfa"],
    }  # fmt: skip
    user = django_user_model.objects.create_superuser("amina", "redaktion@example.org")
    yield running
    user.delete()
    running.stop()


@pytest.fixture
def tab(chromium, provider, live_site):
    context = chromium.new_context(viewport={"width": 320, "height": 640}, locale="de")
    page = context.new_page()
    page.complaints = []
    page.on("console", lambda message: page.complaints.append(message.text) if message.type == "error" else None)
    page.goto(f"{live_site}/account/login/?next=/admin/reports/site-history/")
    yield page
    context.close()


def test_one_button_leads_through_the_provider_into_the_admin(tab, provider):
    provider.told = {"amr": ["mfa"]}
    assert barriers(tab) == []
    assert not tab.locator("[name=password]").is_visible()
    tab.get_by_role("button", name="Mit Hauskonto anmelden").press("Enter")
    tab.wait_for_url(f"{provider.address}/authorize**")
    tab.get_by_role("button", name="Ich bin es").click()
    tab.wait_for_url("**/admin/reports/site-history/")
    assert SocialAccount.objects.count() == 1
    assert tab.complaints == []


@pytest.mark.audit
def test_who_is_unknown_reads_why_and_gets_back(tab, provider):
    provider.told = {"email": "niemand@example.org"}
    tab.get_by_role("button", name="Mit Hauskonto anmelden").click()
    tab.get_by_role("button", name="Ich bin es").click()
    alert = tab.get_by_role("alert")
    alert.wait_for()
    assert "dazu gehört hier kein Konto" in alert.inner_text()
    assert barriers(tab) == []
    tab.get_by_text("Zurück zur Anmeldung").click()
    tab.get_by_text("Für die Administration im Notfall").click()
    tab.locator("[name=password]").wait_for(state="visible")
    assert barriers(tab) == []


def test_the_page_in_between_has_a_link_for_who_does_not_follow_by_itself(tab, provider):
    tab.route(f"{provider.address}/**", lambda route: route.abort())
    with tab.expect_response("**/account/single-sign-on/") as answered:
        tab.get_by_role("button", name="Mit Hauskonto anmelden").click()
    assert "form-action 'self'" in answered.value.headers["content-security-policy"]
    assert f'<a href="{provider.address}/authorize?' in answered.value.text()
