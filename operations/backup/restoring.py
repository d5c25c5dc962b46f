"""
Bring a backup back. Whatever can be refused is refused before anything is touched; files come before the database.

From the moment the database is there, `/-/ready` says no until the erasures since the backup are made again: the ledger
tells, which the backup's lines are added to first. So a restore that is killed can simply be begun again.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.management import CommandError, call_command
from django.db import Error, connection

from core.privacy import ledger
from operations import database
from operations.backup import archives, contents, programs
from operations.backup.programs import BackupError

Say = Callable[[str], object]
STEPS = {
    "migrate": "Migrations …",
    "setup_site": "Set-up …",
    "replay_erasures": "Erasing again whom the backup brought back …",
    "make_renditions --missing": "Smaller sizes of pictures …",
    "reindex": "Search …",
}


def look(folder: Path, identity: str, replaces: bool) -> dict[str, Any]:
    """The backup's versions, if it may be restored here."""
    versions = contents.verify(folder)
    applied = {(app, name) for app, _dot, name in (line.partition(".") for line in versions["migrations"])}
    if unknown := database.unknown_migrations(applied):
        raise BackupError(
            "The backup is of a newer version than this code, which does not know these migrations: "
            f"{', '.join(unknown)}. Install that version first (commit {versions['commit'] or 'unknown'})."
        )
    if _part(folder, contents.LEDGER).suffix == programs.ENCRYPTED and not identity:
        raise BackupError("The backup is encrypted: name the file of your age identity with --identity.")
    _ledger_of(folder, identity)  # opens with that identity
    _require_free_database(replaces)
    return versions


def _require_free_database(replaces: bool) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
        if cursor.fetchone()[0] and not replaces:
            raise BackupError("The database is not empty. To throw away what is in it, say --replace.")
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        if others := cursor.fetchone()[0]:
            raise BackupError(
                f"The database is in use by {others} other connections: stop gunicorn, run_outbox and beat first."
            )


def bring_back(folder: Path, identity: str, versions: dict[str, Any], say: Say) -> None:
    say("Ledger of erasures …")
    _complete_ledger_in_place(say)
    ledger.add(_ledger_of(folder, identity))
    for name, storage in archives.places().items():
        say(f"Files: {name} …")
        with programs.reading(_part(folder, contents.archive_of(name)), identity) as stream:
            count = archives.unpack(stream, storage).as_dict()
        if count != versions["files"][name]:
            raise BackupError(f"{name}: {count} came back, the backup had {versions['files'][name]}.")
    say("Database …")
    replace_database(folder, identity)
    if wrong := differences(versions["rows"], contents.rows(connection)):
        raise BackupError(f"Tables came back with other numbers of rows: {'; '.join(wrong)}.")


def finish(versions: dict[str, Any], say: Say) -> None:
    """What makes a site of this version of the data that came back. May be done again after it was killed."""
    for command, words in STEPS.items():
        say(words)
        try:
            call_command(*command.split())
        except CommandError as error:
            if command in {"migrate", "setup_site", "replay_erasures"}:
                raise BackupError(f"{command} failed: {error}") from error
            say(str(error))  # of pictures whose originals were lost before the backup
    for line in differences(versions["rows"], contents.rows(connection)) or ["Every table has as many rows as before."]:
        say(line)
    say("Rows that are fewer or more now were so by erasures, migrations, the set-up and the search's own tables.")


def differences(before: dict[str, int], now: dict[str, int]) -> list[str]:
    tables = sorted(before.keys() | now.keys())
    return [
        f"{table}: {before.get(table, 'no table')} in the backup, {now.get(table, 'no table')} now"
        for table in tables
        if before.get(table) != now.get(table)
    ]


def _part(folder: Path, name: str) -> Path:
    encrypted = folder / f"{name}{programs.ENCRYPTED}"
    return encrypted if encrypted.exists() else folder / name


def _ledger_of(folder: Path, identity: str) -> set[ledger.Entry]:
    with programs.reading(_part(folder, contents.LEDGER), identity) as stream:
        return ledger.read(stream.read().decode("ascii"))


def _complete_ledger_in_place(say: Say) -> None:
    """The database that goes may know of erasures that could not be written down; a damaged one tells nothing."""
    try:
        ledger.complete()
    except Error:
        say("The database in place knows of no erasures; those of the file ERASURE_LEDGER and of the backup count.")


def replace_database(folder: Path, identity: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE")
        cursor.execute("CREATE SCHEMA public")
        cursor.execute("GRANT USAGE ON SCHEMA public TO PUBLIC")
    connection.close()
    with programs.reading(_part(folder, contents.DATABASE), identity) as stream:
        programs.restore(stream)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # a backup has no statistics, and a plan without them may take minutes
    ContentType.objects.clear_cache()
