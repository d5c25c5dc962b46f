"""Reports of barriers and mistakes: from every page, in each language, answered in time and forgotten in time."""

from datetime import timedelta
from urllib.parse import quote

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from feedback import service
from feedback.models import Report
from home import retention
from home.models import OutboxMail, SiteSettings, Submission
from tests import factories
from tests.html import soup_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(home, locales):
    page = factories.FeedbackPageFactory(parent=home, title="Melden", slug="melden")
    for code in ("fr", "uk"):
        factories.translate(page, locales[code])
    return page


@pytest.fixture
def send(page):
    def send(address=page.url, **changes):
        client = Client(enforce_csrf_checks=True)
        with time_machine.travel("2026-11-20 10:00", tick=False) as clock:
            form = soup_of(client.get(address)).find("form", method="post")
            filled = {
                "form_token": form.find("input", attrs={"name": "form_token"})["value"],
                "kind": "barrier",
                "page": "/de/",
                "text": "Der Knopf lässt sich nicht mit der Tastatur erreichen.",
                "email": "",
            }
            clock.shift(30)
            return client.post(address, filled | changes)

    return send


@pytest.fixture
def clerk(django_user_model):
    user = django_user_model.objects.create_user("melden", "melden@example.org", "a-password-for-tests")
    user.groups.add(Group.objects.get(name=service.GROUP))
    client = Client()
    client.force_login(user)
    return client


def test_every_page_links_to_the_form_with_its_own_address(page, home, client, locales):
    news = factories.NewsIndexPageFactory(parent=home, title="Neues", slug="neues")
    links = [link["href"] for link in soup_of(client.get(news.url)).select("footer a")]
    assert f"/de/melden/?page={quote(news.url, safe='')}" in links
    assert soup_of(client.get(f"/de/melden/?page={news.url}")).find(id="id_page")["value"] == news.url
    french = page.get_translation(locales["fr"])
    assert any(link["href"].startswith(french.url) for link in soup_of(client.get("/fr/")).select("footer a"))


def test_a_report_without_address_is_taken_and_the_office_told(send, home):
    settings = SiteSettings.for_site(home.get_site())
    settings.email = "buero@example.org"
    settings.save()
    assert send().status_code == 303
    report = Report.objects.get()
    assert (report.kind, report.page_path, report.email, report.language) == ("barrier", "/de/", "", "de")
    assert report.due_on.isoformat() == "2026-12-18"
    mail = OutboxMail.objects.get()
    assert (mail.to, mail.kind) == ("buero@example.org", "feedback.arrived")
    assert "Tastatur" not in mail.text


@pytest.mark.parametrize("code", ["fr", "uk"])
def test_whoever_gives_an_address_gets_a_receipt_in_their_language(code, page, send, locales):
    assert send(page.get_translation(locales[code]).url, email="amina@example.org").status_code == 303
    mail = OutboxMail.objects.get(kind="feedback.receipt")
    assert (mail.to, mail.language) == ("amina@example.org", code)
    assert str(Report.objects.get()) in mail.subject


ADDRESSES = {
    "/de/neues/?x=1#y": "/de/neues/",
    "http://127.0.0.1:8000/fr/": "/fr/",
    "127.0.0.1/uk/": "/uk/",
    "": "",
    "https://example.com/": None,
    "//example.com/de/": None,
    "javascript:alert(1)": None,
    "http://[": None,
    "irgendwo": None,
}


@pytest.mark.parametrize(("typed", "stored"), ADDRESSES.items())
def test_only_addresses_of_this_site_are_taken(typed, stored, send):
    response = send(page=typed)
    if stored is None:
        assert response.status_code == 422
        assert soup_of(response).find(id="id_page")["value"] == typed
        assert "Tastatur" in soup_of(response).find(id="id_text").get_text()
        assert not Report.objects.exists()
    else:
        assert Report.objects.get().page_path == stored


def test_errors_keep_what_was_typed(send):
    response = send(kind="x", text="", email="keine")
    assert response.status_code == 422
    targets = {link["href"] for link in soup_of(response).find(id="form-errors").find_all("a")}
    assert targets == {"#id_kind_0", "#id_text", "#id_email"}
    assert soup_of(response).find(id="id_email")["value"] == "keine"


@pytest.mark.parametrize("asked", ["%00", "a" * 1500, "<script>", "%ff"])
def test_any_address_in_the_link_gives_the_form(asked, page, client):
    response = client.get(f"{page.url}?page={asked}")
    assert response.status_code in {200, 400}
    assert "<script>" not in response.content.decode().split("id_page")[-1][:200]


def test_what_waits_for_too_long_is_shown_to_the_clerk_only(clerk, send, admin_client, client, django_user_model):
    send()
    list_address = reverse(Report.snippet_viewset.get_url_name("list"))
    with time_machine.travel("2026-12-10 10:00"):
        assert "overdue-reports" not in admin_client.get("/admin/").content.decode()
    with time_machine.travel("2026-12-20 10:00"):
        editor = django_user_model.objects.create_user("r", "r@example.org", "a-password-for-tests")
        editor.groups.add(Group.objects.get(name="Redaktion"))
        other = Client()
        other.force_login(editor)
        clerk.force_login(django_user_model.objects.get(username="melden"))
        assert "overdue-reports" in clerk.get("/admin/").content.decode()
        assert "overdue-reports" not in other.get("/admin/").content.decode()
        assert clerk.get(list_address).status_code == 200
        assert other.get(list_address).status_code in {302, 403}


def test_the_clerk_works_on_a_report_and_cannot_delete_it(clerk, send):
    send()
    report = Report.objects.get()
    address = reverse(Report.snippet_viewset.get_url_name("edit"), args=[report.pk])
    assert "Tastatur" in clerk.get(address).content.decode()
    assert clerk.post(address, {"state": "done", "notes": "behoben", "text": "anders"}).status_code == 302
    report.refresh_from_db()
    assert (report.state, report.notes) == ("done", "behoben")
    assert report.done_at
    assert "Tastatur" in report.text
    assert clerk.post(reverse(Report.snippet_viewset.get_url_name("delete"), args=[report.pk])).status_code in {
        302,
        403,
    }
    assert Report.objects.exists()


def test_reports_go_in_time_with_their_mails_and_forms(send):
    send(email="amina@example.org")
    Report.objects.update(state="done", done_at=timezone.now() - timedelta(days=181))
    retention.run()
    assert not Report.objects.exists()
    assert not Submission.objects.exists()
    assert not OutboxMail.objects.filter(to="amina@example.org").exists()
