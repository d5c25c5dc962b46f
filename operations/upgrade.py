"""What a database needs to serve this version: tables, groups, rights of roles, and the search index."""

from collections.abc import Callable, Iterator
from io import StringIO

from django.core import checks
from django.core.checks import CheckMessage
from django.core.management import call_command
from django.db import ProgrammingError
from psycopg.errors import InsufficientPrivilege

from core import database_roles
from core.mail import jobs
from operations import database

Report = Callable[[str], None]


class AheadError(Exception):
    """The database has migrations that this version does not know: it belongs to a newer one."""


def run(report: Report) -> list[CheckMessage]:
    """
    Bring the database to this version, while the one before may go on serving; it may be repeated.

    Raises AheadError. Returns what is still to be looked at.
    """
    with jobs.lock("upgrade", waits=True):  # for another machine that does the same
        for sentence in _steps():
            report(sentence)
    return checks.run_checks(databases=["default"])


def _steps() -> Iterator[str]:
    if unknown := database.unknown_migrations(database.applied_migrations()):
        raise AheadError(", ".join(unknown))
    number = database.missing_migrations()
    call_command("migrate", interactive=False, verbosity=0)
    yield f"{number} migrations applied."
    call_command("setup_site", stdout=StringIO())
    yield "Languages, groups and review are set up."
    yield from _rights()
    if any(message.id == "search.W001" for message in checks.run_checks(databases=["default"])):
        call_command("reindex", verbosity=0)
        yield "The search index is renewed."


def _rights() -> Iterator[str]:
    role, is_there = database_roles.public_role()
    if not is_there:
        return
    try:
        call_command("database_roles", execute=True, stdout=StringIO())
        yield f"{role} may do what the public side needs."
    except ProgrammingError as error:
        if not isinstance(error.__cause__, InsufficientPrivilege):
            raise
        yield f"We may not give rights to {role}: hand what `manage.py database_roles` prints to somebody who may."
