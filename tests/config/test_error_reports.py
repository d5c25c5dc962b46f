"""What is reported of an error, to a server of Sentry's protocol: where it happened, and nothing of a person."""

import gzip
import http.server
import json

import brotli
import psycopg
import pytest
import sentry_sdk
from django.db import OperationalError
from django.test import Client
from django.urls import path

from config import error_reports
from config.urls import handler500  # noqa: F401
from config.urls import urlpatterns as site_urlpatterns
from core.mail import jobs
from operations import database
from tests import servers
from tests.roles import user_of

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]
KEY = "a1-_" * 10 + "abc"
TYPED = "Amina Geheim"


def broken(request, token):
    name = request.POST.get("name")
    raise ValueError(f"{name} is no name")


def away(request, token):
    raise OperationalError from psycopg.OperationalError("server closed the connection")


urlpatterns = [path("de/broken/<str:token>/", broken), path("de/away/<str:token>/", away), *site_urlpatterns]


@pytest.fixture
def reports():
    """The envelopes that a server has got."""
    got = []

    class Server(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            got.append(brotli.decompress(body) if self.headers["Content-Encoding"] == "br" else gzip.decompress(body))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, *args):
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Server)
    servers.start(server)
    error_reports.switch_on(f"http://key@127.0.0.1:{server.server_port}/1")
    yield lambda: sentry_sdk.flush(10) or got
    sentry_sdk.get_client().close()
    sentry_sdk.get_global_scope().set_client(None)
    server.shutdown()
    server.server_close()


def post(address):
    client = Client(raise_request_exception=False)
    client.force_login(user_of("redaktion"))
    client.cookies["other"] = "cookie-of-mine"
    headers = {"User-Agent": "browser-of-mine", "X-Forwarded-For": "192.0.2.77"}
    return client.post(f"{address}?q=asked-for", {"name": TYPED}, headers=headers, REMOTE_ADDR="192.0.2.77")


def test_an_error_is_reported_without_what_somebody_typed(reports):
    answer = post(f"/de/broken/{KEY}/")
    assert answer.status_code == 500
    (envelope,) = reports()
    text = envelope.decode()
    for word in (KEY, TYPED, "Geheim", "asked-for", "cookie-of-mine", "browser-of-mine", "192.0.2", "redaktion"):
        assert word not in text
    event = json.loads(envelope.splitlines()[2])
    (error,) = event["exception"]["values"]
    assert error["type"] == "ValueError"
    assert error["stacktrace"]["frames"][-1]["function"] == "broken"
    tags = {"method": "POST", "path": "/de/broken/[token]/", "request_id": answer["X-Request-ID"]}
    assert event["tags"] == tags


def test_a_failed_job_is_reported_too(reports, monkeypatch):
    def fail():
        raise ValueError(TYPED)

    monkeypatch.setattr(jobs, "_jobs", {})
    jobs.register_job("failing", fail, every=jobs.timedelta(minutes=1))
    jobs.run_due()
    (envelope,) = reports()
    assert b"core.mail.jobs" in envelope
    assert TYPED not in envelope.decode()


def test_a_database_that_is_away_is_none(reports):
    assert post(f"/de/away/{KEY}/").status_code == 503
    assert reports() == []


def test_a_site_that_says_that_it_is_not_ready_is_none(reports, monkeypatch):
    monkeypatch.setattr(database, "missing_migrations", lambda: 1)
    for address in ("/-/ready", "/-/health"):
        assert Client().get(address).status_code == 503
    assert reports() == []


def test_what_any_stranger_can_cause_is_none(reports, settings):
    settings.ALLOWED_HOSTS = ["localhost"]
    assert Client().get("/de/", headers={"host": "elsewhere.example.org"}).status_code == 400
    assert reports() == []
