"""The public side's role of the database is enough for all that readers do, and for no more."""

import re
from urllib.parse import urljoin

import pytest
import time_machine
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from psycopg.errors import InsufficientPrivilege

from events.models import Registration
from events.registration.booking_form import BookingForm
from events.registration.form import RegistrationForm
from home.serving import hosts
from partnerships.contributions.notice_forms import NoticeForm
from partnerships.models import PartnerSearchNotice
from tests import factories, mails, sitemaps
from tests.contract.browser import Sender, chosen_first
from tests.contract.public_pages import FORMS, VALID, topics
from tests.contract.test_every_page import PAGE_TYPES, publish
from tests.contract.test_every_public_form import LISTS
from tests.html import soup_of
from tests.processes import make_public_role, process, public_requests
from tests.sampling import sample

pytestmark = pytest.mark.django_db
CODES = ["de", "fr", "uk"]


@pytest.fixture
def role(public_role, db):
    return public_role


@pytest.mark.parametrize("page_type", sample(PAGE_TYPES, 8))
def test_every_page_is_shown_as_by_a_process_for_all(page_type, role, home, locales, client):
    page = publish(page_type, home)
    for version in in_languages(page, locales):
        expected = client.get(version.url)  # of this process, which is one for all
        with public_requests(role):
            answer = client.get(version.url)
        assert (answer.status_code, expected.status_code) == (200, 200)
        assert not answer.cookies
        assert without_token(answer) == without_token(expected)


def in_languages(page, locales):
    """The page and its translations."""
    others = [locales[code] for code in CODES if code != "de"]
    for locale in others:
        for ancestor in page.get_ancestors().filter(depth__gt=2).specific():
            factories.translate(ancestor, locale)
    return [page, *(factories.translate(page, locale) for locale in others)]


def without_token(answer):
    return re.sub(rb'(name="form_token"[^>]*value=)"[^"]*"', rb"\1", answer.content)


@pytest.mark.parametrize("address", ["/", "/robots.txt", *sitemaps.ADDRESSES, "/-/live", "/-/ready", "/-/health"])
def test_machines_are_answered(address, role, home):
    factories.ContentPageFactory(parent=home)
    expected = Client().get(address)
    with public_requests(role):
        answer = Client().get(address)
    assert answer.status_code == expected.status_code
    assert answer.get("Content-Type") == expected.get("Content-Type")


@pytest.mark.parametrize("name", LISTS)
def test_every_list_is_filtered_and_searched(name, role, home, client):
    topics()
    address = LISTS[name](home)
    with public_requests(role):
        fields = soup_of(client.get(address)).select("form input[name], form select[name]")
        for asked in (chosen_first(fields), {"q": "Amina"}, {"q": "gibtesnicht", "export": "csv"}):
            assert client.get(address, asked).status_code in {200, 302, 422}, asked
        assert client.get("/de/gibt-es-nicht/").status_code == 404


@pytest.mark.parametrize("form_class", FORMS, ids=lambda form: form.__name__)
def test_every_form_is_sent_and_confirmed(form_class, role, home, django_capture_on_commit_callbacks):
    topics()
    make_page, field = FORMS[form_class]
    with time_machine.travel("2026-11-26 10:00", tick=False) as clock:
        address = make_page(home)
        with public_requests(role):
            opened = Sender(Client(), address, field, **VALID.get(form_class, {}))
            opened.client.raise_request_exception = True
            clock.shift(60)
            answer = opened.client.post(opened.action, opened.sent)
            assert answer.status_code in {302, 303}, answer.context["form"].errors
            assert opened.client.get(urljoin(opened.action, answer["Location"])).status_code == 200
        for link in links_of_mails():
            follow(link, role, clock)
    assert CONFIRMED.get(form_class, lambda: True)()


CONFIRMED = {
    RegistrationForm: lambda: Registration.objects.get().verified_at,
    BookingForm: lambda: all(row.verified_at for row in Registration.objects.all()),
    NoticeForm: lambda: PartnerSearchNotice.objects.get().state != PartnerSearchNotice.State.UNCONFIRMED,
}


def links_of_mails():
    """The addresses that the mails of the outbox name, each once."""
    texts = "\n".join(mail.text for mail in mails.written())
    return dict.fromkeys(re.findall(r"https?://[^/\s]+(/(?:de|fr|uk)/[^\s>)]+)", texts))


def follow(link, role, clock):
    """Open it and do what its page offers."""
    with public_requests(role):
        page = Client().get(link)
        assert page.status_code in {200, 302, 303, 410, 404}, link
        for form in soup_of(page).select("main form[method=post]"):
            clock.shift(60)
            sent = {one["name"]: one.get("value", "") for one in form.select("input[name], button[name]")}
            answer = Client().post(form.get("action") or link, sent)
            assert answer.status_code < 500, link


FORBIDDEN = {
    "read hashes of passwords": "SELECT password FROM home_user",
    "read sessions": "SELECT * FROM django_session",
    "read passkeys": "SELECT data FROM mfa_authenticator",
    "read what is being translated": "SELECT data FROM wagtail_localize_stringtranslation",
    "read who read what": "SELECT * FROM privacy_accessrecord",
    "read drafts": "SELECT content FROM wagtailcore_revision",
    "read the words of mails": "SELECT text FROM mail_outboxmail",
    "make somebody an administrator": "UPDATE home_user SET is_superuser = true",
    "make an account": "INSERT INTO home_user (username) VALUES ('x')",
    "put somebody into a group": "INSERT INTO home_user_groups (user_id, group_id) VALUES (1, 1)",
    "change a page": "UPDATE wagtailcore_page SET title = 'x'",
    "change an event": "UPDATE events_eventpage SET capacity_on_site = 10000",
    "delete a page": "DELETE FROM wagtailcore_page",
    "lift a restriction": "DELETE FROM wagtailcore_pageviewrestriction",
    "delete a registration": "DELETE FROM events_registration",
    "delete an event": "DELETE FROM events_eventpage",
    "forget a proof of consent": "DELETE FROM newsletter_consentproof",
    "forget an erasure": "DELETE FROM privacy_erasurerecord",
    "make a table": "CREATE TABLE own (id int)",
    "drop a guard": "ALTER TABLE events_registration DISABLE TRIGGER seats_within_capacity",
    "drop a table": "DROP TABLE events_registration",
    "empty a table": "TRUNCATE events_registration",
    "make a role": "CREATE ROLE another",
}


@pytest.mark.parametrize("act", FORBIDDEN)
def test_the_role_may_not(act, role):
    with connection.cursor() as cursor, transaction.atomic():
        cursor.execute(f'SET LOCAL ROLE "{role}"')
        with pytest.raises(ProgrammingError) as raised, transaction.atomic():
            cursor.execute(FORBIDDEN[act])
        cursor.execute("RESET ROLE")
    assert isinstance(raised.value.__cause__, InsufficientPrivilege)


def test_a_second_run_changes_nothing_and_takes_what_is_too_much(role):
    with connection.cursor() as cursor:
        cursor.execute(f'GRANT ALL ON home_user TO "{role}"')
        make_public_role()
        cursor.execute("SELECT has_table_privilege(%s, 'home_user', 'UPDATE')", [role])
        assert not cursor.fetchone()[0]


def test_the_check_is_content_with_the_role(role):
    with process("public"), connection.cursor() as cursor, transaction.atomic():
        cursor.execute(f'SET LOCAL ROLE "{role}"')
        assert hosts.the_public_side_reads_no_passwords(None, ["default"]) == []
        cursor.execute("RESET ROLE")
