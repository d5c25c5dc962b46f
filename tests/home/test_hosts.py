"""Readers and editors have a process each: what one answers, the other leads to or does not know."""

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import CollectionViewRestriction, PageViewRestriction

from core.mail import outbox
from home.serving import hosts
from tests import factories, sitemaps
from tests.processes import ADMIN, SITE, process
from tests.roles import client_of, user_of

pytestmark = pytest.mark.django_db
MACHINES = ["/", "/robots.txt", "/favicon.ico", *sitemaps.ADDRESSES, "/-/live", "/-/ready"]
OF_THE_ADMIN = [
    "/admin/", "/admin/login/", "/admin/pages/", "/admin/api/main/pages/", "/account/", "/account/login/",
    "/account/password/reset/", "/account/passkeys/login/", "/de/_util/login/",
    "/de/_util/authenticate_with_password/1/1/",
]  # fmt: skip


@pytest.mark.parametrize("address", MACHINES)
def test_both_answer_machines(address, home):
    expected = Client().get(address)
    with process("public", SITE_URL="http://testserver"):
        answer = Client().get(address)
    assert (answer.status_code, answer.headers.get("Location")) == (
        expected.status_code,
        expected.headers.get("Location"),
    )
    assert answer.content == expected.content
    with process("admin"):
        assert Client().get(address).status_code in {200, 302}


@pytest.mark.parametrize("address", OF_THE_ADMIN)
@pytest.mark.parametrize("method", ["get", "post"])
def test_the_public_side_has_no_address_of_the_admin(address, method, home, admin_client):
    with process("public"):
        for client in (Client(), admin_client, Client(enforce_csrf_checks=True)):
            answer = getattr(client, method)(address)
            assert answer.status_code == 404
            assert not answer.cookies


def test_a_log_in_is_nothing_on_the_public_side(home, admin_client):
    """Whoever has the cookie of an editor reads what a stranger reads, and no session is looked for."""
    page = factories.ContentPageFactory(parent=home)
    with process("public"):
        answer = admin_client.get(page.url)
    assert answer.status_code == 200
    assert answer.wsgi_request.user.is_anonymous
    assert not hasattr(answer.wsgi_request, "session")
    assert b"wagtail-userbar" not in answer.content


@pytest.mark.parametrize("kind", ["login", "groups", "password"])
def test_a_restricted_page_is_answered_by_the_admins_host(kind, home):
    page = factories.ContentPageFactory(parent=home)
    PageViewRestriction.objects.create(page=page, restriction_type=kind, password="geheim")
    with process("public"):
        answer = Client().get(f"{page.url}?a=1")
        assert (answer.status_code, answer["Location"]) == (302, f"{ADMIN}{page.url}?a=1")
        assert "no-store" in answer["Cache-Control"]
        assert Client().post(page.url).status_code == 404, "a form that lay open is not led to where it is lost"
    with process("public", ADMIN_URL=""):
        assert Client().get(page.url).status_code == 404
    with process("admin"):
        client, answer = Client(), Client().get(page.url)
        if kind == "password":
            action = reverse("wagtailcore_authenticate_with_password", args=list(_restriction(page)))
            answer = client.post(action, {"password": "geheim", "return_url": page.url})
            assert answer["Location"] == page.url
            assert client.get(page.url).status_code == 200
        else:
            assert answer["Location"].startswith("/account/login/?next=")
        assert client_of(user_of("admin")).get(page.url).status_code == 200


def _restriction(page):
    return page.get_view_restrictions().get().pk, page.pk


def test_a_restricted_document_is_answered_by_the_admins_host(home):
    document = factories.make_document()
    restriction = CollectionViewRestriction.objects.create(collection=document.collection, restriction_type="groups")
    restriction.groups.add(Group.objects.get(name="Redaktion"))
    with process("public"):
        answer = Client().get(document.url)
        assert (answer.status_code, answer["Location"]) == (302, f"{ADMIN}{document.url}")
        restriction.delete()
        assert Client().get(document.url).status_code == 200


def test_the_admins_host_leads_readers_to_the_site(home):
    page = factories.ContentPageFactory(parent=home)
    with process("admin"):
        for address in ("/", page.url, "/de/suche/?q=a", "/sitemap/pages.xml", "/de/anmeldung/abc/"):
            answer = Client().get(address)
            assert (answer.status_code, answer["Location"]) == (302, f"{SITE}{address}"), address
        assert Client().get("/de/gibt-es-nicht/").status_code == 404
        assert Client().get("/robots.txt").content == b"User-agent: *\nDisallow: /\n"
        assert Client().post("/de/anmeldung/abc/").status_code == 404


def test_editors_work_and_preview_on_the_admins_host(home):
    page = factories.ContentPageFactory(parent=home)
    with process("admin"):
        editor = client_of(user_of("admin"))
        for name in ("edit", "view_draft"):
            assert editor.get(reverse(f"wagtailadmin_pages:{name}", args=[page.pk])).status_code == 200, name
        assert editor.get(page.url).status_code == 200


@pytest.mark.parametrize("role", ["public", "admin"])
def test_mails_name_the_host_that_answers(role):
    with process(role):
        assert outbox.absolute(reverse("wagtailadmin_home")) == f"{ADMIN}/admin/"
        assert outbox.absolute(reverse("account_login")) == f"{ADMIN}/account/login/"
        assert outbox.absolute("/de/") == f"{SITE}/de/"


def test_unsafe_combinations_are_errors():
    assert hosts.an_admin_of_its_own_has_an_address(None) == []
    with process("public", ADMIN_URL=""):
        assert [error.id for error in hosts.an_admin_of_its_own_has_an_address(None)] == ["home.E011"]
    assert hosts.the_public_side_reads_no_passwords(None, databases=["default"]) == []
    with process("public"):
        assert [error.id for error in hosts.the_public_side_reads_no_passwords(None, ["default"])] == ["home.E012"]
    assert settings.SITE_ROLE == "all"
