"""Many at once: never a seat too many, whatever the order. Real threads, real commits."""

import threading
from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone
from psycopg import IsolationLevel

from core.mail import jobs
from core.mail.models import OutboxMail
from events import checks, privacy
from events.models import EventPage, Registration
from events.registration import codes, expiry, intake, quotas, service
from tests.events.crowd import at_once, set_capacity, unconfirmed
from tests.events.registrations import held, register
from tests.sampling import audited


@pytest.fixture
def event(crowded_event):
    return crowded_event


def crowd(event, people=40):
    def come(number):
        registration = register(event, seats=1 + number % 3)
        if number % 3 == 0:
            service.cancel(registration)

    return at_once(come, list(range(people)))


@pytest.mark.parametrize("capacity", [2, *map(audited, [1, 50])])
def test_a_crowd_never_holds_more_seats_than_there_are(event, capacity):
    set_capacity(event, capacity)
    assert crowd(event) == []
    assert held(event) <= capacity
    waiting = Registration.objects.filter(event=event, queue_number__isnull=False).order_by("queue_number")
    assert [one.queue_number for one in waiting] == list(range(1, len(waiting) + 1))
    assert [one.pk for one in waiting.order_by("verified_at")] == [one.pk for one in waiting]


def test_of_many_with_one_address_at_once_one_is_registered(event):
    """Nobody holds a seat, so nobody waits for the lock: the database alone tells who was first."""
    set_capacity(event, 1)
    register(event)
    emails = ["anna@example.org", "ANNA@example.org", "Anna@Example.org", "borys@example.org"] * 8
    assert at_once(lambda email: register(event, verified=False, email=email), emails) == []
    rows = Registration.objects.filter(event=event, state="unverified")
    assert sorted(row.email.lower() for row in rows) == ["anna@example.org", "borys@example.org"]
    for row in rows:
        mails = OutboxMail.objects.filter(kind="events.verify", to__iexact=row.email)
        assert mails.count() == intake.MAILS_AN_HOUR
        assert mails.latest("pk").about_id == row.pk


@pytest.mark.audit
def test_without_the_lock_the_crowd_breaks_something(event, monkeypatch):
    """Shows that the test above would notice."""
    monkeypatch.setattr(quotas, "take_lock", lambda event: event.refresh_from_db(fields=quotas.DECISIVE))
    set_capacity(event, 2)
    assert crowd(event) or held(event) > 2


@pytest.mark.parametrize("capacity", [2, *map(audited, [1, 40])])
def test_of_many_who_confirm_at_once_exactly_as_many_get_a_place(event, capacity):
    set_capacity(event, capacity)
    assert at_once(service.verify, unconfirmed(event, 60)) == []
    rows = Registration.objects.filter(event=event)
    assert rows.filter(state="confirmed").count() == held(event) == capacity
    waiting = rows.filter(state="waitlisted").order_by("verified_at")
    assert [row.queue_number for row in waiting] == list(range(1, 60 - capacity + 1)), "in the order of confirming"
    assert OutboxMail.objects.filter(kind="events.confirmed").count() == capacity
    assert OutboxMail.objects.filter(kind="events.waitlisted").count() == 60 - capacity


@pytest.mark.audit
def test_capacity_goes_up_and_down_and_offers_lapse_while_a_crowd_confirms(event):
    """In the end there are as many held as there are places: 30, though it was 10, 25 and 5 meanwhile."""
    set_capacity(event, 10)
    rows = unconfirmed(event, 80)
    turns = {10: 25, 30: 5, 50: 30}

    def step(number):
        service.verify(rows[number])
        if number in turns:
            set_capacity(event, turns[number])
        elif number % 10 == 5:  # offers end by the clock while they are accepted
            with transaction.atomic():
                quotas.take_lock(event)  # whoever writes several rows at once does it alone
                Registration.objects.filter(event=event, state="offered").update(lasts_until=timezone.now())
            with suppress(jobs.ItemsFailedError):  # the event was busy for too long: the next minute's job does it
                expiry.sweep(timezone.now() + timedelta(minutes=1))
        elif number % 10 == 6:
            for offered in Registration.objects.filter(event=event, state="offered"):
                service.accept(offered)

    assert at_once(step, list(range(80))) == []
    while Registration.objects.filter(event=event, state="offered").exists():
        for offered in Registration.objects.filter(event=event, state="offered"):
            service.accept(offered)
    set_capacity(event, 30)
    for offered in Registration.objects.filter(event=event, state="offered"):
        service.accept(offered)
    capacity = EventPage.objects.get(pk=event.pk).capacity_on_site
    assert held(event) == Registration.objects.filter(event=event, state="confirmed").count() == capacity == 30
    assert Registration.objects.filter(event=event, state="waitlisted").count() == 50
    assert Registration.objects.filter(event=event).values("email").distinct().count() == 80


