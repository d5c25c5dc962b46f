"""The site is asked for its first pages after a change, by HTTP, and for nothing while nothing changes."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from home.serving import warming
from tests import factories, servers
from tests.core.page_cache.readers import commit

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(settings, monkeypatch):
    """The paths that a server at the site's address was asked for."""
    paths = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            paths.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    servers.start(server)
    settings.SITE_URL = f"http://127.0.0.1:{server.server_port}"
    monkeypatch.setattr(warming, "_warm", "")
    yield paths
    server.shutdown()
    server.server_close()


def test_the_first_pages_are_asked_for_once_after_each_change(asked, home):
    shown = factories.ContentPageFactory(parent=home, show_in_menus=True)
    factories.ContentPageFactory(parent=home)
    commit()
    assert warming.warm_pages() == 4
    assert asked == ["/de/", "/fr/", "/uk/", shown.url]
    assert warming.warm_pages() == 0
    shown.title = "Anders"
    shown.save_revision().publish()
    commit()
    assert warming.warm_pages() == 4


def test_a_site_that_does_not_answer_is_left_in_peace(settings, monkeypatch, home):
    settings.SITE_URL = "http://127.0.0.1:9"
    monkeypatch.setattr(warming, "_warm", "")
    assert warming.warm_pages() == 0
