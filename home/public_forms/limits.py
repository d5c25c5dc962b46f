"""
How many forms may come from one source. Generous enough for a town hall in which 40 people share one address.

Counts are kept in the database, because several processes and machines must share them, and in the transaction of
what they count: what was not stored is not counted.
"""

import datetime
from dataclasses import dataclass

from django.db import connection
from django.utils import timezone
from django.utils.crypto import salted_hmac

from home.models.public_forms import RateCount
from home.public_forms import origin

HOUR = datetime.timedelta(hours=1)
MINUTE = datetime.timedelta(minutes=1)

# More than a few forms a minute from one address: machines are quick, people in one office still need their time.
BUSY_AFTER = 6
BUSY_MIN_AGE = 20  # seconds


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


def check_and_count(limits, token, request):
    """Count one form; raise where it is one too many. Rows are locked in one order, so that nobody waits in a ring."""
    found = origin.address(request)
    counted = [("target", f"{token.form} {token.target}", HOUR, limits.per_target)]
    if found:
        counted += [
            ("address", origin.household(found), HOUR, limits.per_address),
            ("network", origin.network(found), HOUR, limits.per_network),
        ]
        in_this_minute = count("minute", origin.household(found), MINUTE)
        if in_this_minute > BUSY_AFTER and token.age < BUSY_MIN_AGE:
            raise TooQuickError
    for kind, source, span, limit in sorted(counted):
        if count(kind, source, span) > limit:
            raise LimitReachedError(kind)


def count(kind, source, span):
    """Add one to the source's count in this span of time, and return it."""
    now = timezone.now()
    window = int(now.timestamp() // span.total_seconds())
    key = salted_hmac("home.public_forms.limits", f"{kind} {source} {window}", algorithm="sha256").hexdigest()
    table = RateCount._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (key, count, expires_at) VALUES (%s, 1, %s) "  # noqa: S608 (our own table's name)
            f"ON CONFLICT (key) DO UPDATE SET count = {table}.count + 1 RETURNING count",
            [key, now + span],
        )
        return cursor.fetchone()[0]
