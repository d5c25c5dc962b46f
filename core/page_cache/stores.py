"""Where copies are kept: in a folder of the machine, or with CACHE_URL in one server for all machines."""

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.core.cache import caches

from core.page_cache.copies import Copy

KEPT_FOR = 24 * 60 * 60  # seconds in a shared server; a copy is of no use after midnight anyway
TIDIED_EVERY = 50  # copies


class Store(Protocol):
    def get(self, key: str) -> Copy | None: ...
    def set(self, key: str, copy: Copy) -> None: ...


class Folder:
    """
    Of all processes of a machine: a page is made once for all of them. The system keeps in memory what is read often.

    `size` is in bytes; the oldest copies make room. Where nothing can be written nothing is kept.
    """

    def __init__(self, path: Path, size: int) -> None:
        self._path, self._size = path, size
        self._version = code_version()
        self._since_tidied = 0

    def get(self, key: str) -> Copy | None:
        try:
            return Copy.load(self._file(key).read_bytes())
        except (OSError, ValueError):
            return None

    def set(self, key: str, copy: Copy) -> None:
        file = self._file(key)
        written = file.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            self._path.mkdir(mode=0o700, parents=True, exist_ok=True)
            written.write_bytes(copy.dump())
            written.replace(file)
            self._since_tidied += 1
        if self._since_tidied >= TIDIED_EVERY:
            self._since_tidied = 0
            self.tidy()

    def _file(self, key: str) -> Path:
        return self._path / f"{self._version}-{key}"

    def tidy(self) -> None:
        """Delete the oldest copies, of whatever version of the site, until the others have room."""
        with suppress(OSError):  # another process may do the same
            found = [(entry.stat(), entry.path) for entry in os.scandir(self._path)]
            found.sort(key=lambda pair: pair[0].st_mtime_ns, reverse=True)
            kept = 0
            for stat, path in found:
                kept += stat.st_size
                if kept > self._size:
                    os.unlink(path)


class Shared:
    """In the server of Django's cache “pages”, which bounds its memory itself."""

    def __init__(self) -> None:
        self._version = code_version()

    def get(self, key: str) -> Copy | None:
        found = caches["pages"].get(self._version + key)
        return Copy.load(found) if found else None

    def set(self, key: str, copy: Copy) -> None:
        caches["pages"].set(self._version + key, copy.dump(), KEPT_FOR)


def code_version() -> str:
    """
    The same wherever the same code runs with the same packages.

    During a deploy two versions of the site answer, with other templates: neither takes copies of the other.
    """
    digest = hashlib.sha256()
    for folder, folders, names in os.walk(settings.BASE_DIR):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__")))
        for name in sorted(name for name in names if name.endswith((".py", ".html", ".txt", ".css", ".js", ".lock"))):
            path = Path(folder, name)
            digest.update(f"{path.relative_to(settings.BASE_DIR)}\n".encode() + path.read_bytes())
    return digest.hexdigest()[:16]
