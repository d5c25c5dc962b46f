"""Many at once, each on a connection of its own."""

import os
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from django.core.exceptions import ValidationError
from django.db import DatabaseError, OperationalError, connection, connections
from django.utils import timezone

from events.changes import following
from events.models import EventPage, Registration, Transition
from events.registration import intake
from tests import database

THREADS = 8


def at_once(work, items):
    """Run `work` for each item in threads that start together; returns the errors of the database."""
    errors, start = [], threading.Barrier(THREADS)

    def run(share):
        start.wait()
        try:
            for item in share:
                try:
                    work(item)
                except ValidationError:
                    pass  # a sentence for the reader: full, late or very busy
                except DatabaseError as error:
                    errors.append(error)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(THREADS) as threads:
        list(threads.map(run, [items[number::THREADS] for number in range(THREADS)]))
    return errors


def unconfirmed(event, number):
    """Registrations that wait for their addresses to be confirmed and hold no seat, written at one go."""
    rows = Registration.objects.bulk_create(
        Registration(
            event=event, attendance="on-site", language="de", name=f"Person {one}", email=f"p{one}@example.org",
            version=1, lasts_until=timezone.now() + intake.UNVERIFIED_LASTS,
        )
        for one in range(number)
    )  # fmt: skip
    Transition.objects.bulk_create(
        Transition(registration=row, before="unverified", after="unverified") for row in rows
    )
    return rows


def set_capacity(event, capacity):
    """As publishing the event with another number does."""
    EventPage.objects.filter(pk=event.pk).update(capacity_on_site=capacity)
    following.follow(EventPage.objects.select_related("locale").get(pk=event.pk))


def environment(**more):
    """For a process that works on the test's database."""
    return os.environ | {"DATABASE_URL": database.address(connection.settings_dict["NAME"])} | more


def kill_database():
    """
    kill -9 of one of PostgreSQL's own processes; returns when it has recovered.

    The server then ends all connections at once, forgets its memory and reads its log, as after a loss of power.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pid FROM pg_stat_activity WHERE backend_type = 'checkpointer'")
        pid = cursor.fetchone()[0]
    os.kill(pid, signal.SIGKILL)
    for _attempt in range(300):
        with suppress(OperationalError), connection.cursor() as cursor:
            cursor.execute("SELECT pid FROM pg_stat_activity WHERE backend_type = 'checkpointer' AND pid <> %s", [pid])
            if cursor.fetchone():
                return
        connection.close()
        time.sleep(0.1)
    raise TimeoutError("the database does not come back")
