"""How long a large site takes to come back, that all of it does, and none of whom were erased."""

import os
import subprocess
import sys
import time

import pytest

from deploy.processes import CODE
from tests.bench.operations import looking

pytestmark = pytest.mark.bench
ERASED = "p77@example.org"


def ask(stack, query, *values):
    return looking.rows(stack, query, *values)[0][0]


def test_a_large_site_comes_back(stack, tmp_path):
    fill = [sys.executable, "-m", "tests.bench.operations.large_content"]
    own = {"DJANGO_SETTINGS_MODULE": "config.settings.test", "TEST_FILES": str(stack.state)}
    subprocess.run(fill, cwd=CODE, env=stack.environment | own, check=True)
    counts = {
        table: ask(stack, f"SELECT count(*) FROM {table}")  # noqa: S608 - ours
        for table in ("wagtailcore_page", "events_registration", "home_customimage")
    }
    assert counts["wagtailcore_page"] >= 10_000
    assert counts["events_registration"] >= 100_000
    began = time.monotonic()
    stack.manage("backup", str(tmp_path))
    backed_up = time.monotonic() - began
    [folder] = tmp_path.iterdir()
    erase = f"from core.privacy import persons; assert persons.erase({ERASED!r})"
    stack.manage("shell", "--command", erase)
    for name in ("slot 1", "slot 2", "outbox", "beat"):
        stack.processes[name].stop()
    began = time.monotonic()
    stack.manage("restore", str(folder), "--replace", "--yes")
    restored = time.monotonic() - began
    size = sum(file.stat().st_size for file in folder.iterdir()) / 1e6
    print(f"\n{counts}: backed up in {backed_up:.0f} s ({size:.0f} MB), restored in {restored:.0f} s")  # noqa: T201
    assert ask(stack, "SELECT count(*) FROM events_registration WHERE email = %s", ERASED) == 0
    after = {table: ask(stack, f"SELECT count(*) FROM {table}") for table in counts}  # noqa: S608
    assert after == counts | {"events_registration": counts["events_registration"] - 1}
    for name in ("slot 1", "slot 2", "outbox", "beat"):
        stack.processes[name].start()
    assert os.path.exists(stack.environment["ERASURE_LEDGER"])
