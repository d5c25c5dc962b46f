import os
import shutil
import socket
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest

from deploy.processes import CODE
from deploy.stack import Stack
from tests.bench.operations.content import EVENT, PAGES
from tests.core.mail.smtp import Sink

MIGRATIONS = CODE / "events/migrations"


@pytest.fixture(scope="session")
def mail_server():
    """Of the stacks; nothing listens there until a test starts it."""
    server = Sink()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def stack(mail_server):
    with tempfile.TemporaryDirectory(prefix="stack-") as folder, running(Path(folder), mail_server) as stack:
        yield stack


def fill_small(stack):
    fill = [sys.executable, "-m", "tests.bench.operations.content"]
    own = {"DJANGO_SETTINGS_MODULE": "config.settings.test", "TEST_FILES": str(stack.state)}
    subprocess.run(fill, cwd=CODE, env=stack.environment | own, check=True)


@contextmanager
def running(folder, mail_server, fill=fill_small):
    """nginx, two slots, mails, jobs and PostgreSQL, with a small site unless another is filled in."""
    if not (shutil.which("nginx") and os.path.isdir("/usr/lib/postgresql")):
        pytest.skip("nginx or PostgreSQL of Debian's is missing: make stack installs them")
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    folder.chmod(0o755)  # PostgreSQL has a user of its own, to whom each start of pytest closes its own folder
    stack = Stack(folder, port, {"EMAIL_PORT": str(mail_server.port)})
    try:
        stack.prepare()
        stack.build()
        stack.manage("upgrade")
        fill(stack)
        stack.start()
        yield stack
    finally:
        stack.stop()


@pytest.fixture(scope="session")
def paths():
    return ["/de/", "/fr/", "/uk/", *(f"/de/{slug}/" for slug in PAGES), "/de/veranstaltungen/"]


@pytest.fixture(scope="session")
def event():
    """The address of the form of an event with room for all."""
    return f"/de/{EVENT}/anmeldung/"


MIGRATION = """
from django.db import migrations

class Migration(migrations.Migration):
    dependencies = [("events", "{before}")]
    operations = [
        migrations.RunSQL(
            "ALTER TABLE events_registration ADD COLUMN probe_{number} integer NULL", migrations.RunSQL.noop
        )
    ]
"""


@pytest.fixture(scope="session")
def releases(tmp_path_factory):
    """Each call makes the next version: this checkout and one migration more."""
    folder, names = tmp_path_factory.mktemp("releases"), sorted(path.stem for path in MIGRATIONS.glob("0*.py"))[-1:]

    def release():
        number = len(names)
        code = folder / str(number)
        shutil.copytree(CODE, code, symlinks=True, ignore=shutil.ignore_patterns(".git", ".data", ".venv", "tests"))
        (code / ".venv").symlink_to((CODE / ".venv").resolve())
        names.append(f"{9000 + number}_probe")
        for place in range(1, len(names)):
            text = MIGRATION.format(before=names[place - 1], number=place)
            (code / f"events/migrations/{names[place]}.py").write_text(text)
        return code

    return release
