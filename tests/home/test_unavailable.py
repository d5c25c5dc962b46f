"""The database is away: 503 in the reader's language, one line in the log, and nothing that was typed is lost."""

import logging
from contextlib import contextmanager

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import close_old_connections, connection, connections
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from config.urls import handler500  # noqa: F401 (it is what is tested)
from core import outages
from tests import database
from tests.core.public_forms.public_form import ADDRESS, SampleForm, count, valid
from tests.core.public_forms.public_form import urlpatterns as urls_with_form
from tests.core.public_forms.test_public_forms_at_once import committed_forms  # noqa: F401
from tests.html import html_errors, soup_of
from tests.roles import user_of


def killed(request):
    """As an administrator's restart ends a connection in the middle of a request."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
    return HttpResponse("alive")


urlpatterns = [path("de/killed/", killed), *urls_with_form]
pytestmark = pytest.mark.urls(__name__)
WORDS = {"de": "in einigen Sekunden", "fr": "dans quelques secondes", "uk": "за кілька секунд"}
AS_BROWSERS = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8", "Sec-Fetch-Site": "same-origin"}


@contextmanager
def away(**changed):
    """Nothing answers at the database's address."""
    real = connections["default"]
    connections["default"] = gone = real.copy()
    gone.settings_dict = real.settings_dict | {"HOST": "127.0.0.1", "PORT": "1"} | changed
    try:
        yield
    finally:
        gone.close()
        connections["default"] = real


def reader(**more):
    return Client(raise_request_exception=False, headers=AS_BROWSERS | more)


@pytest.mark.parametrize("language", WORDS)
def test_a_page_says_so_in_the_readers_language(db, language):
    with away():
        for address, client in [
            (f"/{language}/", reader()),
            ("/admin/", reader(**{"Accept-Language": language}, Cookie="editor_session=" + "a" * 32)),
        ]:
            answer = client.get(address)
            assert (answer.status_code, answer["Retry-After"]) == (503, "10")
            assert answer["Content-Language"] == soup_of(answer).html["lang"] == language
            assert WORDS[language] in soup_of(answer).main.get_text()
            assert "no-store" in answer["Cache-Control"]
            assert "default-src 'none'" in answer["Content-Security-Policy"]
            assert not answer.cookies
            assert html_errors(answer) == []
        assert reader().head(f"/{language}/").status_code == 503


def test_programs_get_json(db):
    with away():
        assert reader().get("/-/health").json()["problems"] == ["the database does not answer"]
        client = reader(Accept="application/json", Cookie="editor_session=" + "a" * 32)
        answer = client.get("/admin/api/main/pages/")
        assert (answer.status_code, answer["Retry-After"]) == (503, "10")
        assert "Sekunden" in answer.json()["detail"]


@pytest.mark.parametrize(
    "changed",
    [{}, {"HOST": "no.such.host.invalid"}, {"NAME": "missing"}, {"USER": "nobody-we-know"}],
    ids=["refused", "no host", "no database", "no role"],
)
def test_whatever_keeps_us_out_is_no_error_of_ours(db, changed):
    if "HOST" not in changed and changed:
        changed = {name: connection.settings_dict[name] for name in ("HOST", "PORT")} | changed
    with away(**changed):
        assert reader().get("/de/").status_code == 503


def test_a_connection_that_dies_in_the_middle(committed):
    assert reader().get("/de/killed/").status_code == 503
    close_old_connections()  # as at each request's end
    assert reader().get("/de/").status_code == 200, "the next request has a new one"


def test_a_storm_is_one_line_without_traceback(db, caplog, monkeypatch):
    monkeypatch.setattr(logging.getLogger("django.request"), "filters", [outages.SayAway()])
    with away(), caplog.at_level("INFO"):
        for _number in range(5):
            assert reader().get("/de/").status_code == 503
    lines = [record for record in caplog.records if record.name == "django.request"]
    assert [(line.levelname, line.exc_info) for line in lines] == [("WARNING", None)]
    assert "nothing answers at the server's address" in lines[0].getMessage()


def fields_of(answer):
    """What a browser sends when the button is pressed."""
    form = soup_of(answer).find("form", method="post")
    assert "action" not in form.attrs
    return {field["name"]: field["value"] for field in form.find_all("input", type="hidden")}


