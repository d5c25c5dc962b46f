"""Each act of an event with thousands registered: how long the editor waits, and how long everybody else."""

import multiprocessing
import os
import time
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from core.mail.models import OutboxMail
from events.changes import acts, telling
from events.models import EventChange, EventPage, Registration
from events.registration import quotas
from tests import roles

pytestmark = pytest.mark.bench
PEOPLE = int(os.environ.get("PEOPLE", "2000"))
REASON = {"reason_de": "Der Referent ist krank."}
ACTS = {
    "reschedule": lambda event: acts.reschedule(
        event, starts_at=event.starts_at + timedelta(days=1), ends_at=event.ends_at + timedelta(days=1)
    ),
    "move online": acts.move_online,
    "postpone": acts.postpone,
    "cancel": acts.cancel,
    "raise the capacity": lambda event: acts.change_capacity(event, capacity_on_site=PEOPLE + 100),
}


def want_the_lock(pk, over, longest):
    """Ask for the event's lock again and again, as those do who confirm and cancel; a process of its own."""
    connection.connection = None  # that of the process before the fork
    while not over.is_set():
        began = time.monotonic()
        with quotas.locked(EventPage.objects.get(pk=pk)):
            longest.value = max(longest.value, time.monotonic() - began)
        time.sleep(0.005)
    connection.close()


@pytest.mark.parametrize("name", ACTS)
def test_an_act_keeps_neither_the_editor_nor_the_others_waiting(name, crowded_event, capsys):
    editor = roles.user_of("admin")
    Registration.objects.bulk_create(
        Registration(
            event=crowded_event, attendance="on-site", language=("de", "fr", "uk")[one % 3], name=f"Person {one}",
            email=f"p{one}@example.org", state="waitlisted", queue_number=one + 1, verified_at=timezone.now(),
        )
        for one in range(PEOPLE)
    )  # fmt: skip
    EventPage.objects.filter(pk=crowded_event.pk).update(capacity_on_site=PEOPLE)
    Registration.objects.update(state="confirmed", seats_held=1)
    event = EventPage.objects.get(pk=crowded_event.pk)
    fork = multiprocessing.get_context("fork")
    over, longest = fork.Event(), fork.Value("d", 0.0)
    others = fork.Process(target=want_the_lock, args=(event.pk, over, longest))
    others.start()
    began = time.monotonic()
    acts.publish(event, ACTS[name](event), editor, REASON)
    published = time.monotonic() - began
    while EventChange.objects.filter(told_at=None).exists():
        telling.tell()
    told = time.monotonic() - began - published
    over.set()
    others.join()
    mails = OutboxMail.objects.count()
    with capsys.disabled():
        print(  # noqa: T201
            f"\n{name}, {PEOPLE} registered: published in {published:.2f} s, {mails} mails written in {told:.1f} s, "
            f"others waited {longest.value * 1000:.0f} ms at most"
        )
    assert mails == (0 if name == "raise the capacity" else PEOPLE)
    editor.delete()
