"""The processes beside the site wait for the database, whatever keeps them from it, and say what that is."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from psycopg.sql import SQL, Identifier

from core.mail import jobs
from tests import database

NAME = "_".join(filter(None, ["waited_for", os.environ.get("PYTEST_XDIST_WORKER")]))
WITHIN = 60  # seconds: the machine may be busy


class Process:
    def __init__(self, command, log):
        address = database.address(NAME).replace("postgres:@", "waiting:wrong@")
        environment = os.environ | {"DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "config.settings.test"}
        self.log = log
        with log.open("w") as file:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", command], cwd=settings.BASE_DIR, env=environment, stdout=file, stderr=file
            )

    def says(self, words):
        deadline = time.monotonic() + WITHIN
        while words not in self.log.read_text():
            assert self.process.poll() is None, self.log.read_text()
            assert time.monotonic() < deadline, self.log.read_text()
            time.sleep(0.1)
        return True


@contextmanager
def password_asked_for(admin):
    """As `pg_hba.conf` of a real server has it."""
    path = Path(admin.execute("SHOW hba_file").fetchone()[0])
    before = path.read_text()
    path.write_text(f"local {NAME} waiting scram-sha-256\n{before}")
    admin.execute("SELECT pg_reload_conf()")
    try:
        yield
    finally:
        path.write_text(before)
        admin.execute("SELECT pg_reload_conf()")


@pytest.fixture
def admin(db):
    with database.server() as admin:
        drop = SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(NAME))
        admin.execute(drop)
        yield admin
        admin.execute(drop)
        admin.execute("DROP ROLE IF EXISTS waiting")


@pytest.mark.audit
def test_each_reason_is_named_once_and_waited_for(admin, tmp_path):
    processes = [Process(command, tmp_path / command) for command in ("run_outbox", "beat")]

    def say(words):
        return all(process.says(words) for process in processes)

    try:
        assert say("the role does not exist")
        admin.execute("CREATE ROLE waiting LOGIN SUPERUSER PASSWORD 'right'")
        assert say("the database does not exist")
        with password_asked_for(admin):
            admin.execute(SQL("CREATE DATABASE {} TEMPLATE template0").format(Identifier(NAME)))
            assert say("the password is wrong")
        assert say("a table is missing")
        assert database.copy("waited_for") == NAME
        assert say("goes on.")
        with psycopg.connect(database.address(NAME), autocommit=True) as own:
            own.execute("ALTER TABLE mail_jobrun RENAME COLUMN finished_at TO ended_at")
            assert say("a column is missing")
        for process in processes:
            process.process.send_signal(signal.SIGTERM)
        assert [process.process.wait(timeout=WITHIN) for process in processes] == [0, 0]
    finally:
        for process in processes:
            process.process.kill()
    for process in processes:
        lines = [line for line in process.log.read_text().splitlines() if "wait for the database" in line]
        assert len(lines) == len({line.partition("(")[0] for line in lines}), "each is said once"
        assert "Traceback" not in process.log.read_text()
        assert "wrong@" not in process.log.read_text()


def test_what_no_waiting_helps_ends_the_process(db, monkeypatch):
    def fail(name):
        raise jobs.Error

    monkeypatch.setattr(jobs, "heartbeat", fail)
    with pytest.raises(jobs.Error):
        jobs.Beat().run()


def test_a_job_that_the_database_leaves_alone_counts_as_not_run(committed, monkeypatch):
    def lost():
        raise psycopg.OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr(jobs, "_jobs", {})
    jobs.register_job("lost", lost, every=jobs.timedelta(minutes=1))
    for _attempt in range(2):
        with pytest.raises(psycopg.OperationalError):
            jobs.run_due()
    assert jobs.JobRun.objects.get(name="lost").failures == 0
