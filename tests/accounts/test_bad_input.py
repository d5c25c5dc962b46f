"""Whatever is typed at the log-in, and whatever comes in place of a passkey: an answer, never a fault."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from tests.contract.forms import CORPUS, SAMPLE, TOO_LONG_ADDRESS
from tests.sampling import audited

pytestmark = pytest.mark.django_db
# What looks ever more like the answer of a passkey, for the fields that expect one.
CREDENTIALS = [
    "false", "{}", "[]", "7", '{"id": 7}', '{"id": "x", "rawId": "x", "type": "public-key", "response": {}}',
    '{"id":"eA","rawId":"eA","type":"public-key","response":{"clientDataJSON":"e30","attestationObject":"oA"}}',
    '{"id":"eA","rawId":"eA","type":"public-key","response":{"clientDataJSON":"e30","authenticatorData":"oA",'
    '"signature":"oA","userHandle":"eA"}}',
]  # fmt: skip
each_value = pytest.mark.parametrize("values", [SAMPLE, audited([value for value in CORPUS if value not in SAMPLE])])


def typed(field, values):
    return [*values, *CREDENTIALS] if field == "credential" else values


@pytest.fixture(autouse=True)
def _without_limits(monkeypatch):
    monkeypatch.setattr("accounts.guesses.MOST", 10**6)
    monkeypatch.setattr("accounts.guesses.MOST_OF_SENDER", {})


@each_value
@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("account_login", ["login", "password", "next"]),
        ("account_reset_password", ["email"]),
        ("mfa_login_webauthn", ["credential"]),
    ],
)
def test_strangers(editor, name, fields, values):
    for field in fields:
        for value in typed(field, values):
            answer = Client().post(reverse(name), dict.fromkeys(fields, "x") | {field: value})
            assert answer.status_code in {200, 302, 400}, (field, value)


@each_value
def test_somebody_between_password_and_code(with_app, values):
    client = Client()
    client.post(reverse("account_login"), {"login": "redaktion", "password": "ein-langes-passwort-fuer-proben"})
    for field in ("code", "credential"):
        for value in typed(field, values):
            answer = client.post(reverse("mfa_authenticate"), {field: value})
            assert answer.status_code in {200, 302, 400}, (field, value)


@each_value
@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("account_change_password", ["oldpassword", "password1", "password2"]),
        ("account_reauthenticate", ["password", "next"]),
        ("mfa_reauthenticate", ["code"]),
        ("mfa_reauthenticate_webauthn", ["credential"]),
        ("mfa_add_webauthn", ["name", "credential", "passwordless"]),
    ],
)
def test_somebody_who_has_logged_in(with_app, name, fields, values):
    for field in fields:
        for value in typed(field, values):
            answer = with_app[0].post(reverse(name), dict.fromkeys(fields, "x") | {field: value})
            assert answer.status_code in {200, 302, 400}, (field, value)
    assert set(Authenticator.objects.values_list("type", flat=True)) == {"totp", "recovery_codes"}


@pytest.mark.parametrize("credential", ["0", "false"])
def test_zero_is_no_passkey(with_app, credential):
    with_app[0].post(reverse("mfa_add_webauthn"), {"name": "x", "credential": credential})
    assert not Authenticator.objects.filter(type="webauthn").exists()


@pytest.mark.parametrize("part", ["0-x", "zzzzzzzz-set-password", "1-%00", "١-x"])
def test_links_that_nobody_has_sent(editor, part):
    assert Client().get(f"/account/password/reset/{part}/").status_code in {200, 400, 404}


def test_an_address_that_no_mail_server_takes_is_refused(db):
    answer = Client().post(reverse("account_reset_password"), {"email": TOO_LONG_ADDRESS})
    assert "höchstens 254 Zeichen" in answer.text
