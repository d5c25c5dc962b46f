"""
What lasts until somebody mends it: a full disk, a wrong clock, no mail server, no ledger.

Nothing is lost, and `/-/health` says what it is.
"""

import json
import os
import shutil
import struct
import subprocess
import tempfile
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.bench.operations import looking
from tests.bench.operations.conftest import running
from tests.bench.operations.load import load
from tests.bench.operations.test_faults import is_well_within, nothing_is_lost_or_doubled, warm

pytestmark = pytest.mark.bench
SIZE = "1500m"  # of the small disk; half of it stays free


@pytest.fixture(scope="module")
def machine(mail_server):
    """A stack on a disk that can be filled, with a clock that can be put."""
    compiler = shutil.which("cc")
    if os.getuid() or not compiler:
        pytest.skip("needs root, for a disk of its own, and a C compiler: apt-get install gcc")
    folder = Path(tempfile.mkdtemp(prefix="machine-"))
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE},mode=755", "tmpfs", folder], check=True)  # noqa: S607
    library, source = folder / "clock.so", Path(__file__).with_name("clock.c")
    subprocess.run([compiler, "-shared", "-fPIC", "-O2", "-o", library, source], check=True)
    put_clock(folder, 0)
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("LD_PRELOAD", str(library))
            patch.setenv("CLOCK", str(folder / "clock"))
            with running(folder, mail_server) as stack:
                yield stack
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)  # noqa: S607
        folder.rmdir()


def put_clock(folder, seconds):
    """Ahead of the machine's."""
    with (folder / "clock").open("r+b" if (folder / "clock").exists() else "wb") as file:
        file.write(struct.pack("q", seconds))


def problems(stack):
    _status, body = looking.slot(stack.slot_ports[0], "/-/health")
    return json.loads(body)["problems"]


def waiting_mails(stack):
    return looking.rows(stack, "SELECT count(*) FROM mail_outboxmail WHERE state IN ('queued', 'inflight')")[0][0]


def test_the_disk_is_full(machine, paths, event):
    """Of database, files, ledger and logs at once."""
    warm(machine, paths)
    ballast = machine.folder / "ballast"
    with load(machine, paths, 100, event) as result:
        time.sleep(8)
        fill(ballast)
        time.sleep(20)
        said = problems(machine)
        ballast.unlink()
        time.sleep(15)
    print(f"\nthe disk full for 20 s: {result}; {said}")  # noqa: T201
    assert any("nearly full" in problem for problem in said)
    assert result.share_served >= 0.99, result.failed[:20]
    nothing_is_lost_or_doubled(machine, result)
    assert is_well_within(machine, 60)


def fill(path):
    with path.open("wb", buffering=0) as file:
        for size in (2**20, 2**10, 1):
            try:
                while file.write(bytes(size)):
                    pass
            except OSError:
                continue


def test_the_clock_jumps(machine, paths, event, mail_server):
    """Two hours ahead, and back: forms that are open, jobs and mails go on."""
    warm(machine, paths)
    mail_server.start()
    with load(machine, paths, 100, event) as result:
        for seconds in (0, 2 * 60 * 60, 0):
            put_clock(machine.folder, seconds)
            time.sleep(15)
    print(f"\nthe clock two hours ahead and back: {result}; {Counter(entry[1] for entry in result.refused)}")  # noqa: T201
    assert result.share_served >= 0.999, result.failed[:20]
    nothing_is_lost_or_doubled(machine, result)
    assert is_well_within(machine, 60)
    assert looking.comes_true(lambda: waiting_mails(machine) == 0, 60)
    mail_server.stop()
    each_got_one(mail_server, result)


def each_got_one(mail_server, result):
    sent = Counter(address.addr_spec for mail in mail_server.mails for address in mail["To"].addresses)
    assert {email: sent[email] for email in result.acknowledged} == dict.fromkeys(result.acknowledged, 1)


def test_the_mail_server_is_away(stack, paths, event, mail_server):
    warm(stack, paths)
    with load(stack, paths, 100, event) as result:
        time.sleep(15)
    assert result.acknowledged
    assert waiting_mails(stack) >= len(result.acknowledged)
    looking.rows(stack, "UPDATE mail_outboxmail SET due_at = due_at - interval '16 minutes'")
    assert "mails are overdue" in problems(stack)
    mail_server.start()
    assert looking.comes_true(lambda: waiting_mails(stack) == 0, 300)
    mail_server.stop()
    print(f"\n{len(result.acknowledged)} mails after the server came back")  # noqa: T201
    each_got_one(mail_server, result)


def test_the_ledger_cannot_be_written(stack, paths, event):
    """An erasure holds all the same, and its line is written once there is a ledger again."""
    with load(stack, paths, 10, event) as result:
        time.sleep(8)
    ledger = Path(stack.environment["ERASURE_LEDGER"])
    shutil.rmtree(ledger.parent, ignore_errors=True)
    ledger.parent.touch()
    email = result.acknowledged[0]
    stack.manage("shell", "-c", f"from core.privacy import persons; persons.erase({email!r})")
    assert looking.rows(stack, "SELECT count(*) FROM events_registration WHERE email = %s", email) == [(0,)]
    said = problems(stack)
    print(f"\nwithout a ledger: {said}")  # noqa: T201
    assert any("ledger" in problem.lower() for problem in said)
    ledger.parent.unlink()
    assert looking.comes_true(lambda: ledger.exists() and len(ledger.read_text().splitlines()) == 1, 120)
    assert not any("ledger" in problem.lower() for problem in problems(stack))
