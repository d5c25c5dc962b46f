"""/.well-known/security.txt, read as RFC 9116 (sections 2.5 and 4) says."""

import datetime
import re

import pytest
import time_machine
from django.core.checks import run_checks
from wagtail.models import PageViewRestriction, Site

from home.models import SiteSettings
from tests import factories

pytestmark = pytest.mark.django_db
ADDRESS = "/.well-known/security.txt"
URI = r"(?:mailto:[^\s@]+@[^\s@]+|https://\S+)"
# Of each field: how its value is written, and whether it may stand there once only.
FIELDS = {
    "Contact": (URI, False),
    "Expires": (r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)", True),
    "Preferred-Languages": (r"[a-z]{2,3}(?:, ?[a-z]{2,3})*", True),
    "Canonical": (r"https://\S+", False),
    "Policy": (URI, False),
}


def fields_of(text):
    """`{name: [value]}`; fails where the grammar of the RFC does not fit."""
    found = {}
    for line in re.fullmatch(r"((?:[^\r\n]*\r?\n)*)", text).group(1).splitlines():
        name, value = re.fullmatch(r"([A-Za-z-]+): (\S.*)", line).groups()
        pattern, _once = FIELDS[name]
        assert re.fullmatch(pattern, value), line
        found.setdefault(name, []).append(value)
    assert {"Contact", "Expires"} <= set(found)
    assert [name for name, (_pattern, once) in FIELDS.items() if once and len(found.get(name, [])) > 1] == []
    return found


@pytest.fixture
def facts(home, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://testserver"
    facts = SiteSettings.for_site(Site.objects.get())
    facts.email = "projektstelle@example.org"
    facts.save()
    return facts


def test_it_says_whom_to_write_to(facts, client):
    response = client.get(ADDRESS, secure=True)
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    fields = fields_of(response.content.decode())
    assert fields["Contact"] == ["mailto:projektstelle@example.org"]
    assert fields["Preferred-Languages"] == ["de, fr, uk, en"]
    assert fields["Canonical"] == [f"https://testserver{ADDRESS}"]
    assert "Policy" not in fields


def test_it_names_the_page_on_weaknesses(facts, home, client):
    page = factories.ContentPageFactory(parent=home, title="Schwachstellen melden")
    SiteSettings.objects.update(security_page=page)
    fields = fields_of(client.get(ADDRESS, secure=True).content.decode())
    assert fields["Policy"] == [f"https://testserver{page.url}"]
    assert fields["Contact"] == ["mailto:projektstelle@example.org", *fields["Policy"]]


@pytest.mark.parametrize("hide", ["withdraw", "restrict"])
def test_a_page_that_readers_may_not_open_is_not_named(hide, facts, home, client):
    page = factories.ContentPageFactory(parent=home)
    SiteSettings.objects.update(security_page=page)
    if hide == "withdraw":
        page.unpublish()
    else:
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert page.url not in client.get(ADDRESS, secure=True).content.decode()


def test_it_never_ends_and_stays_the_same_all_day(facts, client):
    with time_machine.travel("2026-11-27 00:00:01Z", tick=False):
        morning = client.get(ADDRESS, secure=True).content
    with time_machine.travel("2026-11-27 23:59:59Z", tick=False):
        assert client.get(ADDRESS, secure=True).content == morning
        now = datetime.datetime.now(datetime.UTC)
    (expires,) = fields_of(morning.decode())["Expires"]
    assert now < datetime.datetime.fromisoformat(expires) < now + datetime.timedelta(days=365)


def test_without_a_contact_there_is_none_and_a_check_says_so(facts, client):
    SiteSettings.objects.update(email="")
    assert client.get(ADDRESS, secure=True).status_code == 404
    found = {message.id: message.msg for message in run_checks(tags=["content"], include_deployment_checks=True)}
    assert "security.txt" in found["home.W004"]


def test_nothing_can_be_sent_to_it(facts, client):
    assert client.post(ADDRESS, secure=True).status_code == 405
