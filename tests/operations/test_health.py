"""Whether the site lives, is ready and is well: as whoever watches it asks."""

import datetime
import os
import signal
import threading
from pathlib import Path

import psycopg
import pytest
import time_machine
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.utils import timezone, translation

from core.mail import jobs
from core.mail.models import JobRun
from operations import database, disks


def test_live_and_ready(client, home):
    assert client.get("/-/live").json() == {"status": "live"}
    assert client.get("/-/ready").json() == {"status": "ready", "problems": []}


def problems(client, address="/-/health"):
    response = client.get(address)
    assert response.status_code == 503
    return response.json()["problems"]


def test_not_ready_while_a_language_is_missing(client, locales, monkeypatch):
    monkeypatch.setattr(database.languages, "CODES", ["de", "fr", "uk", "en"])
    assert problems(client, "/-/ready") == ["setup_site has not been run"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("connection refused", "the database does not answer"),
        (
            'FATAL:  password authentication failed for user "site"',
            "the database refuses the log-in: look at user, password and name in DATABASE_URL",
        ),
    ],
)
def test_not_ready_without_database(client, db, monkeypatch, words, expected):
    def fail(*args):
        raise OperationalError(words)

    monkeypatch.setattr(database, "MigrationExecutor", fail)
    assert problems(client, "/-/ready") == [expected]


@pytest.mark.parametrize("address", ["/-/ready", "/-/health"])
def test_a_server_that_stands_still_is_not_waited_for(address, db):
    def ask():
        connection.ensure_connection()
        backend = connection.connection.info.backend_pid
        stopped.append(backend)
        os.kill(backend, signal.SIGSTOP)
        told.append(problems(Client(), address)[0])

    stopped, told = [], []
    asking = threading.Thread(target=ask)  # with a connection of its own
    asking.start()
    asking.join(20)
    os.kill(stopped[0], signal.SIGCONT)
    assert told == ["the database does not answer"]


def test_a_server_that_knows_no_such_database_refuses_the_log_in(db):
    """The words are those of a real server."""
    known = connection.get_connection_params()
    with pytest.raises(psycopg.OperationalError) as refused:
        psycopg.connect(host=known["host"], user=known["user"], dbname="no-such-database")
    with translation.override(None):
        assert database.reason(OperationalError(str(refused.value))).startswith("the database refuses")


def test_missing_tables_are_no_silence_of_the_database(client, db):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE mail_jobrun RENAME TO elsewhere")
    assert problems(client) == ["tables are missing in the database: run manage.py migrate"]


def test_a_schema_behind_or_ahead_of_the_code(client, home):
    recorder = MigrationRecorder(connection)
    recorder.record_applied("home", "9999_of_the_future")
    recorder.record_applied("an_app_that_was_taken_out", "0001_initial")
    assert "the database is of a newer version than the code, which does not know: home.9999_of_the_future" in problems(
        client
    )
    assert client.get("/-/ready").status_code == 200, "the code before serves on while the next is installed"
    MigrationRecorder.Migration.objects.filter(app="feedback").latest("pk").delete()
    assert "migrations are missing" in problems(client, "/-/ready")


def test_groups_that_are_missing_are_named(client, home):
    Group.objects.filter(name="Datenschutz").delete()
    assert "groups are missing: Datenschutz; run manage.py setup_site" in problems(client)


def test_clocks_that_differ(client, home):
    with time_machine.travel(timezone.now() + datetime.timedelta(seconds=30)):
        assert "the clocks of the database and of this machine differ by more than 5 seconds" in problems(client)


def test_a_scheduler_that_was_killed_within_a_job_is_soon_missed(client, home):
    """One that works on a long job gives no sign of life either, but holds the job's lock."""
    started = timezone.now()
    for name in (jobs.SCHEDULER, "retention"):
        JobRun.objects.update_or_create(name=name, defaults={"started_at": started, "finished_at": started})
    JobRun.objects.filter(name="retention").update(finished_at=None)
    with time_machine.travel(started + datetime.timedelta(minutes=5)):
        with jobs.lock("retention"):
            assert "beat does not run" not in problems(client)
        assert "beat does not run" in problems(client)


def test_an_old_backup_is_a_complaint(client, home):
    MigrationRecorder.Migration.objects.update(applied=timezone.now())
    assert client.get("/-/health").json()["backup_seconds"] is None
    assert "no backup has ever been made" not in problems(client)
    with time_machine.travel(timezone.now() + datetime.timedelta(hours=27)):
        assert "no backup has ever been made" in problems(client)
    call_command("note_backup")
    answer = client.get("/-/health").json()
    assert answer["backup_seconds"] < 60
    with time_machine.travel(timezone.now() + datetime.timedelta(hours=27)):
        assert "the last backup is old" in problems(client)


class Disk:
    f_frsize, f_bavail, f_files, f_favail = 4096, 10**9, 10**9, 10**9

    def __init__(self, **numbers):
        vars(self).update(numbers)


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ({"f_bavail": 9}, "is nearly full"),
        ({"f_favail": 9}, "takes hardly any more files: no inodes are left"),
    ],
)
def test_each_disk_is_looked_at(client, home, monkeypatch, settings, tmp_path, numbers, expected):
    settings.BACKUP_ROOT = str(tmp_path / "backups")
    asked = os.statvfs
    monkeypatch.setattr(disks.os, "statvfs", lambda path: Disk(**numbers) if Path(path) == tmp_path else asked(path))
    settings.MEDIA_ROOT = str(tmp_path / "media")
    found = problems(client)
    for name, folder in (("MEDIA_ROOT", "media"), ("BACKUP_ROOT", "backups")):
        assert f"the disk of {name} ({tmp_path / folder}) {expected}" in found
    assert not any("DOCUMENTS_ROOT" in problem for problem in found)
    assert client.get("/-/health").json()["disk_free_bytes"].keys() >= {"MEDIA_ROOT", "DOCUMENTS_ROOT", "STATE_DIR"}


def test_a_folder_that_cannot_be_written_to(client, home, monkeypatch, settings, tmp_path):
    asked = os.access
    settings.MEDIA_ROOT = str(tmp_path)
    monkeypatch.setattr(disks.os, "access", lambda path, mode: path != tmp_path and asked(path, mode))
    assert f"the folder MEDIA_ROOT ({tmp_path}) cannot be written to" in problems(client)
