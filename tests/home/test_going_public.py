"""A new site is kept out of search engines until nothing is left that the office has to fill in."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.core.checks import run_checks
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction, Site
from wagtail.test.utils.form_data import nested_form_data

from core.mail.jobs import heartbeat
from core.mail.models import OutboxMail
from home.going_public import findings
from home.models import HomePage, SiteSettings
from operations import health
from tests import factories
from tests.html import soup_of
from tests.roles import client_of, user_of

pytestmark = pytest.mark.django_db
CODES = ("de", "fr", "uk")
ADDRESS = {"street": "Königstraße 2", "postcode": "70173", "city": "Stuttgart", "phone": "+49 711 1", "email": "a@b.de"}


@pytest.fixture
def facts(home):
    """Those of a site that is still being made."""
    facts = SiteSettings.for_site(Site.objects.select_related("root_page").get())
    facts.is_public = False
    facts.save()
    return facts


@pytest.fixture(scope="module")
def kept_pages(kept):
    """Everything is written and published in three languages."""
    home = HomePage.objects.get(locale__language_code="de")
    today = timezone.localdate()
    pages = {
        "imprint": factories.LegalPageFactory(parent=home, title="Impressum", kind="imprint"),
        "privacy": factories.LegalPageFactory(
            parent=home, title="Datenschutz", kind="privacy", body=[("processing", None)]
        ),
        "statement": factories.AccessibilityStatementPageFactory(parent=home, title="Erklärung", reviewed_on=today),
        "feedback": factories.FeedbackPageFactory(parent=home, title="Barriere melden"),
        "advice": factories.AdvicePageFactory(parent=home, title="Beratung"),
    }
    for page in pages.values():
        factories.translate_into_all(page)
    SiteSettings.objects.update(
        **ADDRESS,
        easy_language_page=factories.EasyLanguagePageFactory(parent=home),
        sign_language_page=factories.SignLanguagePageFactory(parent=home),
        security_page=factories.ContentPageFactory(parent=home, title="Schwachstellen"),
    )
    return pages


@pytest.fixture
def finished(kept_pages, facts):
    """The pages of a site that is whole but for the switch."""
    return {name: type(page).objects.get(pk=page.pk) for name, page in kept_pages.items()}


def words(facts):
    return [finding.words for finding in findings(facts)]


def save(client, facts, **changes):
    names = [*ADDRESS, "organisation", "office_name", "easy_language_page", "sign_language_page", "security_page"]
    facts.refresh_from_db()
    data = {name: getattr(facts, f"{name}_id" if name.endswith("page") else name) or "" for name in names} | changes
    url = reverse("wagtailsettings:edit", args=["home", "sitesettings", facts.site_id])
    return client.post(url, nested_form_data(data))


def is_public():
    return SiteSettings.objects.get().is_public


def test_while_it_is_off_search_engines_list_nothing_and_readers_read_the_same(facts, finished, client):
    document = factories.make_document()
    for address in ("/de/", "/fr/", "/uk/", finished["imprint"].url):
        with_switch_off = client.get(address)
        assert with_switch_off.status_code == 200
        assert soup_of(with_switch_off).find("meta", attrs={"name": "robots"})["content"] == "noindex"
        assert not soup_of(with_switch_off).find("link", hreflang=True)
        assert with_switch_off["X-Robots-Tag"] == "noindex"
    assert client.get(document.url)["X-Robots-Tag"] == "noindex"
    assert "Disallow: /\n" in client.get("/robots.txt").content.decode()
    assert "<loc>" not in client.get("/sitemap.xml").content.decode()
    assert client.get("/sitemap/pages.xml").status_code == 404
    before = {address: soup_of(client.get(address)).main for address in ("/de/", finished["imprint"].url)}
    SiteSettings.objects.update(is_public=True)
    assert before == {address: soup_of(client.get(address)).main for address in before}
    assert "X-Robots-Tag" not in client.get(document.url)


def test_what_is_hidden_stays_hidden_whether_it_is_public_or_not(facts, finished, client):
    page = factories.ContentPageFactory(parent=finished["imprint"].get_parent(), title="Intern")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    draft = factories.ContentPageFactory(parent=finished["imprint"].get_parent(), live=False)
    for value in (False, True):
        SiteSettings.objects.update(is_public=value)
        assert (client.get(page.url).status_code, client.get(draft.url).status_code) == (302, 404)


def test_a_site_with_gaps_does_not_go_public_and_says_each(facts, finished, admin_client):
    finished["imprint"].body = [("text", "<p>[BITTE ERGÄNZEN: Anschrift]</p>")]
    finished["imprint"].save_revision().publish()
    response = save(admin_client, facts, is_public="on", street="", organisation="Ein anderer Name")
    assert response.status_code == 200
    errors = response.context["form"].errors["is_public"]
    assert errors == [
        "Angaben zur Projektstelle fehlen: Straße und Hausnummer.",
        "Auf der Seite „Impressum“ (Deutsch) ist noch 1 Stelle auszufüllen.",
    ]
    assert "Ein anderer Name" in response.content.decode()
    assert not is_public()
    with pytest.raises(CommandError, match="Impressum"):
        call_command("go_live")


def test_what_the_same_form_fills_in_counts(facts, finished, admin_client, client):
    SiteSettings.objects.update(street="")
    assert save(admin_client, facts, is_public="on", street="Königstraße 2").status_code == 302
    assert is_public()
    page = client.get("/de/")
    assert not soup_of(page).find("meta", attrs={"name": "robots"})
    assert "X-Robots-Tag" not in page
    assert "Disallow: /\n" not in client.get("/robots.txt").content.decode()
    assert finished["imprint"].url in client.get("/sitemap/pages.xml").content.decode()


def test_it_is_switched_off_whatever_is_missing(facts, admin_client):
    SiteSettings.objects.update(is_public=True, city="")
    facts.refresh_from_db()
    assert words(facts)
    assert save(admin_client, facts).status_code == 302
    assert not is_public()


def test_the_shell_does_the_same(facts, finished, capsys):
    call_command("go_live")
    assert is_public()
    call_command("go_live")  # and may be repeated
    assert "öffentlich" in capsys.readouterr().out


def test_only_administrators_switch(facts, finished):
    publisher = client_of(user_of("veroeffentlichung"))
    assert save(publisher, facts, is_public="on", street="Neue Straße 1").status_code == 302
    facts.refresh_from_db()
    assert (facts.is_public, facts.street) == (False, "Neue Straße 1")


@pytest.mark.parametrize(("name", "title"), [("imprint", "Impressum"), ("feedback", "Barriere melden")])
def test_a_page_that_must_be_there_is_missed_in_each_language(name, title, facts, finished):
    assert words(facts) == []
    french = finished[name].get_translations().get(locale__language_code="fr").specific
    french.unpublish()
    (missing,) = words(facts)
    assert title in missing
    assert "(Französisch)" in missing
    finished[name].delete()
    assert "fehlt" in words(facts)[0]


def test_one_that_not_everybody_may_read_is_missed(facts, finished):
    PageViewRestriction.objects.create(page=finished["advice"], restriction_type=PageViewRestriction.LOGIN)
    assert len(words(facts)) == len(CODES)


def test_drafts_of_what_must_be_there_are_looked_at(facts, finished):
    page = factories.LegalPageFactory(parent=finished["imprint"].get_parent(), kind="imprint", title="Neu", live=False)
    page.summary = "[BITTE ERGÄNZEN: Anschrift]"
    page.save_revision()
    assert [finding.id for finding in findings(facts)] == ["home.W002"]


def test_a_privacy_notice_names_what_the_program_does(facts, finished):
    finished["privacy"].body = [("text", "<p>Wir achten auf Ihre Daten.</p>")]
    finished["privacy"].save_revision().publish()
    assert "home.W006" in {finding.id for finding in findings(facts)}
    found = run_checks(tags=["content"], include_deployment_checks=True)
    assert {message.msg for message in found} == set(words(facts))


def panel(client):
    return soup_of(client.get("/admin/")).find(id="to-do-section") or BeautifulSoup("", "html.parser")


def test_the_first_page_lists_what_is_left_with_the_place(facts, finished, client, django_assert_max_num_queries):
    administrator = client_of(user_of("admin"))
    finished["imprint"].unpublish()
    draft = factories.ContentPageFactory(parent=finished["imprint"].get_parent(), live=False)
    administrator.get("/admin/")
    with django_assert_max_num_queries(40):
        shown = panel(administrator)
    assert shown.find("a", href=reverse("wagtailadmin_pages:edit", args=[finished["imprint"].pk]))
    for part in ("Entwürfe", "zweite", "Sicherung", "Testmail"):
        assert part in shown.get_text()
    read_only = panel(client_of(user_of("veroeffentlichung")))
    assert "Impressum" in read_only.get_text()
    assert not read_only.select("li a, li form, li button, p a")
    for role in ("redaktion", "traduction", "anmeldung"):
        assert not panel(client_of(user_of(role))).get_text()
    draft.delete()
    SiteSettings.objects.update(is_public=True)
    assert not panel(administrator).get_text()


def test_no_test_mail_goes_to_an_address_that_takes_none(facts):
    administrator = client_of(user_of("admin"))
    get_user_model().objects.update(email="admin@intranet")
    told = administrator.post(reverse("home_admin:test_mail"), follow=True).text
    assert "Ihr Konto hat keine gültige E-Mail-Adresse" in told
    assert not OutboxMail.objects.exists()


def test_what_is_done_leaves_the_list(facts, finished):
    administrator = client_of(user_of("admin"))
    assert administrator.post(reverse("home_admin:test_mail")).status_code == 302
    assert administrator.post(reverse("home_admin:test_mail")).status_code == 302
    mail = OutboxMail.objects.get()
    assert (mail.to, mail.language) == ("admin@example.org", "de")
    OutboxMail.objects.update(state=OutboxMail.State.SENT)
    heartbeat(health.BACKUP)
    other = user_of("redaktion")
    other.is_superuser = True
    other.save()
    text = panel(administrator).get_text()
    for part in ("zweite", "Sicherung", "Testmail"):
        assert part not in text
    assert "Öffentlich schalten" in text


def test_the_test_mail_is_for_administrators_and_never_sent_by_a_link(facts):
    url = reverse("home_admin:test_mail")
    assert client_of(user_of("admin")).get(url).status_code == 405
    client_of(user_of("veroeffentlichung")).post(url)
    assert not OutboxMail.objects.exists()
