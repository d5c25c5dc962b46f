"""Many at once: never a seat too many, whatever the order. Real threads, real commits."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, connections, transaction

from events.models import EventPage, Registration
from events.registration import pool, queue, service
from home.models import HomePage, OutboxMail
from tests import factories
from tests.events.registrations import held, register
from tests.home.conftest import committed  # noqa: F401

THREADS = 8


@pytest.fixture
def event(committed):  # noqa: F811
    """An event that other connections see; all that hangs on it goes again, the set-up site stays."""
    home = HomePage.objects.get(locale__language_code="de")
    index = factories.EventIndexPageFactory(parent=home, title="Gedränge", slug="gedraenge")
    yield factories.EventPageFactory(parent=index, title="Gedränge", policy="open", party_limit=4, capacity_on_site=1)
    OutboxMail.objects.all().delete()
    Registration.objects.all().delete()
    type(index).objects.get(pk=index.pk).delete()


def set_capacity(event, capacity):
    EventPage.objects.filter(pk=event.pk).update(capacity_on_site=capacity)


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


def crowd(event, people=40):
    def come(number):
        registration = register(event, seats=1 + number % 3)
        if number % 3 == 0:
            service.cancel(registration)

    return at_once(come, list(range(people)))


@pytest.mark.parametrize("capacity", [1, 2, 50])
def test_a_crowd_never_holds_more_seats_than_there_are(event, capacity):
    set_capacity(event, capacity)
    assert crowd(event) == []
    assert held(event) <= capacity
    waiting = Registration.objects.filter(event=event, queue_number__isnull=False).order_by("queue_number")
    assert [one.queue_number for one in waiting] == list(range(1, len(waiting) + 1))
    assert [one.pk for one in waiting.order_by("verified_at")] == [one.pk for one in waiting]


def test_without_the_lock_the_crowd_breaks_something(event, monkeypatch):
    """Shows that the test above would notice."""
    monkeypatch.setattr(pool, "take_lock", lambda event_id: None)
    set_capacity(event, 2)
    assert crowd(event) or held(event) > 2


def test_a_capacity_changed_meanwhile_is_kept(event):
    set_capacity(event, 20)

    def come_or_change(number):
        if number % 10 == 9:
            with pool.locked(event.pk) as locked:
                EventPage.objects.filter(pk=event.pk).update(capacity_on_site=20 + number)
                locked.refresh_from_db()
                queue.fill(locked)
        else:
            register(event)

    assert at_once(come_or_change, list(range(60))) == []
    assert held(event) <= EventPage.objects.get(pk=event.pk).capacity_on_site


def test_sql_by_hand_from_two_connections_is_refused(event):
    set_capacity(event, 1)
    rows = [register(event, verified=False) for _number in range(8)]
    Registration.objects.filter(event=event).update(seats_held=0)

    def grab(registration):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("UPDATE events_registration SET seats_held = 1 WHERE id = %s", [registration.pk])

    assert len(at_once(grab, rows)) == len(rows) - 1
    assert held(event) == 1
