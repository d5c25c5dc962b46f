"""No request keeps the database busy for long, and whoever asked is told to try again: 503, not 500."""

import time

import psycopg
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection, connections
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from config import env
from config.urls import handler500  # noqa: F401 (it is what is tested)
from config.urls import urlpatterns as site_urlpatterns
from tests import database
from tests.html import html_errors, soup_of

SHORT = {"statement_timeout": "200ms", "lock_timeout": "100ms", "idle_in_transaction_session_timeout": "200ms"}


def sleep(request):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(5)")
    return HttpResponse("slept")


def wait_for_lock(request):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(1, 1)")
    return HttpResponse("locked")


def broken(request):
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 / 0")


urlpatterns = [
    path("de/sleep/", sleep),
    path("fr/sleep/", sleep),
    path("uk/sleep/", sleep),
    path("de/lock/", wait_for_lock),
    path("de/broken/", broken),
    *site_urlpatterns,
]


def settings_of(monkeypatch, kind, role, address="postgresql://site@127.0.0.1/site"):
    monkeypatch.setenv("DATABASE_TIMEOUTS", kind)
    return env.database(address, role)


@pytest.fixture
def impatient(db, monkeypatch):
    """A connection that waits for a moment only, beside the test's transaction."""
    monkeypatch.setitem(env.TIMEOUTS, "public", SHORT)
    options = settings_of(monkeypatch, "requests", "public")["OPTIONS"]
    within_transaction = connections["default"]
    connections["default"] = own = within_transaction.copy()
    own.settings_dict = within_transaction.settings_dict | {"OPTIONS": options}
    yield own
    own.close()
    connections["default"] = within_transaction


@pytest.mark.parametrize(
    ("kind", "role", "expected"),
    [
        ("requests", "public", ["3s", "3s", "10s"]),
        ("requests", "admin", ["30s", "10s", "1min"]),
        ("requests", "all", ["30s", "10s", "1min"]),
        ("commands", "public", ["0", "0", "1h"]),
        ("off", "public", ["0", "0", "0"]),
    ],
)
@pytest.mark.django_db
def test_the_server_knows_how_long_each_process_waits(monkeypatch, kind, role, expected):
    address = database.address(connection.settings_dict["NAME"])
    found = settings_of(monkeypatch, kind, role, address)
    with psycopg.connect(address, options=found["OPTIONS"].get("options", "")) as own:
        assert [own.execute(f"SHOW {name}").fetchone()[0] for name in SHORT] == expected


def test_a_pooler_gets_no_options_and_the_address_has_the_last_word(monkeypatch):
    assert "options" not in settings_of(monkeypatch, "off", "public")["OPTIONS"]
    address = "postgresql://site@127.0.0.1/site?options=-c%20statement_timeout%3D9s"
    options = settings_of(monkeypatch, "requests", "public", address)["OPTIONS"]["options"]
    assert options.startswith("-c statement_timeout=3s")
    assert options.endswith("-c statement_timeout=9s")
    with pytest.raises(ImproperlyConfigured, match="DATABASE_TIMEOUTS must be"):
        settings_of(monkeypatch, "sometimes", "public")


WORDS = {"de": "in einigen Sekunden", "fr": "dans quelques secondes", "uk": "за кілька секунд"}


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("language", WORDS)
def test_a_statement_that_takes_too_long_is_answered_in_the_readers_language(impatient, language):
    began = time.monotonic()
    answer = Client(raise_request_exception=False).get(f"/{language}/sleep/")
    assert time.monotonic() - began < 4
    assert (answer.status_code, answer.get("Retry-After")) == (503, "10")
    assert "no-store" in answer["Cache-Control"]
    soup = soup_of(answer)
    assert soup.html["lang"] == language
    assert WORDS[language] in soup.main.get_text()
    assert html_errors(answer) == []


@pytest.mark.urls(__name__)
def test_whoever_waits_too_long_for_a_lock_is_told_too(impatient):
    with psycopg.connect(database.address(connection.settings_dict["NAME"])) as other:
        other.execute("SELECT pg_advisory_lock(1, 1)")
        assert Client(raise_request_exception=False).get("/de/lock/").status_code == 503


def test_a_transaction_in_which_nothing_happens_ends(impatient):
    impatient.set_autocommit(False)
    with impatient.cursor() as cursor:
        cursor.execute("SELECT 1")
    time.sleep(0.5)
    with pytest.raises(Exception, match="idle-in-transaction"), impatient.cursor() as cursor:
        cursor.execute("SELECT 1")


@pytest.mark.urls(__name__)
def test_other_errors_stay_errors(impatient):
    answer = Client(raise_request_exception=False).get("/de/broken/")
    assert answer.status_code == 500
    assert "Retry-After" not in answer
