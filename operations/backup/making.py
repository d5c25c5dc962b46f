"""Make a backup: whole, or not at all."""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils import timezone

from core import outages
from core.mail import jobs
from core.privacy import ledger
from operations import disks, health
from operations.backup import archives, contents, programs
from operations.backup.programs import BackupError

Say = Callable[[str], object]


def make(root: Path, say: Say) -> Path:
    """A new backup below the folder, which takes the place of those that are too old; returns where it is."""
    with jobs.lock("backup") as is_ours:
        if not is_ours:
            raise BackupError("Another backup is being made.")
        root.mkdir(parents=True, exist_ok=True)
        for left in root.glob(f"{contents.UNFINISHED}*"):  # by one that was killed
            shutil.rmtree(left)
        name = timezone.now().strftime(contents.FORMAT)
        if (root / name).exists():
            raise BackupError(f"There is a backup of this minute already: {root / name}")
        _require_room(root)
        if not programs.is_encrypted():
            say("This backup is not encrypted: set BACKUP_AGE_RECIPIENT before you take it to another place.")
        with _unfinished(root / f"{contents.UNFINISHED}{name}") as folder:
            _write(folder, say)
            folder.rename(root / name)
    # The snapshot of the next backup holds it, and that is right: a restored site had one.
    jobs.heartbeat(health.BACKUP)
    names = [path.name for path in root.iterdir() if contents.NAME.fullmatch(path.name)]
    for old in contents.outdated(names, settings.BACKUP_KEEP_DAYS, settings.BACKUP_KEEP_WEEKS):
        shutil.rmtree(root / old)
        say(f"Deleted because of its age: {old}")
    return root / name


def _require_room(root: Path) -> None:
    """Files are packed as they are; how small the database becomes nobody can tell before."""
    needed = sum(map(archives.size, archives.places().values()))
    if (free := disks.free_bytes(root)) < needed:
        raise BackupError(f"The disk of {root} is too full: {needed:,} bytes are needed, {free:,} are free.")


@contextmanager
def _unfinished(folder: Path) -> Iterator[Path]:
    """A folder of our user's alone, which is removed if anything fails."""
    folder.mkdir(mode=0o700)
    try:
        yield folder
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        if outages.is_disk_full(error):
            raise BackupError(f"The disk of {folder.parent} is full; the unfinished backup was removed.") from error
        raise BackupError(f"The backup could not be written: {error}") from error
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _write(folder: Path, say: Say) -> None:
    ending = programs.ENCRYPTED if programs.is_encrypted() else ""
    with _snapshot() as (database, snapshot):
        found: dict[str, Any] = contents.versions(database)
        say("Database …")
        with programs.writing(folder / f"{contents.DATABASE}{ending}") as stream:
            programs.dump(stream, snapshot)
    # After the database: a file that came meanwhile does no harm, one that its rows name would be missed.
    found["files"] = {}
    for name, storage in archives.places().items():
        say(f"Files: {name} …")
        with programs.writing(folder / f"{contents.archive_of(name)}{ending}") as stream:
            found["files"][name] = archives.pack(storage, stream).as_dict()
    with programs.writing(folder / f"{contents.LEDGER}{ending}") as stream:
        stream.write(ledger.as_text(ledger.entries() | ledger.recorded()).encode("ascii"))
    (folder / contents.VERSIONS).write_text(json.dumps(found, indent=1), encoding="ascii")
    contents.write_sums(folder)


@contextmanager
def _snapshot() -> Iterator[tuple[BaseDatabaseWrapper, str]]:
    """A connection that sees the database as it is now, and the name by which pg_dump sees the same."""
    own = connection.copy()
    try:
        own.set_autocommit(False)
        with own.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
            cursor.execute("SELECT pg_export_snapshot()")
            snapshot = cursor.fetchone()[0]
        yield own, snapshot
    finally:
        own.close()
