import base64
import hmac
import re
import struct
import time

import pytest
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.test import Client
from django.urls import reverse

from home.models import User

PASSWORD = "ein-langes-passwort-fuer-proben"


@pytest.fixture(autouse=True)
def _strong(settings):
    settings.STRONG_FACTOR_REQUIRED = True


@pytest.fixture(autouse=True)
def _commits(monkeypatch):
    """What follows a commit follows at once: the transaction of a test never ends."""
    monkeypatch.setattr(transaction, "on_commit", lambda follow, **kwargs: follow())


@pytest.fixture
def editor(db):
    return User.objects.create(
        username="redaktion", email="redaktion@example.org", password=make_password(PASSWORD), is_superuser=True
    )


def code_of(secret):
    """What an app shows: RFC 6238, written a second time."""
    counter = struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.digest(base64.b32decode(secret), counter, "sha1")
    start = digest[-1] & 15
    return f"{int.from_bytes(digest[start : start + 4]) % 2**31 % 10**6:06}"


def log_in(client, login="redaktion", password=PASSWORD, **extra):
    return client.post(reverse("account_login"), {"login": login, "password": password}, **extra)


def set_up_app(client):
    """Switches codes on, and returns the secret that the page shows."""
    secret = re.search(r"<code>([A-Z2-7]+)</code>", client.get(reverse("mfa_activate_totp")).text)[1]
    answer = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    assert answer.status_code == 302, answer.text
    return secret


@pytest.fixture
def with_app(editor):
    """`(client, secret)` of the editor, who has logged in and uses an app."""
    client = Client()
    log_in(client)
    return client, set_up_app(client)
