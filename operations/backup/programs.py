"""The programs that a backup flows through: PostgreSQL's own, and age. Nothing of it is kept in memory."""

import os
import subprocess  # programs that are named here, with options of ours
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.db import connection

PACKAGES = {"age": "age", "pg_dump": "postgresql-client", "pg_restore": "postgresql-client"}
# So that no password stands in the list of processes.
VARIABLES = {
    "dbname": "PGDATABASE",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "host": "PGHOST",
    "port": "PGPORT",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
}
ENCRYPTED = ".age"


class BackupError(Exception):
    """Why a backup or a restore cannot go on, as a sentence for whoever started it."""


def is_encrypted() -> bool:
    return bool(settings.BACKUP_AGE_RECIPIENT or settings.BACKUP_AGE_RECIPIENTS_FILE)


def dump(into: IO[bytes], snapshot: str) -> None:
    with _running(_postgresql("pg_dump", "--format=custom", f"--snapshot={snapshot}"), stdout=into):
        pass


def restore(source: IO[bytes]) -> None:
    """All or nothing."""
    options = ["--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction"]
    name = connection.get_connection_params()["dbname"]
    with _running(_postgresql("pg_restore", *options, f"--dbname={name}"), stdin=source):
        pass


def _postgresql(program: str, *arguments: str) -> list[str]:
    return [str(Path(settings.POSTGRESQL_PROGRAMS) / program), *arguments]


@contextmanager
def writing(path: Path) -> Iterator[IO[bytes]]:
    """A stream into the file, encrypted where that is set; on the disk at the end."""
    with path.open("xb") as file:
        if path.suffix == ENCRYPTED:
            recipients = {
                "--recipient": settings.BACKUP_AGE_RECIPIENT,
                "--recipients-file": settings.BACKUP_AGE_RECIPIENTS_FILE,
            }
            options = [word for option, value in recipients.items() if value for word in (option, value)]
            with _running(["age", *options], stdin=subprocess.PIPE, stdout=file) as age:
                assert age.stdin  # a pipe, as asked for
                yield age.stdin
        else:
            yield file
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def reading(path: Path, identity: str) -> Iterator[IO[bytes]]:
    """What `writing` was given; the identity is age's, a file."""
    with path.open("rb") as file:
        if path.suffix == ENCRYPTED:
            arguments = ["age", "--decrypt", "--identity", identity]
            with _running(arguments, stdin=file, stdout=subprocess.PIPE) as age:
                assert age.stdout  # a pipe, as asked for
                yield age.stdout
                while age.stdout.read(1 << 20):
                    pass  # what follows the end of an archive; left unread, age would fail
        else:
            yield file


@contextmanager
def _running(arguments: Sequence[str], **streams: Any) -> Iterator[subprocess.Popen[bytes]]:
    """A program meanwhile; raises BackupError with the last line of what it says when it fails."""
    known = connection.get_connection_params()
    environment = os.environ | {variable: str(known[name]) for name, variable in VARIABLES.items() if known.get(name)}
    name = Path(arguments[0]).name
    with tempfile.TemporaryFile() as said:
        try:
            process = subprocess.Popen(arguments, env=environment, stderr=said, **streams)
        except FileNotFoundError:
            raise BackupError(f"The program {name} is missing: install the package {PACKAGES[name]}.") from None
        try:
            yield process
            _end(process)  # here: whoever is stopped while it works takes it along
        except (BrokenPipeError, BackupError):
            # Whoever it works with fails as well when it has ended early, and cannot say why.
            with suppress(subprocess.TimeoutExpired):
                if process.wait(timeout=1):
                    raise BackupError(_reason(name, said)) from None
            process.kill()
            raise
        except BaseException:
            process.kill()
            raise
        finally:
            _end(process)
        if process.returncode:
            raise BackupError(_reason(name, said))


def _end(process: subprocess.Popen[bytes]) -> None:
    for stream in filter(None, (process.stdin, process.stdout)):
        with suppress(BrokenPipeError):
            stream.close()
    process.wait()


def _reason(name: str, said: IO[bytes]) -> str:
    said.seek(0)
    lines = said.read().decode(errors="replace").strip().splitlines() or ["no reason given"]
    reason = next((line for line in lines if "error" in line), lines[-1])
    hint = " Look at BACKUP_AGE_RECIPIENT and BACKUP_AGE_RECIPIENTS_FILE." if "recipient" in reason else ""
    return f"{name} failed: {reason}{hint}"
