"""Who types a command and cannot be served is told why: no traceback, and a status that scripts notice."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

from tests import database

NOTHING_ANSWERS = "postgresql://site:x@127.0.0.1:1/site"


def said_by(command, **environment):
    done = subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=settings.BASE_DIR,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings.test"} | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stdout
    return done.stderr


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
