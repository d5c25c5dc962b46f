"""What manage.py starts: whoever typed a command is told in a sentence what no change of the program would help."""

import logging
import signal
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from psycopg.errors import InsufficientPrivilege

from core import outages

SERVICES = ("beat", "run_outbox")  # what they say is the log


class Terminated(KeyboardInterrupt):
    """By SIGTERM. As after Ctrl-C, what is half done is removed, and the driver ends its statement in the database."""


def run(arguments: list[str]) -> None:
    """As Django does; `--traceback` shows where it happened, as it does for other errors of commands."""
    signal.signal(signal.SIGTERM, _terminate)
    try:
        execute_from_command_line(arguments)
    except KeyboardInterrupt as error:
        if "--traceback" in arguments:
            raise
        sys.stderr.write("Stopped.\n")
        sys.exit(128 + (signal.SIGTERM if isinstance(error, Terminated) else signal.SIGINT))  # as shells count
    except Exception as error:
        words = _words(error)
        if arguments[1:2] and arguments[1] in SERVICES and not isinstance(error, ImproperlyConfigured):
            why = words or type(error).__name__
            logging.getLogger(__name__).critical("%s has ended: %s", arguments[1], why, exc_info=not words)
            sys.exit(1)
        if not words or "--traceback" in arguments:
            raise
        sys.exit(f"CommandError: {words}")


def _terminate(*_: object) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # a second one must not break off the clearing up
    raise Terminated


def _words(error: BaseException) -> str:
    if outages.is_away(error) or outages.is_unready(error):
        return f"The database cannot be used: {outages.reason(error)}"
    if isinstance(error.__cause__, InsufficientPrivilege):
        return "The role of DATABASE_URL may not do this in the database."
    if isinstance(error, OSError) and error.strerror:  # a full disk names no file
        return f"{error.filename}: {error.strerror}." if error.filename else f"{error.strerror}."
    if isinstance(error, ImproperlyConfigured):
        return str(error)
    return ""