@pytest.mark.audit
def test_an_erasure_is_not_undone_by_what_happens_at_the_same_time(event):
    """Each registration is confirmed, cancelled and erased by three at once; no name may come back."""
    set_capacity(event, 20)
    rows = unconfirmed(event, 24)
    functions = [service.verify, privacy.erase_at_wish, service.cancel]
    work = [(function, row) for row in rows for function in functions]
    assert at_once(lambda item: item[0](Registration.objects.get(pk=item[1].pk)), work) == []
    for row in Registration.objects.filter(event=event):
        assert (row.name, row.email) == ("", "")
        assert row.anonymised_at
        assert not row.is_active
    expiry.sweep(timezone.now() + timedelta(minutes=20))
    assert held(event) == 0
    assert set(OutboxMail.objects.exclude(to="").values_list("kind", flat=True)) <= {"events.data_deleted"}


def test_sql_by_hand_from_two_connections_is_refused(event):
    set_capacity(event, 1)
    rows = [register(event, verified=False) for _number in range(8)]
    Registration.objects.filter(event=event).update(seats_held=0)

    def grab(registration):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("UPDATE events_registration SET seats_held = 1 WHERE id = %s", [registration.pk])

    assert len(at_once(grab, rows)) == len(rows) - 1
    assert held(event) == 1


@pytest.fixture(params=["repeatable read", "serializable"])
def default_level(request, event):
    """What an administrator may have set for the database; new connections begin with it."""
    name = connection.ops.quote_name(connection.settings_dict["NAME"])
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER DATABASE {name} SET default_transaction_isolation = '{request.param}'")
    connection.close()
    yield request.param
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER DATABASE {name} RESET default_transaction_isolation")
    connection.close()


def test_whatever_the_servers_default_as_many_get_a_place_as_there_are(default_level, event):
    set_capacity(event, 2)
    assert at_once(service.verify, unconfirmed(event, 24)) == []
    rows = Registration.objects.filter(event=event)
    assert rows.filter(state="confirmed").count() == held(event) == 2
    assert rows.filter(state="waitlisted").count() == 22
    (error,) = checks.counts_see_what_others_wrote(None, databases=["default"])
    assert error.id == "events.E001"


@pytest.mark.parametrize("level", [IsolationLevel.REPEATABLE_READ, IsolationLevel.SERIALIZABLE])
def test_another_level_is_refused_by_the_database(event, level):
    set_capacity(event, 1)
    first, second = unconfirmed(event, 2)
    has_begun, has_written = threading.Event(), threading.Event()

    def late(number):
        """Sees the event as it was before the other wrote."""
        if number % 8 == 0:
            connection.ensure_connection()
            connection.connection.isolation_level = level
            with transaction.atomic():
                assert held(event) == 0
                has_begun.set()
                assert has_written.wait(10)
                Registration.objects.filter(pk=second.pk).update(state="confirmed", seats_held=1)
        elif number % 8 == 1:
            assert has_begun.wait(10)
            service.verify(first)
            has_written.set()

    (refused,) = at_once(late, list(range(8)))
    assert "READ COMMITTED" in str(refused)
    assert held(event) == 1
    assert quotas.Quota(event, "on-site").free == 0
    assert register(event).state == "waitlisted"


def test_a_crowd_uses_a_code_as_often_as_it_allows(crowded_event):
    """Where all places are taken nobody has to wait for the lock but for the code."""
    register(crowded_event)
    EventPage.objects.filter(pk=crowded_event.pk).update(open_to="code")
    (code,) = codes.make(crowded_event, 1, note="", uses_allowed=3, valid_until=None)
    assert not at_once(lambda _number: register(crowded_event, verified=False, code=code.code), list(range(16)))
    assert code.registrations.count() == 3
