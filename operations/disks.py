"""The folders that the site writes to, and how much room is left where they lie."""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.files.storage import storages
from django.utils.translation import gettext as _

LEAST_BYTES = 500 * 1024 * 1024
LEAST_FILES = 10_000


@dataclass(frozen=True)
class Place:
    """A folder, by the name of the setting that says where it is."""

    name: str
    path: Path
    free_bytes: int
    free_files: int | None  # None: the file system makes as many as fit
    is_writable: bool

    def problems(self) -> list[str]:
        words = {"name": self.name, "path": self.path}
        problems = []
        if self.free_bytes < LEAST_BYTES:
            problems.append(_("the disk of %(name)s (%(path)s) is nearly full") % words)
        if self.free_files is not None and self.free_files < LEAST_FILES:
            problems.append(
                _("the disk of %(name)s (%(path)s) takes hardly any more files: no inodes are left") % words
            )
        if not self.is_writable:
            problems.append(_("the folder %(name)s (%(path)s) cannot be written to") % words)
        return problems


def places() -> list[Place]:
    folders = {
        **_of_files(),
        "STATE_DIR": Path(settings.STATE_DIR),
        "ERASURE_LEDGER": Path(settings.ERASURE_LEDGER).parent,
    }
    found = [_place(name, path) for name, path in folders.items()]
    if settings.BACKUP_ROOT:  # the process of the backup writes to it, and no other has to be able to
        found.append(_place("BACKUP_ROOT", Path(settings.BACKUP_ROOT), written_by_others=True))
    return found


def problems() -> list[str]:
    return [problem for place in places() for problem in place.problems()]


def _of_files() -> dict[str, Path]:
    """Of uploaded files, unless they lie in buckets."""
    found = {}
    for setting, storage in (("MEDIA_ROOT", "default"), ("DOCUMENTS_ROOT", "documents")):
        with suppress(NotImplementedError):
            found[setting] = Path(storages[storage].path(""))
    return found


def free_bytes(path: Path) -> int:
    return _place("", path).free_bytes


def _place(name: str, path: Path, written_by_others: bool = False) -> Place:
    """A folder that is not there yet is made when the first file comes: what counts is where it will lie."""
    existing = next(folder for folder in (path, *path.absolute().parents) if folder.is_dir())
    disk = os.statvfs(existing)
    return Place(
        name,
        path,
        disk.f_bavail * disk.f_frsize,
        disk.f_favail if disk.f_files else None,
        written_by_others or os.access(existing, os.W_OK | os.X_OK),
    )
