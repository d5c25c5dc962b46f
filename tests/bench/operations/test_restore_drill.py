"""How long a large site takes to come back, that all of it does, and none of whom were erased."""

import hashlib
import os
import subprocess
import sys
import time

import pytest

from deploy.processes import CODE
from tests.bench.operations import looking

pytestmark = pytest.mark.bench
ERASED = "p77@example.org"
PROCESSES = ("slot 1", "slot 2", "outbox", "beat")
FILES, SIZE = 2_000, 50_000  # that lie in the media folder, and the bytes of each
# What is in the rows, whatever their order; of registrations without that of the person who is erased.
SUMS = {
    "wagtailcore_page": "SELECT count(*), sum(hashtext(t::text)::bigint) FROM wagtailcore_page t",
    "home_contentpage": "SELECT count(*), sum(hashtext(t::text)::bigint) FROM home_contentpage t",
    "partnerships_partnership": "SELECT count(*), sum(hashtext(t::text)::bigint) FROM partnerships_partnership t",
    "events_registration": "SELECT count(*), sum(hashtext(t::text)::bigint) FROM events_registration t WHERE id != %s",
}


def ask(stack, query, *values):
    [row] = looking.rows(stack, query, *values)
    return row


def sums(stack, erased):
    return {table: ask(stack, query, *[erased] * query.count("%s")) for table, query in SUMS.items()}


def files(folder):
    return {path.name: hashlib.sha256(path.read_bytes()).digest() for path in folder.iterdir()}


def test_a_large_site_comes_back(stack, tmp_path):
    fill = [sys.executable, "-m", "tests.bench.operations.large_content"]
    own = {"DJANGO_SETTINGS_MODULE": "config.settings.test", "TEST_FILES": str(stack.state)}
    subprocess.run(fill, cwd=CODE, env=stack.environment | own, check=True)
    pictures = stack.state / "media" / "original_images"
    pictures.mkdir(parents=True, exist_ok=True)
    for number in range(FILES):
        (pictures / f"drill-{number}.webp").write_bytes(os.urandom(SIZE))
    [erased] = ask(stack, "SELECT id FROM events_registration WHERE email = %s", ERASED)
    before, pictures_before = sums(stack, erased), files(pictures)
    assert before["wagtailcore_page"][0] >= 10_000
    assert before["events_registration"][0] >= 99_999
    began = time.monotonic()
    stack.manage("backup", str(tmp_path))
    backed_up = time.monotonic() - began
    [folder] = tmp_path.iterdir()
    stack.manage("shell", "--command", f"from core.privacy import persons; assert persons.erase({ERASED!r})")
    for name in PROCESSES:
        stack.processes[name].stop()
    for path in pictures.iterdir():
        path.unlink()
    began = time.monotonic()
    stack.manage("restore", str(folder), "--replace", "--yes")
    restored = time.monotonic() - began
    size = sum(file.stat().st_size for file in folder.iterdir()) / 1e6
    rows = {table: count for table, (count, _sum) in before.items()}
    print(f"\n{rows}: backed up in {backed_up:.0f} s ({size:.0f} MB), restored in {restored:.0f} s")  # noqa: T201
    assert sums(stack, erased) == before
    assert files(pictures) == pictures_before
    assert ask(stack, "SELECT count(*) FROM events_registration WHERE email = %s", ERASED) == (0,)
    assert ask(stack, "SELECT anonymised_at IS NOT NULL FROM events_registration WHERE id = %s", erased) == (True,)
    for name in PROCESSES:
        stack.processes[name].start()
