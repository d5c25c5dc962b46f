"""A cache in front of the site is told what has changed, once it has."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from wagtail.models import PageViewRestriction, Site

from tests import factories, servers

pytestmark = pytest.mark.django_db


class Noting(BaseHTTPRequestHandler):
    def do_PURGE(self):
        self.server.asked.append((self.headers["Host"], self.path))
        self.send_response(self.server.status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *arguments):
        pass


@pytest.fixture
def front(settings, home):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Noting)
    server.asked, server.status = [], 200
    thread = servers.start(server)
    address = f"http://127.0.0.1:{server.server_port}"
    settings.WAGTAILFRONTENDCACHE = {"front": {"BACKEND": "home.serving.front_cache.Purge", "LOCATION": address}}
    Site.objects.update(hostname="www.example.org", port=443)
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def told(front, django_capture_on_commit_callbacks):
    """Which addresses it is told of when something is done."""

    def of(do):
        with django_capture_on_commit_callbacks(execute=True):
            do()
            assert front.asked == [], "before the commit it would fetch once more what was"
        asked, front.asked = front.asked, []
        assert {host for host, _path in asked} <= {"www.example.org"}
        return {path for _host, path in asked}

    return of


@pytest.fixture
def section(home):
    section = factories.ContentPageFactory(parent=home, title="Ratgeber", slug="ratgeber")
    factories.ContentPageFactory(parent=section, title="Anfang", slug="anfang")
    return section


def test_publishing_and_withdrawing(told, home, section):
    page = section.get_children().get().specific
    assert told(page.save_revision().publish) == {"/de/", "/de/ratgeber/", "/de/ratgeber/anfang/"}
    assert told(section.unpublish) >= {"/de/", "/de/ratgeber/", "/de/ratgeber/anfang/"}


def test_what_only_some_may_read_is_taken_out_with_all_below(told, section):
    def restrict():
        PageViewRestriction.objects.create(page=section, restriction_type="login")

    assert told(restrict) == {"/de/", "/de/ratgeber/", "/de/ratgeber/anfang/"}
    assert told(PageViewRestriction.objects.get().delete) == {"/de/", "/de/ratgeber/", "/de/ratgeber/anfang/"}


def test_a_move_and_another_address_take_out_the_old_one(told, home, section):
    other = factories.ContentPageFactory(parent=home, title="Anderes", slug="anderes")
    assert {"/de/ratgeber/anfang/", "/de/anderes/ratgeber/anfang/"} <= told(lambda: section.move(other, "last-child"))
    page = factories.ContentPageFactory(parent=home, title="Neues", slug="neues")
    page.slug = "neuigkeiten"
    assert {"/de/neues/", "/de/neuigkeiten/"} <= told(page.save_revision().publish)


def test_one_that_is_away_keeps_nobody_from_publishing(told, front, section, caplog):
    front.status = 500
    assert len(told(section.save_revision().publish)) == 1
    assert "was not told of all that has changed: HTTPError" in caplog.text


def test_without_one_nobody_is_asked(home, section, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        section.save_revision().publish()
    assert not any("PurgeBatch" in repr(callback) for callback in callbacks)
