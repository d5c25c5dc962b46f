"""Whether the database is what this code needs: reachable, of its schema, set up, and rid of those who were erased."""

import datetime
import select

import psycopg
from django.db import Error, OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Min
from django.utils import timezone
from django.utils.translation import gettext as _
from psycopg import errors
from wagtail.models import Locale

from core import outages
from core.privacy import ledger
from core.text import languages
from home.staff import roles

CLOCKS_DIFFER = 5  # seconds
ANSWERS_WITHIN = 3  # seconds
# libpq hands over the server's words alone, which may be German, and no code.
REFUSED = ("password authentication failed", "no pg_hba.conf entry", "Passwort-Authentifizierung", "does not exist")


def reason(error: Error) -> str:
    """What to look at when the database cannot be asked."""
    cause = error.__cause__
    if outages.is_unready(error):
        return _("tables are missing in the database: run manage.py migrate")
    if isinstance(cause, errors.InsufficientPrivilege):
        return _("the role of the database may not read what the site needs: run manage.py database_roles --execute")
    if any(words in str(error) for words in REFUSED):
        return _("the database refuses the log-in: look at user, password and name in DATABASE_URL")
    return _("the database does not answer")


def problems() -> list[str]:
    return [*problems_for_readers(), *problems_for_staff()]


def ask() -> None:
    """
    Raises an OperationalError unless the server answers soon.

    One that stands still, as on a disk that is away, ends no statement itself; the driver would wait for ever.
    """
    connection.ensure_connection()
    line = connection.connection.pgconn
    try:
        line.send_query(b"SELECT 1")
    except psycopg.Error:
        return  # the connection was lost; Django makes another
    if not select.select([line.socket], [], [], ANSWERS_WITHIN)[0]:
        connection.close()
        raise OperationalError("no answer")
    while line.get_result():
        pass


def problems_for_readers() -> list[str]:
    """What keeps the site from serving anybody."""
    try:
        ask()
        if missing_migrations():
            return [_("migrations are missing")]
        if Locale.objects.filter(language_code__in=languages.CODES).count() < len(languages.CODES):
            return [_("setup_site has not been run")]
        if not ledger.is_replayed():
            return [_("a restore is not finished: erasures have not been replayed; run manage.py replay_erasures")]
    except Error as error:
        return [reason(error)]
    except OSError:
        return [_("the ledger of erasures (ERASURE_LEDGER) cannot be read")]
    return []


def problems_for_staff() -> list[str]:
    """What somebody should look at although readers are served."""
    found = []
    if unknown := unknown_migrations(applied_migrations()):
        found.append(
            _("the database is of a newer version than the code, which does not know: %(names)s")
            % {"names": ", ".join(unknown)}
        )
    if missing := roles.missing():
        found.append(
            _("groups are missing: %(names)s; run manage.py setup_site") % {"names": ", ".join(sorted(missing))}
        )
    if abs(clock_difference()) > CLOCKS_DIFFER:
        found.append(_("the clocks of the database and of this machine differ by more than 5 seconds"))
    if not ledger.is_complete():
        found.append(_("erasures are missing in the file ERASURE_LEDGER, which cannot be written"))
    return found


def applied_migrations() -> set[tuple[str, str]]:
    return set(MigrationRecorder(connection).applied_migrations())


def missing_migrations() -> int:
    """How many the code has that were not applied."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def unknown_migrations(applied: set[tuple[str, str]]) -> list[str]:
    """Which of these the code does not know; an app that was taken out of the site has left some, which is no harm."""
    known = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    names = {*known, *(old for migration in known.values() for old in migration.replaces)}
    apps = {app for app, _name in known}
    return sorted(f"{app}.{name}" for app, name in applied - names if app in apps)


def clock_difference() -> float:
    with connection.cursor() as cursor:
        before = timezone.now()
        cursor.execute("SELECT clock_timestamp()")
        theirs: datetime.datetime = cursor.fetchone()[0]
        after = timezone.now()
    return min((theirs - before).total_seconds(), (theirs - after).total_seconds(), key=abs)


def set_up_at() -> datetime.datetime | None:
    """When the first tables were made."""
    return MigrationRecorder.Migration.objects.aggregate(first=Min("applied"))["first"]
