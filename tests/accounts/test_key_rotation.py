"""SECRET_KEY is changed, and the one before named in SECRET_KEY_FALLBACKS: nobody notices, and nothing is lost."""

import io
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction

from core.mail.models import OutboxMail
from core.privacy import links, persons
from core.privacy.models import ErasureRecord
from core.public_forms.models import Submission
from events import survey
from events.check_in import tickets
from events.models import Registration
from events.registration import mails
from newsletter import subscriptions
from newsletter.models import Subscriber
from tests import factories
from tests.accounts.conftest import code_of, log_in
from tests.events.registrations import register

pytestmark = pytest.mark.django_db
ADMIN = "/admin/"
NEW = "another-key-" * 5
EMAIL = "gast@example.org"


@pytest.fixture
def rotate(settings):
    def rotate(new=NEW):
        settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
        settings.SECRET_KEY = new

    return rotate


@pytest.fixture
def event(home):
    index = factories.EventIndexPageFactory(parent=home, title="Veranstaltungen", slug="veranstaltungen")
    return factories.EventPageFactory(parent=index, title="Austausch", policy="open")


def test_who_is_logged_in_stays_so_and_the_device_stays_known(with_app, rotate):
    client, secret = with_app
    rotate()
    assert client.get(ADMIN).status_code == 200
    OutboxMail.objects.all().delete()
    client.post(reverse("account_logout"))
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        log_in(client)
        client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
        assert client.get(ADMIN).status_code == 200
    assert not OutboxMail.objects.exists(), "no mail on a new device"


def test_secrets_of_codes_are_encrypted_anew_and_the_old_key_can_go(with_app, rotate, settings):
    rotate()
    call_command("reencrypt_secrets", stdout=io.StringIO())
    settings.SECRET_KEY_FALLBACKS = []
    client = Client()
    with time_machine.travel("2030-01-01 10:00"):
        log_in(client)
        assert client.post(reverse("mfa_authenticate"), {"code": code_of(with_app[1])}).status_code == 302
        assert client.get(ADMIN).status_code == 200


def test_secrets_that_no_key_opens_are_named(with_app, settings):
    stored = Authenticator.objects.get(type="totp")
    settings.SECRET_KEY = NEW
    with pytest.raises(CommandError, match=f"new start at the log-in: {stored.user_id}"):
        call_command("reencrypt_secrets", stdout=io.StringIO())
    assert Authenticator.objects.get(type="totp").data == stored.data


def test_links_of_mails_lead_on(event, rotate, client):
    registration = register(event, email=EMAIL)
    token = links.create(mails.SCOPE, registration, timedelta(days=1))
    submission = Submission.objects.create(key="k", form="newsletter", digest="d")
    subscriber = Subscriber.objects.create(submission=submission, email=EMAIL, language="de")
    of_newsletter = links.create(subscriptions.SCOPE, subscriber, timedelta(days=1))
    addresses = f"/de/anmeldung/{token}/", f"/de/newsletter-abo/{of_newsletter}/"
    assert {client.get(address).status_code for address in addresses} == {200}
    rotate()
    assert {Client().get(address).status_code for address in addresses} == {200}


def test_tickets_and_questions_after_an_event_are_taken(event, rotate):
    registration, token = register(event), survey.new_token(event)
    code = tickets.code_of(registration)
    rotate()
    assert code != tickets.code_of(registration)
    assert code in tickets.codes_of(registration)
    assert survey.is_genuine(event, token)


def test_the_password_of_a_page_is_not_asked_for_again(home, rotate):
    page = factories.ContentPageFactory(parent=home, title="Intern", slug="intern")
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password="geheim"
    )
    reader = Client()
    address = reverse("wagtailcore_authenticate_with_password", args=[restriction.pk, page.pk])
    reader.post(address, {"password": "geheim", "return_url": page.url})
    assert "Intern" in reader.get(page.url).text
    rotate()
    assert "password" not in reader.get(page.url).text


def test_a_replay_finds_whom_earlier_keys_have_named(event, rotate, settings, tmp_path):
    settings.ERASURE_LEDGER = tmp_path / "erasures.txt"
    register(event, email=EMAIL)
    backup = Registration.objects.values().get()
    persons.erase(EMAIL)
    rotate()
    rotate("a-third-key-" * 5)
    ErasureRecord.objects.all().delete()
    Registration.objects.update(**backup)
    call_command("replay_erasures", stdout=io.StringIO())
    assert Registration.objects.get().email == ""
