"""Where copies are kept: in each process, or with CACHE_URL in one server for all of them."""

import hashlib
import os
import threading
from pathlib import Path
from typing import Protocol

from cachetools import LRUCache
from django.conf import settings
from django.core.cache import caches

from core.page_cache.copies import Copy

KEPT_FOR = 24 * 60 * 60  # seconds in a shared server; a copy is of no use after midnight anyway


class Store(Protocol):
    def get(self, key: str) -> Copy | None: ...
    def set(self, key: str, copy: Copy) -> None: ...


class OfProcess:
    """What was asked for least lately makes room."""

    def __init__(self, size: int) -> None:
        self._copies: LRUCache[str, Copy] = LRUCache(size, getsizeof=lambda copy: copy.size)
        self._lock = threading.Lock()

    def get(self, key: str) -> Copy | None:
        with self._lock:
            return self._copies.get(key)

    def set(self, key: str, copy: Copy) -> None:
        if copy.size <= self._copies.maxsize:
            with self._lock:
                self._copies[key] = copy


class Shared:
    """
    In the server of Django's cache “pages”, which bounds its memory itself.

    During a deploy two versions of the site answer, with other templates: neither takes copies of the other.
    """

    def __init__(self) -> None:
        self._version = code_version()

    def get(self, key: str) -> Copy | None:
        found: Copy | None = caches["pages"].get(self._version + key)
        return found

    def set(self, key: str, copy: Copy) -> None:
        caches["pages"].set(self._version + key, copy, KEPT_FOR)


def code_version() -> str:
    """The same for all machines that run the same code with the same packages."""
    digest = hashlib.sha256()
    for folder, folders, names in os.walk(settings.BASE_DIR):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__")))
        for name in sorted(name for name in names if name.endswith((".py", ".html", ".txt", ".css", ".js", ".lock"))):
            path = Path(folder, name)
            digest.update(f"{path.relative_to(settings.BASE_DIR)}\n".encode() + path.read_bytes())
    return digest.hexdigest()[:16]
