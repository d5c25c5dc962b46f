"""Read settings from environment variables; a missing or unsafe value ends the start with a sentence."""

import os
import re
from urllib.parse import urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured
from psycopg import IsolationLevel


def text(name, default=None):
    """The variable's value; without a default it must be set and not be empty."""
    value = os.environ.get(name, "").strip()
    if value:
        return value
    if default is None:
        raise ImproperlyConfigured(f"The environment variable {name} must be set.")
    return default


def flag(name, default=False):
    value = text(name, "true" if default else "false").lower()
    if value not in {"true", "false", "1", "0"}:
        raise ImproperlyConfigured(f"{name} must be true or false, not “{value}”.")
    return value in {"true", "1"}


def integer(name, default=None, least=0, most=10**9):
    value = text(name, None if default is None else str(default))
    try:
        number = int(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name} must be a whole number, not “{value}”.") from None
    if not least <= number <= most:
        raise ImproperlyConfigured(f"{name} must be from {least} to {most}, not {value}.")
    return number


def port(default):
    """PORT, for what people start by hand."""
    try:
        return integer("PORT", default, least=1, most=65534)
    except ImproperlyConfigured as error:
        raise SystemExit(str(error)) from None


def address(name, default=None):
    """A URL that can be taken apart; with the default “-” it may be missing. None is quoted: it may hold a password."""
    url = text(name, default).removeprefix("-")
    try:
        parts = urlsplit(url)
        readable = parts.port != 0 and not any(map(str.isspace, parts.hostname or ""))
    except ValueError:  # of a port or an IPv6 address
        readable = False
    if not readable:
        raise ImproperlyConfigured(
            f"{name} is no address that can be read: look at its host and port. "
            "Signs in a name or password are written in percent, such as %23 for #."
        )
    return url


LISTENER = re.compile(r"unix:/.+|fd://\d+|(\[[\da-f:.]+\]|[\w.-]*)(:(?P<port>\d{1,5}))?", re.ASCII | re.IGNORECASE)


def listeners(name, default):
    """Where gunicorn listens: hosts and ports, or sockets."""
    found = words(name, default)
    for word in found:
        match = LISTENER.fullmatch(word)
        if not match or not 0 < int(match["port"] or 1) < 2**16:
            raise ImproperlyConfigured(f"{name} must be as 127.0.0.1:8000 or unix:/path/of/socket, not “{word}”.")
    return found


def socket(name):
    """Where a server of this house listens; "" without one."""
    value = text(name, default="")
    host, _colon, port = value.rpartition(":")
    if value and not value.startswith("unix:/") and not (host and port.isdecimal() and 0 < int(port) < 2**16):
        raise ImproperlyConfigured(f"{name} must be as unix:/path/of/socket or host:3310, not “{value}”.")
    return value


# What a process waits for: a statement, a lock, and whoever has begun a transaction and does nothing more.
TIMEOUTS = {
    "public": {"statement_timeout": "3s", "lock_timeout": "3s", "idle_in_transaction_session_timeout": "10s"},
    "admin": {"statement_timeout": "30s", "lock_timeout": "10s", "idle_in_transaction_session_timeout": "60s"},
}
CONNECT_TIMEOUT = 5  # seconds: who asks is told sooner than gunicorn ends the process
OF_COMMANDS = {"idle_in_transaction_session_timeout": "1h"}  # migrations, imports and jobs take as long as they take


def timeouts(role):
    """
    As the environment's DATABASE_TIMEOUTS says: `requests`, which config/wsgi.py sets, `commands` for all else, or
    `off` where a connection pooler refuses options of the connection.
    """
    kind = text("DATABASE_TIMEOUTS", default="commands")
    if kind not in {"requests", "commands", "off"}:
        raise ImproperlyConfigured(f"DATABASE_TIMEOUTS must be requests, commands or off, not “{kind}”.")
    return {"requests": TIMEOUTS.get(role, TIMEOUTS["admin"]), "commands": OF_COMMANDS, "off": {}}[kind]


def site_database(role, **options):
    """
    The site's database: at DATABASE_POOL_URL for requests, where there is a pooler, and at DATABASE_URL for all else,
    which copies the database, migrates it, and takes its time.
    """
    url, pool = address("DATABASE_URL"), address("DATABASE_POOL_URL", default="-")
    for name, given in (("DATABASE_URL", url), ("DATABASE_POOL_URL", pool or url)):
        parts = urlsplit(given)
        if parts.scheme not in {"postgresql", "postgres"}:
            raise ImproperlyConfigured(f"{name} must begin with postgresql://; no other database is supported.")
        if not parts.path.strip("/"):
            raise ImproperlyConfigured(f"{name} must name a database, as postgresql://user@host/name does.")
    times = text("DATABASE_TIMEOUTS", default="commands")
    if pool and times == "off":
        raise ImproperlyConfigured(
            "DATABASE_TIMEOUTS=off is for a pooler in DATABASE_URL; with DATABASE_POOL_URL leave it unset."
        )
    if not pool or times != "requests":
        return database(url, role, **options)
    # Each transaction may run on another connection: a cursor outlives none, and the pooler says how long they wait.
    return database(pool, role, waits=False, disable_server_side_cursors=True, **options)


def database(url, role="all", *, waits=True, **options):
    """
    The settings of a PostgreSQL database at an address, for a process of this role.

    Each transaction says its isolation level itself, whatever the server, role or address holds as default: others
    would count seats as they were before the wait for the lock.
    """
    found = dj_database_url.parse(url, **options)
    settings = {"connect_timeout": CONNECT_TIMEOUT} | found.get("OPTIONS", {})
    settings |= {"isolation_level": IsolationLevel.READ_COMMITTED}
    # Those that the address itself has come last, and so hold.
    times = timeouts(role) if waits else {}
    words = [*(f"-c {name}={time}" for name, time in times.items()), settings.get("options", "")]
    return found | {"OPTIONS": settings | ({"options": " ".join(words).strip()} if any(words) else {})}


def words(name, default=None):
    """A comma-separated list."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]
