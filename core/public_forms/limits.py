"""
How many forms came from one source, or to one target, within an hour. Each form is counted by itself and for each of
its targets, for a town hall that has sent much to one event may still write to another.

The hour slides: it is kept in parts, so that no limit fits twice around a full hour. Counts are kept in the database,
because several processes and machines must share them, and in the transaction of what they count: what was not stored
is not counted. `core.public_forms.bar` says what follows for forms; what costs nobody their words is simply refused.
"""

import datetime
import time
from collections import Counter as Sums
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import OperationalError, connection, transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from core.public_forms import origin
from core.public_forms.models import RateCount
from core.public_forms.token import Token

PARTS = 6
PART = 60 * 60 // PARTS  # seconds
LOCK_TIMEOUT = "3s"
# Whatever the form: each may have a mail sent to any address.
MOST_OF_ALL = {"network": 1000, "provider": 5000}


@dataclass(frozen=True)
class Limits:
    """Forms of one kind to one target within an hour; the decision 0019 has the reasons."""

    per_address: int = 100
    per_network: int = 300
    per_target: int = 600

    def by_range(self) -> dict[str, int]:
        """They rise with the range that somebody sends from."""
        return {
            "address": self.per_address,
            "site": (self.per_address + self.per_network) // 2,
            "network": self.per_network,
            "provider": self.per_network * 3 // 2,
        }


class LimitReachedError(Exception):
    """Too many forms came; the message is not for readers."""


class WrongGuessError(ValidationError):
    """What was typed is wrong, and counts like a form that is stored: nobody may guess as often as they like."""


@dataclass(frozen=True, order=True)
class Counter:
    """How many forms have come from a source, or to a target; `source` is a keyed hash."""

    kind: str
    source: str
    limit: int

    def key(self, part: int) -> str:
        return f"{self.source} {part}"


def counter(kind: str, source: object, limit: int) -> Counter:
    """What counts up to `limit` within an hour; of the source only a keyed hash is kept."""
    digest = salted_hmac("public_forms.limits", f"{kind} {source}", algorithm="sha256").hexdigest()
    return Counter(kind, digest[:48], limit)


def counters(limits: Limits, token: Token, request: HttpRequest) -> list[Counter]:
    """What counts this form."""
    target = f"{token.form} {token.target}"
    return [counter("target", target, limits.per_target), *by_sender(target, limits.by_range(), request)]


def counters_of_waiting(limits: Limits, token: Token, request: HttpRequest) -> list[Counter]:
    """What counts this form besides, if it passes because its sender has waited."""
    return by_sender(f"waited {token.form} {token.target}", limits.by_range(), request)


def counters_of_all(request: HttpRequest) -> list[Counter]:
    """What counts this form together with those of all kinds."""
    return by_sender("all", MOST_OF_ALL, request)


def by_sender(what: str, limits: Mapping[str, int], request: HttpRequest) -> list[Counter]:
    """
    What counts this by where it comes from, in those ranges of `core.public_forms.origin.STEPS` that have a limit.

    Whoever has many addresses of IPv6 fills the larger ranges with them.
    """
    address = origin.address(request)
    ranges = origin.ranges(address) if address else {}
    return [counter(name, f"{what} {ranges[name]}", limit) for name, limit in limits.items() if name in ranges]


def numbers(counted: Iterable[Counter]) -> Sums[Counter]:
    """How many each has counted in the last hour, and in the part of which it began in the midst; locks nothing."""
    now = _part()
    keys = {counter.key(now - back): counter for counter in counted for back in range(PARTS + 1)}
    found: Sums[Counter] = Sums()
    for key, number in RateCount.objects.filter(key__in=keys).values_list("key", "count"):
        found[keys[key]] += number
    return found


def check(counted: Iterable[Counter], known: Sums[Counter]) -> None:
    """Raise where one form more would be one too many."""
    for counter in counted:
        if known[counter] >= counter.limit:
            raise LimitReachedError(counter.kind)


def level(counted: Iterable[Counter], known: Sums[Counter]) -> int:
    """0 below all limits, 1 from the first on that is reached, and one more each time that it is doubled."""
    return max(((known[counter] // counter.limit).bit_length() for counter in counted), default=0)


def count(counted: Iterable[Counter]) -> None:
    """
    Add the form to each counter, in one order, so that nobody waits for rows in a ring.

    To be called last in the transaction: everybody who writes to the same target waits for its row, but not for long.
    """
    part, table = _part(), RateCount._meta.db_table
    expires_at = datetime.datetime.fromtimestamp((part + PARTS + 1) * PART, datetime.UTC)
    found = sorted(counted)
    rows = ", ".join(["(%s, 1, %s)"] * len(found))
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH patience AS MATERIALIZED (SELECT set_config('lock_timeout', '{LOCK_TIMEOUT}', true)) "  # noqa: S608 (our own table's name)
            f"INSERT INTO {table} (key, count, expires_at) "
            f"SELECT one.* FROM patience, (VALUES {rows}) AS one "
            f"ON CONFLICT (key) DO UPDATE SET count = {table}.count + 1",
            [value for counter in found for value in (counter.key(part), expires_at)],
        )


def count_wrong(counted: Iterable[Counter]) -> None:
    """Add a wrong guess, whose own transaction was rolled back."""
    with suppress(OperationalError), transaction.atomic():  # who must wait too long for the row learns nothing either
        count(counted)


def take_back(counted: Iterable[Counter]) -> None:
    """Uncount what has turned out to be no guess."""
    part = _part()
    RateCount.objects.filter(key__in=[counter.key(part) for counter in counted], count__gt=0).update(
        count=F("count") - 1
    )


def forget() -> int:
    """Delete the counts of hours that are over; returns how many."""
    return RateCount.objects.filter(expires_at__lte=timezone.now()).delete()[0]


def _part() -> int:
    return int(time.time() // PART)
