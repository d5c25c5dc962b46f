"""
What the site bears: each process killed, the database away, deploys, while readers read and people register.

`make bench-faults` takes the long ones too; a short one of each kind is part of the audit.
"""

import os
import select
import signal
import time

import pytest

from tests.bench.operations import looking
from tests.bench.operations.load import REGISTRANTS, Reader, load
from tests.sampling import audited

PER_SECOND = 100


def registered(stack):
    """{address: how many live registrations it has}"""
    return dict(looking.rows(stack, "SELECT email, count(*) FROM events_registration GROUP BY email"))


def nothing_is_lost_or_doubled(stack, result):
    found = registered(stack)
    assert {email: found.get(email) for email in result.acknowledged} == dict.fromkeys(result.acknowledged, 1)


def warm(stack, paths):
    for path in paths:
        status, _page = Reader(stack).ask(path)
        assert status == 200, path


def worker_of(process):
    """The first child of a process: gunicorn's and nginx's masters have theirs as children."""
    return int(open(f"/proc/{process.popen.pid}/task/{process.popen.pid}/children").read().split()[0])


VICTIMS = ["slot 1", "worker of slot 1", "outbox", "beat", "postgres", "worker of nginx"]


@pytest.mark.parametrize("victim", [audited(victim) for victim in VICTIMS])
def test_kill(victim, stack, paths, event):
    """Reads go on, nothing that was acknowledged is lost or there twice, and all is well again without a hand."""
    warm(stack, paths)
    process = stack.processes[victim.removeprefix("worker of ")]
    with load(stack, paths, PER_SECOND, event) as result:
        assert all_register(result)
        kill(worker_of(process) if victim.startswith("worker") else process.popen.pid)
        assert is_well_within(stack, 60)
        assert all_register(result)
    print(f"\n{victim} killed: {result}")  # noqa: T201
    assert result.share_served >= 0.999, result.failed[:20]
    nothing_is_lost_or_doubled(stack, result)


def kill(pid):
    """Returns when it has ended."""
    with open(os.pidfd_open(pid)) as process:
        os.kill(pid, signal.SIGKILL)
        select.select([process], [], [])


def all_register(result):
    """Whether as many as register at the same time are received once more."""
    wanted = len(result.acknowledged) + REGISTRANTS
    return looking.comes_true(lambda: len(result.acknowledged) >= wanted, 60)


def is_well_within(stack, seconds):
    """Both slots are ready again, and what was killed runs."""
    return looking.comes_true(
        lambda: (
            all(_is_ready(port) for port in stack.slot_ports)
            and all(process.popen.poll() is None for process in stack.processes.values())
        ),
        seconds,
    )


def _is_ready(port):
    try:
        return looking.slot(port, "/-/ready")[0] == 200
    except OSError:
        return False


@pytest.mark.parametrize("seconds", [audited(10), pytest.param(60, marks=pytest.mark.bench)])
def test_the_database_is_away(seconds, stack, paths, event):
    warm(stack, paths)
    postgres = stack.processes["postgres"]
    with load(stack, paths, PER_SECOND, event) as result:
        assert all_register(result)
        postgres.stop(signal.SIGINT)
        time.sleep(seconds)
        before = result.reads[200]
        postgres.start()
        stack.wait_for_database()
        assert all_register(result)
    print(f"\nthe database away for {seconds} s: {result}")  # noqa: T201
    assert result.share_served >= 0.99, result.failed[:20]
    assert result.reads[200] > before
    nothing_is_lost_or_doubled(stack, result)


@pytest.mark.parametrize("number", [audited(2), pytest.param(20, marks=pytest.mark.bench)])
def test_deploys(number, stack, paths, event, releases):
    """Each brings a migration; the version before serves until the new one is ready."""
    warm(stack, paths)
    with load(stack, paths, PER_SECOND, event) as result:
        for _count in range(number):
            stack.release(releases())
    print(f"\n{number} deploys: {result}")  # noqa: T201
    assert set(result.reads) == {200}, result.failed[:20]
    # In a rush on one event some are asked to wait for half a minute, deploy or not.
    assert [entry for entry in result.refused if entry[1] != 429] == []
    nothing_is_lost_or_doubled(stack, result)


@pytest.mark.audit
def test_without_the_application_nginx_answers_in_the_readers_language(stack):
    for slot in ("slot 1", "slot 2"):
        stack.processes[slot].stop()
    try:
        answers = {path: Reader(stack).ask(path) for path in ("/de/gibt-es-nicht/", "/fr/nulle-part/", "/")}
    finally:
        for slot in ("slot 1", "slot 2"):
            stack.processes[slot].start()
    for path, (status, page) in answers.items():
        assert status == 503, path
        assert f'lang="{"fr" if path.startswith("/fr") else "de"}"' in page
    assert is_well_within(stack, 60)
