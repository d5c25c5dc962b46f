"""PgBouncer in transaction mode before the suite's server, as Debian's package brings it."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection, connections

from config import env

CONNECTIONS = 3  # to the server: fewer than there are clients, so that their transactions change places


@contextmanager
def running():
    """PgBouncer's port while it runs; it refuses to do so as root, so that its folder is not below one of ours."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        with _running_in(folder) as port:
            yield port


@contextmanager
def _running_in(folder):
    known = connection.settings_dict
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    (folder / "users.txt").write_text('"postgres" ""\n')
    (folder / "pgbouncer.ini").write_text(
        f"[databases]\nsite = host={known['HOST']} dbname={known['NAME']} user=postgres "
        "connect_query='SET statement_timeout = 30000'\n"
        f"[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = {port}\nunix_socket_dir =\nauth_type = trust\n"
        f"auth_file = {folder}/users.txt\npool_mode = transaction\ndefault_pool_size = {CONNECTIONS}\n"
        "max_client_conn = 100\nlog_connections = 0\nlog_disconnections = 0\n"
    )
    owner = {"user": Path(known["HOST"]).stat().st_uid} if os.getuid() == 0 else {}
    with (folder / "log").open("w") as log:
        process = subprocess.Popen([shutil.which("pgbouncer"), folder / "pgbouncer.ini"], stderr=log, **owner)
    try:
        _wait_for(port, folder / "log")
        yield port
    finally:
        process.terminate()
        process.wait()


def _wait_for(port, log):
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"pgbouncer does not start: {log.read_text()}")


@pytest.fixture
def pooled(committed):
    """New threads of this process reach the database as requests do with DATABASE_POOL_URL; the first one directly."""
    if shutil.which("pgbouncer") is None:
        if os.environ.get("CI"):
            pytest.fail("pgbouncer is missing, and in CI no test behind a pooler may be skipped.")
        pytest.skip("pgbouncer is missing: sudo apt-get install pgbouncer")
    direct = connections.settings["default"]
    with running() as port, pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", "postgresql://postgres@127.0.0.1:1/nowhere")
        patch.setenv("DATABASE_POOL_URL", f"postgresql://postgres@127.0.0.1:{port}/site")
        patch.setenv("DATABASE_TIMEOUTS", "requests")
        connections.settings["default"] = direct | env.site_database("all", conn_max_age=60)
        yield
        connections.settings["default"] = direct
