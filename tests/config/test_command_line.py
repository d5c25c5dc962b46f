"""Who types a command and cannot be served is told why: no traceback, and a status that scripts notice."""

import json
import os
import resource
import signal
import subprocess
import sys
import time
from urllib.parse import urlsplit

import psutil
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from tests import database
from tests.config.test_settings import SAFE
from tests.sampling import audited

NOTHING_ANSWERS = "postgresql://site:x@127.0.0.1:1/site"


def begin(command, limit=resource.RLIM_INFINITY, **environment):
    """The command in a process of its own, whose files become no larger than the limit, as on a full disk."""
    given = {"DJANGO_SETTINGS_MODULE": "config.settings.test", "PYTHONDONTWRITEBYTECODE": "1"}

    def prepare():
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # a shell that started the suite in the background ignores it

    return subprocess.Popen(
        [sys.executable, "manage.py", *command],
        cwd=settings.BASE_DIR,
        env=os.environ | given | environment,
        preexec_fn=prepare,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def said_by(command, **how):
    process = begin(command, **how)
    out, said = process.communicate()
    assert process.returncode == 1, out
    return said


@pytest.mark.parametrize("command", ["retention", "upgrade"])
def test_a_database_that_is_away_is_told_in_a_sentence(command):
    said = said_by([command], DATABASE_URL=NOTHING_ANSWERS)
    assert said == "CommandError: The database cannot be used: nothing answers at the server's address\n"


def test_an_empty_database_is_told_in_a_sentence(db):
    said = said_by(["note_backup"], DATABASE_URL=database.address("postgres"))
    assert said == "CommandError: The database cannot be used: a table is missing; has “migrate” been run?\n"


def test_a_place_that_one_may_not_write_to_is_told_in_a_sentence(tmp_path):
    (tmp_path / "file").touch()
    said = said_by(["write_unavailable_pages"], STATIC_ROOT=str(tmp_path / "file"))
    assert said == f"CommandError: {tmp_path / 'file' / 'unavailable'}: Not a directory.\n"


def test_a_full_disk_is_told_in_a_sentence_and_nothing_half_written_stays(tmp_path):
    said = said_by(["write_unavailable_pages"], limit=100, STATIC_ROOT=str(tmp_path))
    assert said == "CommandError: File too large.\n"
    assert not [*tmp_path.glob("unavailable/*")]


@pytest.mark.parametrize("command", ["beat", "run_outbox"])
def test_a_service_that_ends_says_why_in_a_line_of_the_log(command, tmp_path):
    (tmp_path / "sitecustomize.py").write_text(
        "import socket\ndef fail(*_): raise ValueError('broken')\nsocket.gethostname = fail\n"
        "from threading import Event\nEvent.wait = fail\n"
    )
    given = SAFE | {"DJANGO_SETTINGS_MODULE": "config.settings.production", "PYTHONPATH": str(tmp_path)}
    (line,) = said_by([command], **given | {"DATABASE_URL": NOTHING_ANSWERS}).splitlines()[-1:]
    told = json.loads(line)
    assert (told["level"], told["message"]) == ("CRITICAL", f"{command} has ended: ValueError")
    assert "Traceback" in told["exception"]


@pytest.fixture
def name(django_db_setup, django_db_blocker):
    """Of a migrated database of its own, which the processes of a test use."""
    with django_db_blocker.unblock(), database.in_place(database.copy("test_commands")) as name:
        connection.close()
        yield name
    with django_db_blocker.unblock(), database.server() as admin:
        admin.execute(f"DROP ROLE IF EXISTS {name}_public, {name}_stranger")


@pytest.mark.parametrize("command", [["database_roles", "--execute"], audited(["start_site"])])
def test_a_command_that_two_give_at_once_is_done_once(command, name):
    if command == ["start_site"]:
        call_command("setup_site", verbosity=0)
        connection.close()
    both = [begin(command, DATABASE_URL=database.address(name)) for _person in range(2)]
    said = [process.communicate()[1] for process in both]
    assert ([process.returncode for process in both], said) == ([0, 0], ["", ""])


def test_what_the_role_may_not_do_is_told_in_a_sentence(name):
    stranger = f"{name}_stranger"
    with database.server() as admin:
        admin.execute(f"CREATE ROLE {stranger} LOGIN PASSWORD '{stranger}'")
    address = urlsplit(database.address(name))
    place = address.netloc.rpartition("@")[2]
    own = f"postgresql://{stranger}:{stranger}@{place}{address.path}"
    said = said_by(["database_roles", "--execute"], DATABASE_URL=own)
    assert said == "CommandError: The role of DATABASE_URL may not do this in the database.\n"


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_whoever_stops_a_command_sees_no_traceback_and_finds_nothing_half_done(name, tmp_path, number, status):
    noted, program = tmp_path / "noted", tmp_path / "pg_dump"
    program.write_text(f"#!/bin/sh\necho half of it\necho $$ > {noted}\nexec sleep 60\n")
    program.chmod(0o700)
    where = {"DATABASE_URL": database.address(name), "POSTGRESQL_PROGRAMS": str(tmp_path)}
    process = begin(["backup", str(tmp_path / "backups")], **where)
    while not (noted.exists() and noted.read_text().endswith("\n")):
        assert process.poll() is None, process.communicate()
        time.sleep(0.05)
    process.send_signal(number)
    assert (process.communicate()[1], process.returncode) == ("Stopped.\n", status)
    assert not [*(tmp_path / "backups").iterdir()]
    assert not psutil.pid_exists(int(noted.read_text()))


@pytest.mark.parametrize("also", ["--compile", "--offer=words"])
def test_checking_and_writing_the_catalogues_exclude_each_other(also):
    with pytest.raises(CommandError, match="not allowed with argument --check"):
        call_command("messages", "--check", also)
