"""
How many forms may come from one source. Generous enough for a town hall in which 40 people share one address. Each form
is counted by itself, for each has limits of its own.

Counts are kept in the database, because several processes and machines must share them, and in the transaction of
what they count: what was not stored is not counted.
"""

import datetime
from dataclasses import dataclass
from typing import Self

from django.db import connection
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from core.public_forms import origin
from core.public_forms.models import RateCount
from core.public_forms.token import Token

HOUR = datetime.timedelta(hours=1)
MINUTE = datetime.timedelta(minutes=1)

# More than a few forms a minute from one address: machines are quick, people in one office still need their time.
BUSY_AFTER = 6
BUSY_MIN_AGE = 20  # seconds
UNLIMITED = float("inf")


@dataclass(frozen=True)
class Limits:
    """Forms an hour."""

    per_address: int = 60
    per_network: int = 240
    per_target: int = 1200


class LimitReachedError(Exception):
    """Too many forms came; the message is not for readers."""


class TooQuickError(Exception):
    """Many forms come from this address, and this one was filled faster than people do."""


@dataclass(frozen=True, order=True)
class Counter:
    """How many forms have come from a source, or to a target, in the present span of time."""

    kind: str
    key: str
    expires_at: datetime.datetime
    limit: float

    @classmethod
    def of(cls, kind: str, source: str, span: datetime.timedelta, limit: float) -> Self:
        now = timezone.now()
        window = int(now.timestamp() // span.total_seconds())
        key = salted_hmac("public_forms.limits", f"{kind} {source} {window}", algorithm="sha256").hexdigest()
        return cls(kind, key, now + span, limit)


def counters(limits: Limits, token: Token, request: HttpRequest) -> list[Counter]:
    """What counts this form. In one order, so that nobody waits for rows in a ring."""

    def of(kind: str, source: object, span: datetime.timedelta, limit: float) -> Counter:
        return Counter.of(kind, f"{token.form} {source}", span, limit)

    found = [of("target", token.target, HOUR, limits.per_target)]
    if address := origin.address(request):
        household = origin.household(address)
        # Whoever fills in a form slowly may go on though many are quick.
        busy = BUSY_AFTER if token.age < BUSY_MIN_AGE else UNLIMITED
        found += [
            of("address", household, HOUR, limits.per_address),
            of("network", origin.network(address), HOUR, limits.per_network),
            of("minute", household, MINUTE, busy),
        ]
    return sorted(found)


def check(counted: list[Counter]) -> None:
    """Raise where one form more would be one too many; locks nothing."""
    known = dict(RateCount.objects.filter(key__in=[counter.key for counter in counted]).values_list("key", "count"))
    _refuse_too_many(counted, {counter.key: known.get(counter.key, 0) + 1 for counter in counted})


def count(counted: list[Counter]) -> None:
    """
    Add the form to each counter; raise where it is one too many.

    To be called last in the transaction: everybody who writes to the same target waits for its row.
    """
    table = RateCount._meta.db_table
    rows = ", ".join(["(%s, 1, %s)"] * len(counted))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (key, count, expires_at) VALUES {rows} "  # noqa: S608 (our own table's name)
            f"ON CONFLICT (key) DO UPDATE SET count = {table}.count + 1 RETURNING key, count",
            [value for counter in counted for value in (counter.key, counter.expires_at)],
        )
        _refuse_too_many(counted, dict(cursor.fetchall()))


def forget() -> int:
    """Delete the counts of hours that are over; returns how many."""
    return RateCount.objects.filter(expires_at__lte=timezone.now()).delete()[0]


def _refuse_too_many(counted: list[Counter], numbers: dict[str, int]) -> None:
    for counter in counted:
        if numbers[counter.key] > counter.limit:
            raise TooQuickError if counter.kind == "minute" else LimitReachedError(counter.kind)
