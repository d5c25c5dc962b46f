"""Read settings from environment variables; a missing or unsafe value ends the start with a sentence."""

import os

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


def integer(name, default=None):
    value = text(name, None if default is None else str(default))
    try:
        return int(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name} must be a whole number, not “{value}”.") from None


def database(url, **options):
    """
    The settings of a PostgreSQL database at an address.

    Each transaction says its isolation level itself, whatever the server, role or address holds as default: others
    would count seats as they were before the wait for the lock.
    """
    found = dj_database_url.parse(url, **options)
    return found | {"OPTIONS": found.get("OPTIONS", {}) | {"isolation_level": IsolationLevel.READ_COMMITTED}}


def words(name, default=None):
    """A comma-separated list."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]