def test_what_was_typed_is_kept_and_sent_again_as_one(committed_forms):  # noqa: F811
    filled = valid(Client(), text='Grüße\n"><script>alert(1)</script> Ï', kind="a")
    with time_machine.travel(outages.time.time() + 30):
        with away():
            answer = reader().post(ADDRESS, filled)
            assert answer.status_code == 503
            soup = soup_of(answer)
            assert not soup.find("script")
            assert '"><script>alert(1)</script> Ï' in soup.find("dl").get_text()
            assert soup.find("dt").get_text() == "E-mail"
            assert html_errors(answer) == []
            assert fields_of(answer) == filled
            answer = reader().post(ADDRESS, fields_of(answer))
            assert answer.status_code == 503, "still away, still kept"
        kept = fields_of(answer)
        assert reader().post(ADDRESS, kept).status_code == 303
        assert reader().post(ADDRESS, kept).status_code == 303
    assert count() == len(SampleForm.saved) == 1


def test_a_form_that_had_arrived_is_not_stored_twice(committed_forms, monkeypatch):  # noqa: F811
    """The connection dies after the transaction, before the answer."""
    filled = valid(Client())

    def die(*args, **kwargs):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")

    with time_machine.travel(outages.time.time() + 30):
        with monkeypatch.context() as patch:
            patch.setattr("core.public_forms.handling.SentForm._done", die)
            answer = reader().post(ADDRESS, filled)
        close_old_connections()
        assert (answer.status_code, count()) == (503, 1)
        assert reader().post(ADDRESS, fields_of(answer)).status_code == 303
    assert count() == 1


def test_files_are_asked_for_again(db):
    filled = valid(Client(), files=SimpleUploadedFile("Antrag.pdf", b"%PDF-"))
    with away():
        soup = soup_of(reader().post(ADDRESS, filled))
    assert soup.form["enctype"] == "multipart/form-data"
    assert soup.find("input", type="file")["name"] == "files"
    assert "Antrag.pdf" in soup.find("label").get_text()


def test_an_editors_page_is_kept(home):
    client = Client(raise_request_exception=False, headers=AS_BROWSERS)
    client.force_login(user_of("redaktion"))
    typed = {"title": "Neuer Titel", "action-publish": "action-publish", "csrfmiddlewaretoken": "x" * 64}
    with away():
        answer = client.post(f"/admin/pages/{home.pk}/edit/", typed)
        assert answer.status_code == 503
        assert fields_of(answer) == typed


@pytest.mark.parametrize(
    ("address", "typed"),
    [
        ("/account/login/", {"login": "amina", "password": "hidden-word"}),
        ("/account/code/", {"code": "hidden-word"}),
        ("/account/password/reset/", {"email": "hidden-word"}),
        ("/de/_util/authenticate_with_password/1/1/", {"password": "hidden-word"}),
        ("/admin/pages/1/privacy/", {"password": "hidden-word", "restriction_type": "password"}),
        (ADDRESS, {"text": "hidden-word", "new_password2": "x"}),
    ],
)
def test_secrets_are_never_shown(db, address, typed):
    with away():
        answer = reader(Cookie="editor_session=" + "a" * 32).post(address, typed)
    assert answer.status_code == 503
    assert "hidden-word" not in answer.content.decode()
    assert not soup_of(answer).find("form")


def test_what_another_site_sends_is_not_made_ours(db):
    with away():
        answer = reader(**{"Sec-Fetch-Site": "cross-site"}).post(ADDRESS, {"text": "hidden-word"})
    assert "hidden-word" not in answer.content.decode()


def test_pages_for_nginx(tmp_path, settings):
    settings.STATIC_ROOT = tmp_path
    call_command("write_unavailable_pages")
    for language, words in WORDS.items():
        source = (tmp_path / "unavailable" / f"unavailable.{language}.html").read_bytes()
        answer = HttpResponse(source)
        assert soup_of(answer).html["lang"] == language
        assert words in soup_of(answer).main.get_text()
        assert html_errors(answer) == []


def test_a_missing_table_stays_an_error():
    error = database.psycopg.errors.UndefinedTable()
    assert not outages.is_away(error)
    assert outages.is_unready(error)
