"""What an act costs: the processor's time of this process and of its database, and the queries."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

ROUNDS = 10
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Cost:
    """Milliseconds of one time, and what the act gave."""

    application: float
    database: float
    queries: int
    answer: Any

    def __str__(self) -> str:
        return f"{self.application:.0f} / {self.database:.0f} {self.queries:2} {self.answer:,}"

    def compared(self, before: "Cost") -> str:
        ratio = (self.application + self.database) / (before.application + before.database)
        return f"{before} → {self}: {ratio:.2f} ×"


def of_database() -> float:
    """Seconds of the processor that this connection's process of the database has used."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (pid,) = cursor.fetchone()
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:13])) / TICKS


def measured(act: Callable[[], Any], rounds: int = ROUNDS) -> Cost:
    """The median of several times, after one that is not counted."""
    act()
    with CaptureQueriesContext(connection) as captured:
        answer = act()
    queries = len(captured)
    times, before = [], of_database()
    for _round in range(rounds):
        start = time.process_time()
        act()
        times.append(time.process_time() - start)
    return Cost(1000 * median(times), 1000 * (of_database() - before) / rounds, queries, answer)


def read(client: Any, address: str) -> int:
    """The bytes that an address answers with."""
    response = client.get(address)
    assert response.status_code == 200, address
    return len(response.getvalue())
