"""
Errors that are no fault of the program: the database is busy, away, or not set up, or a disk is full. They pass, or
somebody mends them, and it is worth trying again.
"""

import errno
import logging
import threading
import time
from collections.abc import Iterator
from logging import LogRecord

import psycopg
from django import db
from psycopg import errors

TOO_LONG = (errors.QueryCanceled, errors.LockNotAvailable, errors.IdleInTransactionSessionTimeout)
# Connection lost; not let in; no such database; no resources, as connections or disk; shut down, crashed, starting up.
AWAY = ("08", "28", "3D", "53", "57P")
RETRY_AFTER = 10  # seconds
SAY_AGAIN = 5 * 60  # seconds until a log repeats that what it has said still holds
# What the server says where it lets nobody in: the driver has no number for it then. The first that fits is right.
REFUSALS = {
    "password authentication failed": "the password is wrong",
    "no password supplied": "no password is set",
    "no pg_hba.conf entry": "the server does not let this role in from here",
    "role ": "the role does not exist or may not log in",
    "database ": "the database does not exist",
    "too many": "all connections are taken",
    "remaining connection slots": "all connections are taken",
    "starting up": "the server is starting",
    "shutting down": "the server is shutting down",
    "recovery": "the server is recovering",
    "not yet accepting": "the server is starting",
    "name resolution": "the server's name is unknown",
    "Name or service not known": "the server's name is unknown",
    "Connection refused": "nothing answers at the server's address",
    "No such file": "nothing answers at the server's address",
    "timeout expired": "the server does not answer",
}


def took_too_long(error: BaseException | None) -> bool:
    return any(isinstance(cause, TOO_LONG) for cause in _causes(error))


def is_away(error: BaseException | None) -> bool:
    return any(_lost_connection(cause) for cause in _causes(error))


def is_disk_full(error: BaseException) -> bool:
    return isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT)


def stops_all(error: BaseException) -> bool:
    """Whether whatever else is to be done would fail as well, so that what failed is not to blame."""
    return is_away(error) or is_disk_full(error)


def is_unready(error: BaseException | None) -> bool:
    """Whether tables or columns are missing: the migrations of this version have not run, or those of a later one."""
    return any(isinstance(cause, errors.UndefinedTable | errors.UndefinedColumn) for cause in _causes(error))


def may_pass(error: BaseException) -> bool:
    """Whether a process beside the site should wait: for the server, for migrations, or for others who hold a row."""
    return is_unready(error) or any(
        isinstance(cause, db.OperationalError | db.InterfaceError) for cause in _causes(error)
    )


def reason(error: BaseException) -> str:
    """What is wrong, for a log: no values, and nothing that the server quotes."""
    for cause in _causes(error):
        if isinstance(cause, errors.UndefinedTable):
            return "a table is missing; has “migrate” been run?"
        if isinstance(cause, errors.UndefinedColumn):
            return "a column is missing; does the version fit the migrations?"
        if took_too_long(cause):
            return "it took too long"
        if isinstance(cause, psycopg.Error):
            said = next((words for part, words in REFUSALS.items() if part in str(cause)), "")
            return said or f"the connection was lost ({type(cause).__name__} {cause.sqlstate or ''}".rstrip() + ")"
    return type(error).__name__


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """Django's error has PostgreSQL's as its cause, and may itself be the cause of another."""
    while error:
        yield error
        error = error.__cause__ or error.__context__


def _lost_connection(error: BaseException) -> bool:
    if isinstance(error, psycopg.OperationalError | psycopg.InterfaceError):
        return error.sqlstate is None or error.sqlstate.startswith(AWAY)
    return isinstance(error, db.InterfaceError)  # Django's own: the connection is closed already


class Teller:
    """Says in a log what lasts: when it changes, and every few minutes."""

    def __init__(self, logger: logging.Logger) -> None:
        self._logger, self._lock = logger, threading.Lock()
        self._said, self._at, self._unsaid = "", 0.0, 0

    def tell(self, words: str, why: str) -> None:
        if (unsaid := self.count(why)) is not None:
            self._logger.warning("%s: %s (%s times since this was said last).", words, why, unsaid)

    def count(self, why: str) -> int | None:
        """How many times it happened unsaid since it was said last; None where it need not be said again."""
        with self._lock:
            now = time.monotonic()
            if why == self._said and now - self._at < SAY_AGAIN:
                self._unsaid += 1
                return None
            unsaid, self._unsaid = self._unsaid, 0
            self._said, self._at = why, now
            return unsaid

    def is_over(self, words: str) -> None:
        if self._said:
            self._logger.warning("%s", words)
        self._said, self._unsaid = "", 0


class SayAway(logging.Filter):
    """One line in place of a traceback for each request of a storm: while the database is away, all fail alike."""

    def __init__(self) -> None:
        super().__init__()
        self._teller = Teller(logging.getLogger(__name__))

    def filter(self, record: LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        if error is None or not is_away(error):
            return True
        why = reason(error)
        unsaid = self._teller.count(why)
        record.exc_info = record.exc_text = None
        record.levelno, record.levelname = logging.WARNING, "WARNING"
        record.msg = "The database is away, and requests are answered with 503: %s (%s more since this was said last)."
        record.args = (why, unsaid)
        return unsaid is not None
