"""Processes that are killed while they register people: no acknowledged place is lost or doubled, and no mail."""

import subprocess
import sys
import threading
import time
from collections import Counter

import pytest
from django.conf import settings
from django.db import connections

from core.mail.models import OutboxMail
from events.models import Registration
from events.registration import expiry
from tests.events.crowd import environment, kill_database
from tests.events.registrations import held

COMMAND = [sys.executable, "-m", "tests.events.killed_registrar"]


class Registrar:
    """One process that registers some people, and begins anew where it was killed."""

    def __init__(self, event, numbers, seed):
        self.event, self.left, self.seed = event, list(numbers), seed
        self.said, self.deaths, self.process = [], [], None

    def start(self, risk):
        seed = str(self.seed + 100 * len(self.deaths))
        command = [*COMMAND, *map(str, self.left)]
        self.process = subprocess.Popen(
            command,
            cwd=settings.BASE_DIR,
            env=environment(EVENT=str(self.event.pk), SEED=seed, RISK=str(risk)),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def wait(self):
        """Whether it came to its end."""
        lines = self.process.communicate(timeout=120)[0].splitlines()
        self.said += lines
        if self.process.returncode:
            self.deaths += [line for line in lines if line.startswith("died")] or ["died with the database"]
        assert len(self.deaths) < 100, "it never gets on"
        done = {int(line.split()[1]) for line in lines if line.startswith(("acknowledged", "refused"))}
        self.left = [number for number in self.left if number not in done]
        return "done" in lines


def kill_and_restart(event, *, people, processes, risk, kills):
    registrars = [Registrar(event, range(one, people, processes), seed=one) for one in range(processes)]
    running = registrars
    while running:
        dead = sum(len(one.deaths) for one in registrars)
        for one in running:
            one.start(risk if dead < kills else 0)
        running = [one for one in running if not one.wait()]
    return registrars


def check(event, registrars, people):
    said = [line.split() for one in registrars for line in one.said]
    acknowledged = {int(words[2]) for words in said if words[0] == "acknowledged"}
    rows = {row.pk: row for row in Registration.objects.filter(event=event)}
    assert acknowledged <= rows.keys(), "nothing that was promised is lost"
    counting = [row.email for row in rows.values() if row.state != "expired"]  # that is a try before the last one
    assert Counter(counting) == dict.fromkeys((f"p{n}@example.org" for n in range(people)), 1)
    assert held(event) <= event.capacity_on_site
    for row in rows.values():
        changes = list(row.transitions.order_by("at", "pk"))
        assert len(changes) == row.version, "no change without its note"
        told = Counter(
            OutboxMail.objects.filter(about_id=row.pk).exclude(kind="events.already").values_list("kind", flat=True)
        )
        expected = Counter(f"events.{kind}" for kind in map(kind_of, changes) if kind)
        assert told == expected, "no change without its mail, no mail without its change"


def kind_of(change):
    kinds = {"unverified": "verify", "cancelled": "cancelled", "confirmed": "confirmed", "waitlisted": "waitlisted"}
    return {"offered": "offered"}.get(change.after) or kinds.get(change.after)


def kill_database_at(event, numbers):
    """Kill it once there are as many registrations, for each of the numbers."""
    for number in numbers:
        while Registration.objects.filter(event=event).count() < number:
            time.sleep(0.005)
        kill_database()
    connections.close_all()


def run(event, people, processes=2, kills=0, risk=0, database_kills=()):
    type(event).objects.filter(pk=event.pk).update(capacity_on_site=people // 3)
    event.capacity_on_site = people // 3
    killer = threading.Thread(target=kill_database_at, args=[event, database_kills])
    killer.start()
    registrars = kill_and_restart(event, people=people, processes=processes, risk=risk, kills=kills)
    killer.join()
    connections.close_all()
    check(event, registrars, people)
    expiry.sweep()
    assert held(event) == event.capacity_on_site, "what was given back is offered to those who wait"
    check(event, registrars, people)
    return [death for one in registrars for death in one.deaths]


@pytest.mark.audit
def test_the_database_is_killed(crowded_event):
    """Whoever was registering at that moment sends the form again, as the person at the screen would."""
    assert run(crowded_event, people=30, processes=1, database_kills=[3])


@pytest.mark.audit
def test_the_database_is_killed_twice(crowded_event):
    assert run(crowded_event, people=24, database_kills=[5, 15])


@pytest.mark.audit
def test_some_are_killed(crowded_event):
    assert run(crowded_event, people=12, kills=2, risk=0.03)


@pytest.mark.bench
def test_many_are_killed(crowded_event):
    deaths = run(crowded_event, people=300, kills=60, risk=0.02)
    print(f"\n{len(deaths)} processes were killed: {dict(Counter(deaths))}; 0 places or mails lost or doubled")  # noqa: T201
    assert len(deaths) >= 60
