"""
The database of one process of the suite, copied from one that was migrated once.

Some three hundred migrations take longer than any test; the copy takes a moment. The migrated database is kept on the
server and made anew when a migration, of ours or of a package, has changed. The first process of the suite that needs
it migrates, and leaves a dump; the servers of the others read that.
"""

import hashlib
import os
import subprocess
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from urllib.parse import quote

import fasteners
import psycopg
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from psycopg.sql import SQL, Identifier

from config import postgres

MIGRATED = "migrated_"


def create():
    """Let the connection use a new copy of the migrated database."""
    if "TEST_SERVER" in os.environ:  # a server of ours alone
        _leave_writing_to_the_system()
    use(copy("test_site"))


def _leave_writing_to_the_system():
    """A database that is thrown away need outlive a kill of the server, which it does, but no loss of power."""
    with server() as admin:
        admin.execute("ALTER SYSTEM SET fsync = off")
        admin.execute("SELECT pg_reload_conf()")


def copy(name, of=""):
    """Make a new copy of the migrated database, or `of` another, for this process of the suite; its whole name."""
    migrated = MIGRATED + fingerprint()
    own = "_".join([name, os.environ.get("PYTEST_XDIST_WORKER", "")]).rstrip("_")
    with server() as admin:
        admin.execute("SELECT pg_advisory_lock(1)")  # others of the suite may share the server
        if not admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [migrated]).fetchone():
            _migrate(admin, migrated)
        admin.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(own)))
        # Copied block by block instead, a sequence would fall back to the template's number when the server is killed.
        command = SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY")
        admin.execute(command.format(Identifier(own), Identifier(of or migrated)))
    return own


def address(name):
    """The URL of a database on this server, for another process: it does not feel responsible for the server."""
    known = connection.settings_dict
    host, password = quote(str(known["HOST"]), safe=""), quote(known["PASSWORD"])
    return f"postgresql://{known['USER']}:{password}@{host}:{known['PORT']}/{name}"


def drop():
    name = connection.settings_dict["NAME"]
    connection.close()
    with server() as admin:
        admin.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name)))


@contextmanager
def in_place(name):
    """While the site has this database, which is gone afterwards."""
    before = connection.settings_dict["NAME"]
    try:
        use(name)
        yield name
    finally:
        use(name)
        drop()
        use(before)


def use(name):
    connection.close()
    connection.settings_dict["NAME"] = name


def server():
    """A connection to the server itself, beside the one to the database of the suite."""
    known = connection.get_connection_params()
    parameters = {name: known[name] for name in ("user", "password", "host", "port") if name in known}
    return psycopg.connect(**parameters, dbname="postgres", autocommit=True)


def _migrate(admin, name):
    for (old,) in admin.execute(
        "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [MIGRATED]
    ).fetchall():
        admin.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(old)))
    unfinished = f"{MIGRATED}unfinished"  # named at last: a run that was stopped leaves nothing that looks whole
    admin.execute(SQL("CREATE DATABASE {} TEMPLATE template0").format(Identifier(unfinished)))
    dump = settings.STATE_DIR / f"{name}.dump"
    with fasteners.InterProcessLock(settings.STATE_DIR / f"{MIGRATED}.lock"):
        if dump.exists():
            _run("pg_restore", "--exit-on-error", f"--dbname={address(unfinished)}", dump)
        else:
            use(unfinished)
            call_command("migrate", verbosity=0)
            connection.close()
            _keep(unfinished, dump)
    admin.execute(SQL("ALTER DATABASE {} RENAME TO {}").format(Identifier(unfinished), Identifier(name)))


def _keep(name, dump):
    for old in dump.parent.glob(f"{MIGRATED}*.dump"):
        old.unlink()
    partial = dump.with_suffix(".partial")
    _run("pg_dump", "--format=custom", "--compress=none", f"--file={partial}", address(name))
    partial.rename(dump)


def _run(program, *arguments):
    subprocess.run([Path(postgres.programs()) / program, *arguments], check=True)


def fingerprint():
    """What the migrations of all apps are, in some letters."""
    digest = hashlib.sha256()
    for config in apps.get_app_configs():
        try:
            folder = Path(import_module(f"{config.name}.migrations").__path__[0])
        except ModuleNotFoundError:
            continue
        for path in sorted(folder.glob("*.py")):
            digest.update(f"{config.label} {path.name}".encode() + path.read_bytes())
    return digest.hexdigest()[:16]
