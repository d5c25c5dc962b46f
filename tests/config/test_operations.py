"""What docs/operations.md tells an administrator to do is there, and does what the page says."""

import os
import re
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command, get_commands
from django.test import override_settings

from config.settings import base

DOCS = Path(__file__).parents[2] / "docs"
README = DOCS.parent / "README.md"
OPERATIONS = DOCS / "operations.md"


def section(file, heading):
    return re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", file.read_text(), re.M | re.S)[1]


@pytest.mark.parametrize(
    "file", [README, DOCS.parent / "CHANGELOG.md", *DOCS.rglob("*.md")], ids=lambda file: file.name
)
def test_every_command_that_is_named_exists(file):
    named = re.findall(r"(?:manage\.py|^site|`site) ([a-z]\w+)", file.read_text(), re.MULTILINE)
    assert set(named) <= set(get_commands())


def test_each_section_names_the_steps_without_which_it_goes_wrong():
    restore = section(OPERATIONS, "Backup and restore")
    assert restore.index("py backup") < restore.index("py restore") < restore.index("py database_roles")
    upgrade = (DOCS / "betrieb" / "aktualisieren.md").read_text()
    steps = ["site backup", "make install-production", "make build", "site upgrade", "deploy.rolling", "site doctor"]
    assert [upgrade.index(step) for step in steps] == sorted(upgrade.index(step) for step in steps)
    short = section(README, "Deploy, back up, upgrade")
    assert "ERASURE_LEDGER" in short
    assert re.search(r"manage\.py\s+restore", short)
    assert "manage.py upgrade" in short.partition("**Upgrade:**")[2]


def mode(path):
    return os.stat(path).st_mode & 0o777


@pytest.fixture
def _umask():
    """The usual one, which compressed files follow."""
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.mark.usefixtures("_umask")
def test_everybody_may_read_static_files_but_not_uploaded_ones(tmp_path):
    static = tmp_path / "static"
    storages = base.STORAGES | {"default": {"BACKEND": base.STORAGES["default"]["BACKEND"]}}
    source = tmp_path / "source"
    (source / "part").mkdir(parents=True)
    (source / "part" / "style.css").write_text("p { color: red }\n" * 99)
    (source / "part" / "style.css").chmod(0o600)
    with override_settings(
        STORAGES=storages,
        STATIC_ROOT=static,
        MEDIA_ROOT=tmp_path / "media",
        STATICFILES_DIRS=[source],
        STATICFILES_FINDERS=["django.contrib.staticfiles.finders.FileSystemFinder"],
    ):
        call_command("collectstatic", interactive=False, verbosity=0)
        uploaded = default_storage.path(default_storage.save("picture.png", ContentFile(b"x")))
    collected = [path for path in static.rglob("*") if path.is_file()]
    assert {path.suffix for path in collected} >= {".css", ".gz", ".json"}
    assert {mode(path) for path in collected} == {0o644}
    assert mode(static / "part") == 0o755
    assert mode(uploaded) == 0o640
