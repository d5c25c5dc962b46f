"""Whether the database gave up because something took too long: it is worth trying again."""

from psycopg import errors

TOO_LONG = (errors.QueryCanceled, errors.LockNotAvailable, errors.IdleInTransactionSessionTimeout)
RETRY_AFTER = 10  # seconds


def took_too_long(error: BaseException | None) -> bool:
    """Django's error has PostgreSQL's as its cause, and may itself be the cause of another."""
    while error:
        if isinstance(error, TOO_LONG):
            return True
        error = error.__cause__ or error.__context__
    return False
