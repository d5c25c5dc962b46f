"""The lines of the log: one a request, with what helps to find a fault, and nothing of a person."""

import json
import logging
import sys

import pytest
from django.contrib.auth.tokens import default_token_generator
from django.db import IntegrityError
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from config.urls import handler500  # noqa: F401
from config.urls import urlpatterns as site_urlpatterns
from core import access_log, logs
from core.privacy.logs import BlankTokens
from operations import database
from tests.html import html_errors, soup_of
from tests.roles import client_of, user_of

TYPED = "amina@example.org"
KEY = "a1-_" * 10 + "abc"


def broken(request):
    raise IntegrityError(f"{TYPED} is a duplicate key\nDETAIL:  Key (email)=({TYPED}) already exists.")


urlpatterns = [
    path("de/broken/", broken),
    path("de/card/<str:token>/", lambda request, token: HttpResponse("card")),
    *site_urlpatterns,
]
pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


@pytest.fixture
def lines(caplog):
    """What production writes, as read by a program."""
    caplog.set_level("INFO")
    caplog.handler.addFilter(BlankTokens())
    caplog.handler.setFormatter(logs.JsonFormatter())
    texts = []
    emit = caplog.handler.emit

    def format_and_emit(record):
        texts.append(caplog.handler.format(record))
        emit(record)

    caplog.handler.emit = format_and_emit
    yield lambda: [json.loads(text) for text in texts]
    del caplog.handler.emit


def access(lines):
    return [line for line in lines() if line["logger"] == "site.access"]


def test_a_request_is_one_line(lines, home, django_assert_num_queries):
    answer = Client().get("/de/?q=amina", headers={"X-Forwarded-For": "192.0.2.77"}, REMOTE_ADDR="192.0.2.77")
    (line,) = access(lines)
    assert line["time"].endswith("+00:00")
    assert line["duration_ms"] >= 0
    del line["time"], line["duration_ms"]
    assert line == {
        "level": "INFO", "logger": "site.access", "message": "GET /de/ 200", "request_id": answer["X-Request-ID"],
        "method": "GET", "path": "/de/", "status": 200,
    }  # fmt: skip


@pytest.mark.parametrize(("address", "status"), [("/de/nowhere/", 404), ("/-/ready", 503)])
def test_what_is_refused_is_one_line_too(lines, monkeypatch, address, status):
    monkeypatch.setattr(database, "missing_migrations", lambda: 1)
    answer = Client().get(address)
    assert answer.status_code == status
    assert [(line["status"], line["request_id"]) for line in lines()] == [(status, answer["X-Request-ID"])]


def test_an_editor_is_a_number(lines):
    user = user_of("redaktion")
    client_of(user).get("/admin/")
    (line,) = access(lines)
    assert line["user"] == user.pk
    assert "redaktion" not in json.dumps(line)


def test_no_line_opens_anything_or_names_anybody(lines):
    reset = default_token_generator.make_token(user_of("redaktion"))
    Client().get(f"/de/card/{KEY}/")
    Client().get(f"/account/password/reset/1-{reset}/")
    Client().get(f"/de/{TYPED}/", headers={"host": TYPED})
    logging.getLogger("gunicorn.error").warning("Invalid HTTP request line: 'GET /?email=amina%40example.org x'")
    text = json.dumps(lines())
    assert "/de/card/[token]/" in text
    assert KEY not in text
    assert "amina" not in text
    assert reset not in text


def test_probes_have_none(lines, home):
    for address in ("/-/live", "/-/ready"):
        Client().get(address)
    assert access(lines) == []


@pytest.mark.parametrize(
    ("given", "proxies", "is_taken"),
    [("0123456789abcdef", 1, True), ("0123456789abcdef", 0, False), ("short", 1, False), ('a"}{"level": 1', 1, False)],
)
def test_the_number_of_our_proxy_is_taken(settings, home, given, proxies, is_taken):
    settings.TRUSTED_PROXIES = proxies
    answer = Client().get("/de/", headers={"X-Request-ID": given})
    assert (answer["X-Request-ID"] == given) is is_taken
    assert access_log.WELL_FORMED.fullmatch(answer["X-Request-ID"])


def test_an_error_can_be_named_by_its_number(lines):
    answer = Client(raise_request_exception=False).get("/de/broken/")
    assert answer["X-Request-ID"] in soup_of(answer).main.get_text()
    assert html_errors(answer) == []
    (line,) = [line for line in lines() if line["logger"] == "django.request"]
    assert line["request_id"] == answer["X-Request-ID"]
    assert "IntegrityError" in line["exception"]
    assert "amina" not in json.dumps(lines())


def test_text_for_people_quotes_nobody_either():
    try:
        broken(None)
    except IntegrityError:
        record = logging.LogRecord("x", 40, "", 0, "broken", (), sys.exc_info())
    assert "amina" not in logs.LineFormatter("{levelname} {message}", style="{").format(record)


def test_a_failed_log_in_names_the_network_alone(lines):
    user_of("redaktion")
    typed = {"login": "redaktion@example.org", "password": "not-the-password"}
    Client().post("/account/login/", typed, REMOTE_ADDR="192.0.2.77")
    (line,) = [line for line in lines() if line["logger"] == "accounts.log_in"]
    assert (line["level"], line["message"]) == ("WARNING", "A log-in failed, from 192.0.2.0/24.")
    assert "redaktion" not in json.dumps(lines())
