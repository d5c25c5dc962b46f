"""How long a transaction waits for what others have locked."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

SET = """
WITH before AS MATERIALIZED (SELECT current_setting('lock_timeout') AS value)
SELECT value, set_config('lock_timeout', %s, true) FROM before
"""


@contextmanager
def lock_timeout(time: str) -> Iterator[None]:
    """
    Within a transaction: whoever waits longer for a lock gets an OperationalError. Afterwards holds what held before.

    Where an error ends the block, PostgreSQL puts it back together with the transaction or savepoint.
    """
    before = _set(time)
    yield
    _set(before)


def _set(time: str) -> str:
    """Set it, and return what it was."""
    with connection.cursor() as cursor:
        cursor.execute(SET, [time])
        return cursor.fetchone()[0]
