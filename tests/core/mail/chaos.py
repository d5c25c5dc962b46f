"""Empty the outbox while the mail server misbehaves and the workers are killed; tell what became of the mails."""

import os
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass

from django.conf import settings
from django.db import connection

from core.mail import outbox
from core.mail.models import OutboxMail
from tests.core.mail.smtp import Sink

COMMAND = [sys.executable, "-m", "tests.core.mail.killed_worker"]


@dataclass
class Outcome:
    mails: int
    lost: int
    duplicates: int
    kills: int
    turned_away: int
    steps: Counter
    seconds: float
    states: dict


def empty_outbox(number, *, workers, kills, risk, outages, patience):
    """`kills` is how many workers may die; `outages` lists (after so many mails, seconds) of the server's absence."""
    for count in range(number):
        outbox.queue(
            "sample.notice", f"chaos:{count}", f"r{count}@example.org", "de", {"title": str(count), "body": "Text"}
        )
    expected = set(OutboxMail.objects.values_list("message_id", flat=True))
    sink = Sink()
    sink.busy, sink.drops = 0.2, 0.02
    sink.start()
    fleet = Fleet(sink.port, workers, kills, risk)
    started = time.monotonic()
    try:
        while OutboxMail.objects.exclude(state="sent").exists() and time.monotonic() < started + patience:
            if outages and len(sink.messages) >= outages[0][0]:
                sink.stop()
                time.sleep(outages.pop(0)[1])
                sink.start()
            fleet.replace_the_dead()
            time.sleep(0.1)
    finally:
        fleet.stop()
        sink.stop()
    received = Counter(sink.ids)
    return Outcome(
        mails=number,
        lost=len(expected - received.keys()),
        duplicates=received.total() - len(received),
        kills=sum(fleet.steps.values()),
        turned_away=sink.turned_away,
        steps=fleet.steps,
        seconds=round(time.monotonic() - started, 1),
        states=dict(Counter(OutboxMail.objects.values_list("state", flat=True))),
    )


class Fleet:
    """Workers in processes of their own; the dead are replaced, in the end by ones that do not die."""

    def __init__(self, port, number, kills, risk):
        self.port, self.kills, self.risk = port, kills, risk
        self.steps, self._seed = Counter(), 0
        self.processes = [self._start() for _number in range(number)]

    def replace_the_dead(self):
        for position, process in enumerate(self.processes):
            if process.poll() is not None:
                self.steps[process.stdout.read().strip()] += 1
                self.processes[position] = self._start()

    def _start(self):
        self._seed += 1
        risk = self.risk if sum(self.steps.values()) < self.kills else 0
        environment = os.environ | {
            "TEST_DATABASE": connection.settings_dict["NAME"],
            "SMTP_PORT": str(self.port),
            "LEASE": "2",
            "SEED": str(self._seed),
            "RISK": str(risk),
        }
        return subprocess.Popen(COMMAND, cwd=settings.BASE_DIR, env=environment, stdout=subprocess.PIPE, text=True)

    def stop(self):
        for process in self.processes:
            if process.poll() is not None:
                self.steps[process.stdout.read().strip()] += 1
            process.kill()
            process.wait()
            process.stdout.close()
