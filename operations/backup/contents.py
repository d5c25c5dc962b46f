"""What a backup consists of: one folder, named by the moment in UTC."""

import datetime
import hashlib
import json
import platform
import re
import subprocess  # programs that are named here, with options of ours
import tomllib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder
from psycopg.sql import SQL, Identifier

from operations.backup.programs import ENCRYPTED, BackupError

NAME = re.compile(r"\d{4}-\d\d-\d\dT\d{4}Z")
FORMAT = "%Y-%m-%dT%H%MZ"
UNFINISHED = "unfinished-"
# All of them stay for so long: another one of the same day must not take away that from before an upgrade.
UNTOUCHED = datetime.timedelta(days=2)
DATABASE, LEDGER = "database.dump", "erasures.txt"
VERSIONS, SUMS = "versions.json", "SHA256SUMS"  # never encrypted: they name no person, and are read first


def archive_of(name: str) -> str:
    return f"{name}.tar"


def versions(database: BaseDatabaseWrapper) -> dict[str, Any]:
    """What wrote the backup, and what is in its database."""
    applied = MigrationRecorder(database).applied_migrations()
    return {
        "version": tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())["project"]["version"],
        "commit": _commit(),
        "python": platform.python_version(),
        "postgresql": database.cursor().execute("SHOW server_version").fetchone()[0],
        "migrations": sorted(f"{app}.{name}" for app, name in applied),
        "rows": rows(database),
    }


def rows(database: BaseDatabaseWrapper) -> dict[str, int]:
    """How many rows each table has."""
    with database.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
        counts = {}
        for (table,) in cursor.fetchall():
            cursor.execute(SQL("SELECT count(*) FROM {}").format(Identifier(table)))  # names that the database tells
            counts[table] = cursor.fetchone()[0]
    return counts


def _commit() -> str:
    """Empty where the program was installed without its history."""
    try:
        command = ["git", "-C", str(settings.BASE_DIR), "rev-parse", "HEAD"]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def write_sums(folder: Path) -> None:
    """As `sha256sum --check` reads it."""
    lines = [f"{_sum(path)}  {path.name}\n" for path in sorted(folder.iterdir())]
    (folder / SUMS).write_text("".join(lines), encoding="ascii")


def verify(folder: Path) -> dict[str, Any]:
    """Its versions, once each file is what it was; else BackupError names those that are not."""
    try:
        lines = (folder / SUMS).read_text(encoding="ascii").splitlines()
        sums = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    except (OSError, ValueError):
        raise BackupError(f"{folder} is no whole backup: {SUMS} is missing or unreadable.") from None
    wanted = {DATABASE, LEDGER, VERSIONS, archive_of("media"), archive_of("documents")}
    if missing := wanted - {name.removesuffix(ENCRYPTED) for name in sums}:
        raise BackupError(f"{folder} is no whole backup: {', '.join(sorted(missing))} is missing.")
    if changed := [name for name, digest in sums.items() if _sum(folder / name) != digest]:
        raise BackupError(f"These files are missing or have changed since the backup: {', '.join(changed)}.")
    found: dict[str, Any] = json.loads((folder / VERSIONS).read_text())
    return found


def _sum(path: Path) -> str:
    if not path.is_file():
        return ""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def outdated(names: list[str], days: int, weeks: int) -> list[str]:
    """All but those of the last two days, and the newest of each of so many days and weeks in which some were made."""
    since = max(map(_moment, names)) - UNTOUCHED
    kept = {name for name in names if _moment(name) > since}
    for number, period in ((days, "%Y-%j"), (weeks, "%G-%V")):
        newest = {_moment(name).strftime(period): name for name in sorted(names)}
        kept.update(sorted(newest.values())[-number:])
    return sorted(set(names) - kept)


def _moment(name: str) -> datetime.datetime:
    return datetime.datetime.strptime(name, FORMAT).replace(tzinfo=datetime.UTC)
