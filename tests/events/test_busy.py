"""One event or one counter that others hold for long: it alone has to wait, and what was typed stays."""

import threading
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, connections, transaction
from django.test import Client
from django.utils import timezone

from core.lock_timeout import lock_timeout
from core.mail import jobs
from core.mail.models import OutboxMail
from core.public_forms import limits
from core.public_forms.models import RateCount, Submission
from events.models import EventPage, Registration, Transition
from events.registration import expiry, mails, quotas, service
from home import scheduled_jobs
from tests import factories
from tests.events.registrations import register, states
from tests.events.test_registration_pages import address, filled


def shown():
    with connection.cursor() as cursor:
        cursor.execute("SHOW lock_timeout")
        return cursor.fetchone()[0]


@contextmanager
def held_by_another(rows):
    """Another connection has locked these rows."""
    has_locked, is_over = threading.Event(), threading.Event()

    def hold():
        try:
            with transaction.atomic():
                list(rows.select_for_update(of=("self",)))
                has_locked.set()
                is_over.wait(30)
        finally:
            connections.close_all()

    holder = threading.Thread(target=hold)
    holder.start()
    assert has_locked.wait(30)
    try:
        yield
    finally:
        is_over.set()
        holder.join()


@pytest.fixture
def two_events(crowded_event):
    """With somebody who waits, and a place that has just become free."""
    second = factories.EventPageFactory(
        parent=crowded_event.get_parent().specific, title="Anderes", policy="open", capacity_on_site=1
    )
    waiting = []
    for event in (crowded_event, second):
        first, next_one = register(event), register(event)
        service.cancel(first)
        waiting.append(next_one)
    Registration.objects.filter(state="cancelled").update(lasts_until=timezone.now() - timedelta(seconds=1))
    return crowded_event, second, waiting


def test_a_locked_event_stops_no_offer_of_another(two_events, monkeypatch):
    busy, _other, waiting = two_events
    monkeypatch.setattr(quotas, "LOCK_TIMEOUT", "200ms")
    with held_by_another(EventPage.objects.filter(pk=busy.pk)), pytest.raises(jobs.ItemsFailedError) as failed:
        expiry.sweep()
    assert f"event {busy.pk}: ValidationError" in str(failed.value)
    assert states(*waiting) == ["waitlisted", "offered"]
    expiry.sweep()
    assert states(*waiting) == ["offered", "offered"]


def test_an_event_that_breaks_stops_neither_offers_nor_reminders_nor_notes_of_another(two_events, monkeypatch):
    broken, _other, waiting = two_events
    send = mails.send

    def send_or_break(registration, *args, **kwargs):
        if registration.event_id == broken.pk:
            raise KeyError("a mail that cannot be made")
        send(registration, *args, **kwargs)

    monkeypatch.setattr(mails, "send", send_or_break)
    with pytest.raises(jobs.ItemsFailedError, match=f"event {broken.pk}: KeyError"):
        expiry.sweep()
    assert states(*waiting) == ["waitlisted", "offered"]
    EventPage.objects.update(starts_at=timezone.now() + timedelta(hours=3), capacity_on_site=2)
    service.accept(waiting[1])
    Registration.objects.filter(pk=waiting[0].pk).update(state="confirmed", seats_held=1)
    Transition.objects.update(at=timezone.now() - timedelta(days=2))
    with pytest.raises(jobs.ItemsFailedError, match=f"registration {waiting[0].pk}: KeyError"):
        expiry.remind()
    assert OutboxMail.objects.filter(kind="events.reminder").values_list("about_id", flat=True).get() == waiting[1].pk


def test_how_long_to_wait_holds_for_the_lock_alone(crowded_event):
    event, before = crowded_event, shown()
    with quotas.locked(event):
        assert shown() == before
    with transaction.atomic(), lock_timeout("5s"):
        register(event)
        assert shown() == "5s"
        with pytest.raises(ValidationError), quotas.locked(event):
            raise ValidationError("")
        assert shown() == "5s"
    assert shown() == before


def test_a_counter_that_others_hold_costs_no_typed_word(crowded_event, monkeypatch):
    monkeypatch.setattr(limits, "LOCK_TIMEOUT", "200ms")
    client = Client(raise_request_exception=False)
    sent = filled(crowded_event) | {"attendance": ""}
    try:
        assert client.post(address(crowded_event), sent).status_code == 303
        with held_by_another(RateCount.objects.all()):
            sent = filled(crowded_event) | {"email": "borys@example.org", "person": "Borys Приклад"}
            answer = client.post(address(crowded_event), sent)
        assert answer.status_code == 429
        assert "Borys Приклад" in answer.content.decode()
        assert not Registration.objects.filter(email="borys@example.org").exists()
        assert client.post(address(crowded_event), sent).status_code == 303
    finally:
        Submission.objects.all().delete()
        RateCount.objects.all().delete()


def test_pages_follow_their_dates_though_one_cannot(crowded_event, monkeypatch):
    index = crowded_event.get_parent().specific
    pages = [factories.EventPageFactory(parent=index, title=f"Alt {number}") for number in range(2)]
    EventPage.objects.filter(pk__in=[page.pk for page in pages]).update(expire_at=timezone.now() - timedelta(minutes=1))
    follow = scheduled_jobs.follow_its_date

    def follow_or_break(thing):
        if thing.pk == pages[0].pk:
            raise KeyError("a page that cannot be withdrawn")
        return follow(thing)

    monkeypatch.setattr(scheduled_jobs, "follow_its_date", follow_or_break)
    with pytest.raises(jobs.ItemsFailedError, match=f"page {pages[0].pk}: KeyError"):
        scheduled_jobs.publish_scheduled()
    assert [EventPage.objects.get(pk=page.pk).live for page in pages] == [True, False]
    monkeypatch.undo()
    assert scheduled_jobs.publish_scheduled() == 1
