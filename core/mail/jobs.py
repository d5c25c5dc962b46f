"""
Regular jobs. Each app registers its own in `AppConfig.ready`; `manage.py beat` runs those that are due.

A job runs under an advisory lock of PostgreSQL: however many schedulers there are, it runs once. It must bear to be run
again, for one that is killed has not run. One that goes through many things does `each` by itself.
"""

import logging
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any, TypeVar, cast

from django.db import Error, close_old_connections, connection
from django.utils import timezone

from core import outages
from core.mail.models import JobRun

logger = logging.getLogger(__name__)
Key = TypeVar("Key")

SCHEDULER = "beat"
TICK = 5  # seconds
LOCKS = "job "  # before a job's name: PostgreSQL knows a lock by the hash of its words
RETRY_AFTER = timedelta(minutes=15)  # of a job that failed and would otherwise wait longer


@dataclass(frozen=True)
class Job:
    name: str
    run: Callable[[], object]
    every: timedelta | None = None
    daily_at: time | None = None

    def is_due(self, last: JobRun | None, now: datetime) -> bool:
        """Whether to run after the last run (a JobRun or None)."""
        if last is None or last.finished_at is None or last.started_at > now:  # a clock may have been set back
            return True
        if last.failures and now >= last.finished_at + RETRY_AFTER:
            return True
        if self.every is not None:
            return now >= last.started_at + self.every
        return last.started_at < self.latest_time(now)

    def latest_time(self, now: datetime) -> datetime:
        """When it should last have begun. On the night without that hour it runs an hour later."""
        local = timezone.localtime(now)
        hour = cast(time, self.daily_at)  # asked only where there is no interval
        latest = datetime.combine(local.date(), hour, local.tzinfo)
        return latest if latest <= now else datetime.combine(local.date() - timedelta(1), hour, local.tzinfo)


class ItemsFailedError(Exception):
    """Some of a job's items failed, the others are done. The message says which and quotes nobody."""


def each(what: str, keys: Iterable[Key], do: Callable[[Key], int | None]) -> int:
    """
    Do something with each of many things, and sum up what it returns: one that fails stops no other.

    Keys are noted, so they must tell nothing of a person. Raises in the end if one failed, so that monitoring sees it.
    """
    done, failed = 0, []
    for key in keys:
        try:
            done += do(key) or 0
        except Exception as error:
            if outages.stops_all(error):
                raise
            logger.exception("A job failed for %s %s", what, key)
            failed.append(f"{what} {key}: {_place_of(error)}".strip())
    if failed:
        raise ItemsFailedError(f"{len(failed)} failed, result of the others {done}. {'; '.join(failed)}")
    return done


