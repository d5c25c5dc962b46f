"""From the version before to this one: the command, what it refuses, and a database of the last release."""

import os
import subprocess
import sys
import tarfile
from contextlib import contextmanager
from io import BytesIO, StringIO

import psycopg
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from psycopg.sql import SQL, Identifier

from config import postgres
from home.models import HomePage
from operations import database
from search.models import SearchDocument
from tests import database as test_database
from tests.operations import schema

pytestmark = pytest.mark.django_db


def upgraded():
    out = StringIO()
    call_command("upgrade", stdout=out)
    return out.getvalue()


def test_a_fresh_database_is_brought_to_life_and_a_second_time_changes_nothing(db):
    first = upgraded()
    assert "set up" in first
    assert set(HomePage.objects.values_list("locale__language_code", flat=True)) == {"de", "fr", "uk"}
    before = {page.pk: page.latest_revision_id for page in HomePage.objects.all()}
    second = upgraded()
    assert second.startswith("0 migrations applied.")
    assert {page.pk: page.latest_revision_id for page in HomePage.objects.all()} == before


def test_a_database_of_a_newer_version_is_left_alone(home):
    MigrationRecorder(connection).record_applied("events", "9999_of_tomorrow")
    with pytest.raises(CommandError, match=r"events\.9999_of_tomorrow"):
        upgraded()


def test_what_a_package_left_behind_is_not_taken_for_newer(home):
    MigrationRecorder(connection).record_applied("a_package_that_was_removed", "0001_initial")
    assert database.unknown_migrations(database.applied_migrations()) == []


def test_an_index_of_another_analyser_is_renewed(home):
    upgraded()
    assert SearchDocument.objects.exists()
    SearchDocument.objects.update(analyser_version=0)
    assert "The search index is renewed." in upgraded()
    assert not SearchDocument.objects.filter(analyser_version=0).exists()


def git(*arguments):
    return subprocess.run(["git", *arguments], cwd=settings.BASE_DIR, capture_output=True, check=False)  # noqa: S607


@pytest.fixture
def release():
    """The commit of the last one, which tells it by its subject in a clone without tags; UPGRADE_FROM names another."""
    last = (
        git("log", "-1", "--format=%H", "--extended-regexp", r"--grep=^Release [0-9]+\.[0-9]+").stdout.decode().strip()
    )
    return os.environ.get("UPGRADE_FROM") or last or pytest.skip("nothing was released yet, or the clone is shallow")


def test_no_migration_of_a_release_was_edited(release):
    changed = git("diff", "--name-only", "--diff-filter=MDR", release, "--", "*/migrations/0*.py").stdout.decode()
    assert changed.split() == []


@pytest.mark.audit
def test_a_filled_database_of_the_release_becomes_as_a_fresh_one(release, tmp_path, db):
    with tarfile.open(fileobj=BytesIO(git("archive", release).stdout)) as archive:
        archive.extractall(tmp_path / "release")  # noqa: S202 (it is ours)

    def manage(folder, name, *arguments):
        environment = os.environ | {
            "DATABASE_URL": test_database.address(name), "DJANGO_SETTINGS_MODULE": "config.settings.dev",
            "STATE_DIR": str(tmp_path / "state"),
        }  # fmt: skip
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments], cwd=folder, env=environment, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr

    with new_database("upgraded") as name:
        for command in ("migrate", "setup_site", "load_demo"):
            manage(tmp_path / "release", name, command)
        manage(settings.BASE_DIR, name, "upgrade")
        found = parts_of(name)
    # Not that of the tests: one that came by a dump has its constraints in other words.
    with new_database("fresh") as name:
        manage(settings.BASE_DIR, name, "migrate")
        fresh = parts_of(name)
    assert found - fresh == set()
    assert fresh - found == set()


@contextmanager
def new_database(name):
    drop = SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name))
    with test_database.server() as admin:
        admin.execute(drop)
        admin.execute(f'CREATE DATABASE "{name}" {postgres.LOCALE}')
        yield name
        admin.execute(drop)


def parts_of(name):
    with psycopg.connect(test_database.address(name)) as opened:
        return schema.parts(opened)
