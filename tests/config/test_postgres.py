"""The embedded server survives crashes, strangers' process numbers and a neighbour."""

import os
import signal
import stat
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest

from config import postgres
from tests.sampling import audited

ASK = """
import sys, psycopg
from pathlib import Path
from config import postgres
with psycopg.connect(postgres.database_url(Path(sys.argv[1]))) as connection:
    print(connection.execute("SELECT lower('ЇЖАК ÄÖÜ')").fetchone()[0], connection.info.host)
"""


def ask(directory):
    """Start the server in a process of its own, which stops it when it ends."""
    result = subprocess.run(
        [sys.executable, "-c", ASK, str(directory)], capture_output=True, text=True, timeout=60, check=False
    )
    assert result.returncode == 0, result.stderr
    return result.stdout.strip()


@pytest.fixture(scope="module")
def initialised(tmp_path_factory):
    """Where a server was made, which takes longer than to start it, and stopped with its last user."""
    directory = tmp_path_factory.mktemp("pg") / "data"
    ask(directory)
    return directory


@pytest.fixture
def directory(initialised, tmp_path_factory):
    directory = tmp_path_factory.mktemp("pg") / "data"
    subprocess.run(["/bin/cp", "--archive", initialised, directory], check=True)  # with its owner
    return directory


def test_lowers_cyrillic_and_stops_with_its_last_user(directory):
    assert ask(directory).startswith("їжак äöü")
    assert not postgres.is_running(directory)


def test_a_path_too_long_for_a_socket_leaves_the_lock_where_others_look_for_it(initialised, tmp_path):
    directory = tmp_path / ("so-deep-" * 12) / "data"
    directory.parent.mkdir()
    subprocess.run(["/bin/cp", "--archive", initialised, directory], check=True)
    postgres.database_url(directory)
    assert stat.S_IMODE(Path(os.environ["XDG_RUNTIME_DIR"]).stat().st_mode) == 0o700
    assert ask(directory).startswith("їжак äöü")


def test_two_checkouts_run_at_once(directory, tmp_path_factory):
    other = tmp_path_factory.mktemp("pg") / "data"
    first = psycopg.connect(postgres.database_url(directory))
    assert ask(other).endswith(str(other))
    assert first.execute("SELECT 1").fetchone() == (1,)
    first.close()


def test_starts_again_after_a_crash(directory):
    url = postgres.database_url(directory)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 1 AS number")
    server = int((directory / "postmaster.pid").read_text().split("\n")[0])
    os.kill(server, signal.SIGKILL)
    while postgres.is_running(directory):
        time.sleep(0.05)
    assert (directory / "postmaster.pid").exists()
    postgres.servers.clear()  # as in a process that begins
    with psycopg.connect(postgres.database_url(directory)) as connection:
        assert connection.execute("SELECT number FROM kept").fetchone() == (1,)


@pytest.mark.audit
def test_whoever_comes_while_it_recovers_from_a_kill_waits(directory):
    url = postgres.database_url(directory)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE TABLE long_log AS SELECT * FROM generate_series(1, 500000)")
        pid = connection.execute("SELECT pid FROM pg_stat_activity WHERE backend_type = 'checkpointer'").fetchone()[0]
        os.kill(pid, signal.SIGKILL)
        with suppress(psycopg.OperationalError):
            while True:  # until it has noticed
                connection.execute("SELECT 1")
    with psycopg.connect(postgres.database_url(directory)) as connection:
        assert connection.execute("SELECT count(*) FROM long_log").fetchone() == (500000,)


def test_it_stops_with_the_last_that_lives_though_others_were_killed(directory):
    die = f"{ASK}\nimport os\nos.kill(os.getpid(), 9)"
    live = f"import subprocess, sys\n{ASK}\nsubprocess.run([sys.executable, '-c', sys.argv[2], sys.argv[1]])"
    subprocess.run([sys.executable, "-c", live, str(directory), die], check=True, capture_output=True)
    assert not postgres.is_running(directory)


@pytest.mark.audit
@pytest.mark.parametrize("content", ["[]990, 999999]", "[]", "[999999]"])
def test_many_start_at_once_whatever_a_crash_left(directory, content):
    with psycopg.connect(postgres.database_url(directory)):
        (directory / ".handle_pids.json").write_text(f"{content} {os.getpid()}")
        with ThreadPoolExecutor(6) as threads:
            assert len(list(threads.map(ask, [directory] * 6))) == 6


@pytest.mark.parametrize(
    "content",
    ["OURS\n", *map(audited, ["", "not a number", "1\n/elsewhere"])],
)
def test_stale_pid_files_are_no_server(directory, content):
    ask(directory)
    (directory / "postmaster.pid").write_text(content.replace("OURS", str(os.getpid())))
    assert not postgres.is_running(directory)
    assert ask(directory).startswith("їжак")


CLAIM = """
import sys
from pathlib import Path
from config import postgres
print(postgres.unused(Path(sys.argv[1])).name, flush=True)
sys.stdin.read()
"""


def test_two_suites_at_once_have_servers_of_their_own(directory):
    command = [sys.executable, "-c", CLAIM, str(directory)]
    suites = [subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _suite in "ab"]
    assert {suite.stdout.readline().strip() for suite in suites} == {"data", "data-2"}
    for suite in suites:
        suite.kill()
        suite.communicate()
    assert postgres.unused(directory) == directory, "a killed process claims nothing"