def _place_of(error: Exception) -> str:
    """What happened and where; no message, which might quote what somebody typed."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}, {place.name} line {place.lineno}"


_jobs: dict[str, Job] = {}


def register_job(
    name: str, run: Callable[[], object], *, every: timedelta | None = None, daily_at: time | None = None
) -> None:
    """Have `run()` called at an interval (timedelta) or daily at a local time; its result is kept."""
    if (every is None) == (daily_at is None):
        raise ValueError("A job has either an interval or a time of day.")
    _jobs[name] = Job(name, run, every, daily_at)


def names() -> list[str]:
    return list(_jobs)


def run_due() -> list[str]:
    """Run every job that is due and that nobody else is running; returns their names."""
    last = _last_runs()
    now = timezone.now()
    return [job.name for job in list(_jobs.values()) if job.is_due(last.get(job.name), now) and _run_locked(job)]


def _run_locked(job: Job) -> bool:
    with lock(job.name) as is_ours:
        # Another scheduler may have run it since we looked.
        if not is_ours or not job.is_due(_last_runs(name=job.name).get(job.name), timezone.now()):
            return False
        _run(job)
        return True


def _last_runs(**which: Any) -> dict[str, JobRun]:
    return {run.name: run for run in JobRun.objects.filter(**which)}


@contextmanager
def lock(name: str, waits: bool = False) -> Iterator[bool]:
    """
    Whether we hold the lock of that name, or once we do; others get it when we end, however we end.

    It is that of a transaction, on a connection of its own: a pooler such as PgBouncer gives the next transaction of a
    session to another connection, where a lock of the session would be left behind.
    """
    own = connection.copy()
    function = "pg_advisory_xact_lock" if waits else "pg_try_advisory_xact_lock"
    try:
        own.set_autocommit(False)
        with own.cursor() as cursor:
            cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")  # it does nothing as long as we work
            if waits:  # as long as the other one works
                cursor.execute("SET LOCAL lock_timeout = 0; SET LOCAL statement_timeout = 0")
            # One of the two functions named above.
            cursor.execute(f"SELECT {function}(hashtextextended(%s, 0))", [LOCKS + name])
            is_ours = waits or cursor.fetchone()[0]
        yield is_ours
    finally:
        with suppress(Error):  # the server notices a moment later that a connection ended
            own.rollback()
        own.close()


def is_held(name: str) -> bool:
    """Whether somebody holds the lock of that name: who was killed does not."""
    with connection.cursor() as cursor:
        # The server shows the two halves of a key; hashes are signed, its halves are not.
        cursor.execute(
            """
            SELECT EXISTS (
                SELECT FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database
                WHERE locktype = 'advisory' AND objsubid = 1 AND datname = current_database()
                AND (classid::bigint << 32 | objid::bigint) = hashtextextended(%s, 0)
            )
            """,
            [LOCKS + name],
        )
        return bool(cursor.fetchone()[0])


def _run(job: Job) -> None:
    heartbeat(SCHEDULER)  # before each: a round of several may take as long as all of them
    row, _created = JobRun.objects.update_or_create(
        name=job.name, defaults={"started_at": timezone.now(), "finished_at": None}
    )
    try:
        result, error = job.run(), ""
    except ItemsFailedError as exception:
        result, error = None, str(exception)
    except Exception as exception:
        if outages.is_away(exception):  # it counts as not run
            raise
        logger.exception("The job “%s” failed", job.name)
        result, error = None, _place_of(exception)
    row.finished_at = timezone.now()
    row.result, row.error = ("" if result is None else str(result))[:300], error[:300]
    row.failures = row.failures + 1 if error else 0
    row.save()


def result_of(name: str) -> str:
    """What a job found when it was last run, or whoever looked for the same since; empty before."""
    return JobRun.objects.filter(name=name).values_list("result", flat=True).first() or ""


def note_result(name: str, result: object) -> None:
    """What a job looks for has been found by somebody else."""
    now = timezone.now()
    found = {"result": str(result)[:300]}
    JobRun.objects.update_or_create(
        name=name, defaults=found, create_defaults=found | {"started_at": now, "finished_at": now}
    )


def heartbeat(name: str) -> None:
    """Note that a process that should always run does; at most every ten seconds."""
    now = timezone.now()
    recent = JobRun.objects.filter(name=name, finished_at__gt=now - timedelta(seconds=10), finished_at__lte=now)
    if not recent.exists():
        JobRun.objects.update_or_create(name=name, defaults={"started_at": now, "finished_at": now})


class Beat:
    """The scheduler: looks every few seconds which jobs are due, until told to stop."""

    def __init__(self) -> None:
        self.stopping = threading.Event()

    def run(self) -> None:
        teller = outages.Teller(logger)
        while not self.stopping.is_set():
            close_old_connections()
            try:
                heartbeat(SCHEDULER)  # where nothing is due, too
                run_due()
                teller.is_over("The scheduler goes on.")
            except Error as error:
                wait_for_database(teller, "The scheduler has to wait for the database", error)
            self.stopping.wait(TICK)


def wait_for_database(teller: outages.Teller, words: str, error: Error) -> None:
    """Say what is waited for; raises the error again where no waiting helps."""
    if not outages.may_pass(error):
        raise error
    teller.tell(words, outages.reason(error))
    connection.close()
