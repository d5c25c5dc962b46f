"""Regular jobs: once however many schedulers, recorded when they fail, and due when they should be."""

import errno
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import psycopg
import pytest
from django.db import connection
from django.utils import timezone

from core.mail import jobs
from core.mail.models import JobRun

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture
def only(monkeypatch):
    """No job but those that the test registers."""
    monkeypatch.setattr(jobs, "_jobs", {})


def in_threads(number, work):
    def body():
        try:
            work()
        finally:
            connection.close()

    threads = [threading.Thread(target=body) for _number in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_two_schedulers_run_a_job_once(committed, only):
    ran, barrier = [], threading.Barrier(4)
    jobs.register_job("once", lambda: ran.append(1), every=timedelta(minutes=5))

    def work():
        barrier.wait()
        jobs.run_due()

    in_threads(4, work)
    assert ran == [1]


def test_a_job_that_runs_is_not_begun_a_second_time(committed, only):
    ran, running, done = [], threading.Event(), threading.Event()

    def slow():
        ran.append(1)
        running.set()
        done.wait(10)

    jobs.register_job("slow", slow, every=timedelta(seconds=0))
    first = threading.Thread(target=lambda: (jobs.run_due(), connection.close()))
    first.start()
    running.wait(10)
    assert jobs.run_due() == []
    done.set()
    first.join()
    assert ran == [1]
    assert jobs.run_due() == ["slow"]  # the lock was given back


def test_a_lock_is_free_as_soon_as_it_is_given_back(committed, monkeypatch):
    """The server may notice much later that the connection ended."""
    ending = []
    with monkeypatch.context() as server:
        server.setattr(type(connection.copy()), "close", lambda own: ending.append(own))
        for _again in range(2):
            with jobs.lock("quick") as is_ours:
                assert is_ours
    for ended in ending:
        ended.close()


HOLD = """
import os, django
django.setup()
from django.conf import settings
settings.DATABASES["default"]["NAME"] = os.environ["TEST_DATABASE"]
from core.mail import jobs
with jobs.lock("once") as is_ours:
    print(is_ours, flush=True)
    input()
"""


def test_whoever_waits_for_another_has_the_patience_of_no_statement(committed, monkeypatch):
    monkeypatch.setitem(
        connection.settings_dict["OPTIONS"], "options", "-c lock_timeout=50ms -c statement_timeout=50ms"
    )
    has_begun, goes_on = threading.Event(), threading.Event()

    def work():
        with jobs.lock("long"):
            has_begun.set()
            goes_on.wait(10)

    with ThreadPoolExecutor() as others:
        others.submit(work)
        assert has_begun.wait(10)
        threading.Timer(0.3, goes_on.set).start()
        with jobs.lock("long", waits=True) as is_ours:
            assert is_ours


def test_another_process_keeps_the_job_and_a_killed_one_does_not(committed, only):
    environment = os.environ | {"TEST_DATABASE": connection.settings_dict["NAME"]}
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    jobs.register_job("once", lambda: "done", every=timedelta(minutes=5))
    try:
        assert other.stdout.readline() == "True\n"
        assert jobs.run_due() == []
        assert jobs.is_held("once")
        assert not jobs.is_held("another")
    finally:
        other.kill()
        other.wait()
    for _attempt in range(100):
        if not jobs.is_held("once") and jobs.run_due() == ["once"]:
            break
        threading.Event().wait(0.05)
    assert JobRun.objects.get(name="once").result == "done"


def test_failure_is_recorded_without_what_was_typed_and_the_others_run(committed, only):
    def broken():
        raise ValueError("somebody@example.org")

    jobs.register_job("broken", broken, daily_at=time(2))
    jobs.register_job("sound", lambda: 3, every=timedelta(minutes=5))
    assert jobs.run_due() == ["broken", "sound"]
    run = JobRun.objects.get(name="broken")
    assert (run.failures, run.result) == (1, "")
    assert run.error.startswith("ValueError, broken line")
    assert "example.org" not in run.error
    assert JobRun.objects.get(name="sound").result == "3"
    assert jobs.run_due() == []
    JobRun.objects.filter(name="broken").update(finished_at=timezone.now() - jobs.RETRY_AFTER)
    assert jobs.run_due() == ["broken"]


def test_one_thing_that_fails_stops_no_other_and_is_named_without_what_was_typed(committed, only):
    done = []

    def do(number):
        if number == 2:
            raise ValueError("somebody@example.org")
        done.append(number)
        return 10

    jobs.register_job("by_item", lambda: jobs.each("event", [1, 2, 3], do), every=timedelta(minutes=5))
    assert jobs.run_due() == ["by_item"]
    assert done == [1, 3]
    run = JobRun.objects.get(name="by_item")
    assert (run.failures, run.result) == (1, "")
    assert run.error.startswith("1 failed, result of the others 20. event 2: ValueError, do line")
    assert "example.org" not in run.error


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), psycopg.OperationalError()])
def test_a_full_disk_and_a_lost_database_are_the_fault_of_no_thing(error, caplog):
    def fail(number):
        raise error

    with pytest.raises(type(error)):
        jobs.each("event", [1, 2], fail)
    assert not caplog.records


def run_at(*moment):
    moment = datetime(*moment, tzinfo=BERLIN)
    return JobRun(started_at=moment, finished_at=moment)


@pytest.mark.parametrize(
    ("last", "now", "due"),
    [
        (None, (2026, 5, 1, 1), True),
        (run_at(2026, 5, 1, 2, 30), (2026, 5, 2, 2, 29), False),
        (run_at(2026, 5, 1, 2, 30), (2026, 5, 2, 2, 30), True),
        (run_at(2026, 5, 1, 9), (2026, 5, 1, 23), False),
        (run_at(2027, 1, 1), (2026, 5, 1, 23), True),  # the clock was set back
        (run_at(2026, 3, 28, 2, 30), (2026, 3, 29, 3, 31), True),  # the night without that hour
        (run_at(2026, 10, 25, 2, 31), (2026, 10, 25, 3, 30), False),  # the night with that hour twice
        (JobRun(started_at=datetime(2026, 5, 1, 2, 30, tzinfo=UTC)), (2026, 5, 1, 5), True),  # it was killed
    ],
)
def test_daily_jobs_are_due_once_a_day(last, now, due):
    job = jobs.Job("daily", print, daily_at=time(2, 30))
    assert job.is_due(last, datetime(*now, tzinfo=BERLIN)) is due


@pytest.mark.django_db
def test_the_grounds_jobs_run():
    jobs.run_due()
    runs = JobRun.objects.all()
    assert {"reclaim_mails", "publish_scheduled", "erase_mails", "clear_sessions"} <= {run.name for run in runs}
    assert [run.error for run in runs if run.error] == []


def test_beat_stops_when_told(committed, only):
    beat = jobs.Beat()
    jobs.register_job("stop", beat.stopping.set, every=timedelta(minutes=1))
    beat.run()
    assert JobRun.objects.get(name=jobs.SCHEDULER).finished_at
