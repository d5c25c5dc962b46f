"""The cache around the site: a copy is sent before Django sees the request."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.conf import settings
from django.db import DatabaseError, InterfaceError, close_old_connections
from django.http import parse_cookie

from core.middleware import KEPT_FOR_A_SECOND, is_personal
from core.page_cache import copies, generations
from core.page_cache.copies import Copy, Headers
from core.page_cache.stores import Folder, Shared, Store

Environ = dict[str, Any]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]
HIT, MISS = "page-cache; hit", "page-cache; fwd=miss; stored"  # RFC 9211


class PageCache:
    """A WSGI application that answers with copies what `let_proxies_keep` calls alike for all readers."""

    def __init__(self, application: Application, store: Store) -> None:
        self.application = application
        self.store = store

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        if not _may_be_kept(environ):
            return self.application(environ, start_response)
        try:
            generation = _generation()
            key = _key(environ, generation)
            copy = self.store.get(key)
            if copy and generations.current(copy.generations.keys()) != copy.generations:
                copy = None
        except (DatabaseError, InterfaceError):  # the site itself says so, in the reader's language
            return self.application(environ, start_response)
        if copy is None:
            return self._make(environ, start_response, key, generation)
        return _send(copy, environ, start_response, HIT)

    def _make(self, environ: Environ, start_response: Callable[..., Any], key: str, generation: str) -> Iterable[bytes]:
        # What other sites below the same domain have left in the browser makes nobody's page another one.
        environ.pop("HTTP_COOKIE", None)
        begun: list[Any] = []

        def note_start(status: str, headers: Headers, exc_info: Any = None) -> None:
            begun[:] = status, headers, exc_info

        with generations.noting(generation) as noted:
            response = self.application(environ, note_start)
        status, headers, _exc_info = begun
        if environ["REQUEST_METHOD"] != "GET" or not _is_alike_for_all(status, headers):
            start_response(*begun)
            return response
        if getattr(response, "streaming", True):
            start_response(*begun)
            return self._keep_while_sending(response, key, headers, noted)
        copy = self._keep(key, headers, b"".join(response), noted)
        response.close()  # type: ignore[attr-defined]  # Django's always can
        return _send(copy, environ, start_response, MISS)

    def _keep(self, key: str, headers: Headers, body: bytes, noted: dict[str, str]) -> Copy:
        copy = copies.make(headers, body, noted)
        if copy.size <= copies.LARGEST:
            self.store.set(key, copy)
        return copy

    def _keep_while_sending(
        self, response: Iterable[bytes], key: str, headers: Headers, noted: dict[str, str]
    ) -> Iterator[bytes]:
        """What is made piece by piece is sent at once; a copy of it only if it came to its end and is not large."""
        kept: list[bytes] = []
        size = 0
        try:
            for piece in response:
                size += len(piece)
                if size <= copies.LARGEST:
                    kept.append(piece)
                else:
                    kept.clear()
                yield piece
            if size <= copies.LARGEST:
                self._keep(key, headers, b"".join(kept), noted)
        finally:
            response.close()  # type: ignore[attr-defined]


def around(application: Application) -> Application:
    """The application with the cache that the settings ask for."""
    if "pages" in settings.CACHES:
        return PageCache(application, Shared())
    if settings.PAGE_CACHE_MEGABYTES:
        return PageCache(application, Folder(settings.STATE_DIR / "pages", settings.PAGE_CACHE_MEGABYTES * 1_000_000))
    return application


def _may_be_kept(environ: Environ) -> bool:
    if environ["REQUEST_METHOD"] not in {"GET", "HEAD"} or is_personal(environ.get("PATH_INFO", "/")):
        return False
    cookies = parse_cookie(environ.get("HTTP_COOKIE", ""))
    return cookies.keys().isdisjoint({settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME})


def _generation() -> str:
    """Of the site, and when it ends by itself; asks the database."""
    close_old_connections()
    site = generations.current([generations.SITE])[generations.SITE]
    return f"{site} {generations.until(site).isoformat()}"


def _key(environ: Environ, generation: str) -> str:
    """Of the answer, while nothing changes."""
    parts = [
        generation,
        environ["wsgi.url_scheme"],
        environ.get("HTTP_X_FORWARDED_PROTO", ""),
        environ.get("HTTP_HOST", ""),
        environ.get("PATH_INFO", ""),
        environ.get("QUERY_STRING", ""),
    ]
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogateescape")).hexdigest()


def _is_alike_for_all(status: str, headers: Headers) -> bool:
    by_name = {name.lower(): value for name, value in headers}
    varies = {name.strip().lower() for name in by_name.get("vary", "").split(",")}
    return (
        status.startswith("200 ")
        and by_name.get("cache-control") == KEPT_FOR_A_SECOND
        and "set-cookie" not in by_name
        and varies <= {"", "accept-encoding"}
    )


def _send(copy: Copy, environ: Environ, start_response: Callable[..., Any], note: str) -> Iterable[bytes]:
    accepted, known = environ.get("HTTP_ACCEPT_ENCODING", ""), environ.get("HTTP_IF_NONE_MATCH", "")
    status, headers, body = copy.answer(accepted, known, note)
    start_response(status, headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]
