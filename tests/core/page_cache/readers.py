"""Readers of a site with the page cache before it, asked as a server asks: by WSGI."""

import io
from contextlib import contextmanager
from urllib.parse import urlsplit

from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection

from core.page_cache import generations, memory, wsgi
from core.page_cache.stores import Folder


class Answer:
    def __init__(self, status, headers, body):
        self.status = int(status[:3])
        self.headers = dict(headers)
        self.body = body

    @property
    def note(self):
        return self.headers.get("Cache-Status", "").partition("; ")[2].partition(";")[0]


def ask(application, address, method="GET", **headers):
    parts = urlsplit(address)
    environ = {
        "REQUEST_METHOD": method, "PATH_INFO": parts.path, "QUERY_STRING": parts.query, "SERVER_NAME": "testserver",
        "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1", "REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "testserver",
        "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(), "wsgi.errors": io.StringIO(), "wsgi.version": (1, 0),
        **headers,
    }  # fmt: skip
    begun = []
    response = application(environ, lambda status, fields, exc_info=None: begun.extend([status, fields]))
    try:
        return Answer(*begun, b"".join(response))
    finally:
        getattr(response, "close", lambda: None)()


class Readers:
    """`get` asks the cache, `anew` the site itself."""

    def __init__(self, folder):
        self.site = WSGIHandler()
        self.meanwhile = None  # what happens between the making of an answer and its being kept
        self.cache = wsgi.PageCache(self._make, Folder(folder, 30_000_000))

    def _make(self, environ, start_response):
        response = self.site(environ, start_response)
        if self.meanwhile:
            happens, self.meanwhile = self.meanwhile, None
            happens()
            commit()
        return response

    def get(self, address, method="GET", **headers):
        return ask(self.cache, address, method, **headers)

    def anew(self, address):
        return ask(self.site, address)

    def see_the_truth(self, *addresses):
        """All that is kept is as it would be if it were made now."""
        for address in addresses:
            kept, anew = self.get(address), self.anew(address)
            assert (kept.status, kept.body) == (anew.status, anew.body), f"{address} is stale: {kept.note}"


def commit():
    """What a commit does to the generations, within the test's transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS page_cache_raise IMMEDIATE")
        cursor.execute("SET CONSTRAINTS page_cache_raise DEFERRED")


@contextmanager
def asking(monkeypatch, folder):
    """Readers who believe no value for a moment, in a test whose connection stays open."""
    monkeypatch.setattr(generations, "BELIEVED", 0)
    monkeypatch.setattr(memory, "_kept", {})  # a test that is rolled back leaves the generation as it was
    monkeypatch.setattr(generations, "_interval", None)
    monkeypatch.setattr(wsgi, "close_old_connections", lambda: None)
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    try:
        yield Readers(folder)
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)
