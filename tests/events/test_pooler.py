"""Behind a connection pooler that gives each transaction another connection, nothing is lost or mixed up."""

from concurrent.futures import ThreadPoolExecutor

from django.db import connection, connections

from core.mail import jobs
from tests.events.exports import whole_exports
from tests.pooler import pooled  # noqa: F401 (a fixture)


def test_exports_are_whole_while_others_work(crowded_event, pooled, committed_admin):  # noqa: F811
    assert whole_exports(committed_admin, crowded_event, people=1100, number=8, writers=4) == 8


def through_pooler(work):
    def then_close():
        try:
            return work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(then_close).result()


def locks():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'")
        return cursor.fetchone()[0]


def test_a_job_runs_once_and_leaves_no_lock_behind(pooled):  # noqa: F811
    def taken():
        with jobs.lock("probe") as is_ours:
            return is_ours

    before = locks()
    for _number in range(10):
        with jobs.lock("probe") as is_ours:
            assert is_ours
            assert not through_pooler(taken)
        assert through_pooler(taken)
    assert locks() == before


def test_a_request_waits_as_long_as_the_pooler_says(pooled):  # noqa: F811
    def timeout():
        with connections["default"].cursor() as cursor:
            cursor.execute("SHOW statement_timeout")
            return cursor.fetchone()[0]

    assert through_pooler(timeout) == "30s"
