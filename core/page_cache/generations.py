"""The generations that a process knows, and what the page that is being made depends on."""

import datetime
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import models
from django.utils import timezone

from core.page_cache import rules
from core.page_cache.models import Generation

SITE = ""  # the scope of all that has none of its own
BELIEVED = 0.1  # seconds for which a value is not asked for again
MISSING = "never changed"

_known: dict[str, tuple[str, float]] = {}  # {scope: (value, when it was read)}
_interval: tuple[str, datetime.datetime, datetime.datetime] | None = None  # (value of the site, from, until)
of_the_copy: ContextVar[str | None] = ContextVar("generation", default=None)  # that is being made, until when it lasts
_noted: ContextVar[dict[str, str] | None] = ContextVar("page_cache", default=None)


def current(scopes: Collection[str], *, anew: bool = False) -> dict[str, str]:
    """The value of each scope: read now, or a moment ago."""
    now, believed = time.monotonic(), 0 if anew else BELIEVED
    due = {scope for scope in scopes if scope not in _known or now - _known[scope][1] >= believed}
    if due:
        found = dict(Generation.objects.filter(scope__in=due).values_list("scope", "value"))
        _known.update((scope, (str(found.get(scope, MISSING)), now)) for scope in due)
    return {scope: _known[scope][0] for scope in scopes}


def depends_on(scopes: Collection[str]) -> None:
    """Say so before reading what the scopes stand for: the page that is being made shows it."""
    noted = _noted.get()
    if noted is not None and (new := set(scopes) - noted.keys()):
        noted.update(current(new, anew=True))


@contextmanager
def noting(generation: str) -> Iterator[dict[str, str]]:
    """The scopes on which a page depends that is made meanwhile, with the values that were read first."""
    noted: dict[str, str] = {}
    tokens = _noted.set(noted), of_the_copy.set(generation)
    try:
        yield noted
    finally:
        _noted.reset(tokens[0])
        of_the_copy.reset(tokens[1])


def until(site: str) -> datetime.datetime:
    """When pages of this generation look different by themselves: at midnight, or when an event begins."""
    global _interval
    now = timezone.now()
    if _interval is None or _interval[0] != site or not _interval[1] <= now < _interval[2]:
        _interval = site, now, _next_moment(now)
    return _interval[2]


def _next_moment(now: datetime.datetime) -> datetime.datetime:
    tomorrow = timezone.localdate(now) + datetime.timedelta(days=1)
    found = [timezone.make_aware(datetime.datetime.combine(tomorrow, datetime.time()))]
    for model, field in rules.all_moments():
        times = model._base_manager.filter(**{f"{field}__gt": now}).aggregate(next=models.Min(field))
        found += [time for time in times.values() if time]
    return min(found)
