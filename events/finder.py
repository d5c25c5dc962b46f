"""Which events match what a reader chose, and how many would with each other choice; no HTTP."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.utils.translation import gettext as _

from events import times, wording
from events.models.facts import PlaceFacts, TimeFacts
from home import countries, languages
from home.models import Audience, Topic

FACETS = ["month", "country", "topic", "audience", "language", "mode", "access"]
IN_OWN_ORDER = {"month", "mode", "access"}


@dataclass(frozen=True)
class Row:
    """One event, reduced to what is filtered by."""

    pk: int
    month: list
    country: list
    topic: list
    audience: list
    language: list
    mode: list
    access: list

    def matches(self, chosen, but=None):
        return all(value in getattr(self, facet) for facet, value in chosen.items() if facet != but)


class Finder:
    """The events of a query set, in its order, with their facets; three queries whatever their number."""

    def __init__(self, events, further_month=None):
        self.rows = _rows(events)
        months = sorted({month for row in self.rows for month in row.month} | {further_month} - {None})
        self.labels = {
            "month": {month: wording.month(first_day(month)) for month in months},
            "country": {code: countries.name(code) for row in self.rows for code in row.country},
            "topic": {topic.slug: topic.name for topic in Topic.objects.all()},
            "audience": {audience.slug: audience.name for audience in Audience.objects.all()},
            "language": {code: languages.name_of(code) for row in self.rows for code in row.language},
            "mode": {"on-site": _("On site"), "online": _("Online")},
            "access": PlaceFacts.ACCESS | {"sign_language": _("Sign language"), "captions": _("Captions")},
        }

    def choices(self, facet, chosen):
        """`(value, label, count)`; the other facets’ choices apply, the own one does not."""
        matching = [row for row in self.rows if row.matches(chosen, but=facet)]
        counts = Counter(value for row in matching for value in set(getattr(row, facet)))
        entries = [
            (value, label, counts[value])
            for value, label in self.labels[facet].items()
            if counts[value] or chosen.get(facet) == value
        ]
        if facet in IN_OWN_ORDER:
            return entries
        return sorted(entries, key=lambda entry: languages.sort_key(str(entry[1])))

    def found(self, chosen):
        """The keys of the events that match, in the order of the query set."""
        return [row.pk for row in self.rows if row.matches(chosen)]


def first_day(month):
    """`2026-11` → 1 November 2026."""
    return date.fromisoformat(f"{month}-01")


def months_of(start, end):
    """Each month that the days from start to end touch, as `2026-11`."""
    numbers = range(start.year * 12 + start.month - 1, end.year * 12 + end.month)
    return [f"{number // 12}-{number % 12 + 1:02}" for number in numbers]


_PLAIN = [
    "pk", "starts_at", "ends_at", "timezone", "countries", "spoken_languages", "interpretation", "attendance",
    "status", "sign_language", "captions",
]  # fmt: skip


def _rows(events):
    events = events.annotate(
        topic_slugs=ArraySubquery(Topic.objects.filter(eventpage=OuterRef("pk")).values_list("slug")),
        audience_slugs=ArraySubquery(Audience.objects.filter(eventpage=OuterRef("pk")).values_list("slug")),
    )
    return [_row(values) for values in events.values(*_PLAIN, "topic_slugs", "audience_slugs", *PlaceFacts.ACCESS)]


def _row(event):
    start, end = (times.wall_clock_of(event[name], event["timezone"]).date() for name in ("starts_at", "ends_at"))
    access = [name for name in PlaceFacts.ACCESS if event[name]]
    access += [name for name in ("sign_language", "captions") if event[name]]
    return Row(
        pk=event["pk"],
        month=months_of(start, end),
        country=event["countries"],
        topic=event["topic_slugs"],
        audience=event["audience_slugs"],
        language=[*event["spoken_languages"], *(pair.split("-")[1] for pair in event["interpretation"])],
        mode=_modes(event),
        access=access,
    )


def _modes(event):
    modes = TimeFacts.Attendance
    if event["status"] == TimeFacts.Status.MOVED_ONLINE:
        return [modes.ONLINE]
    return [modes.ON_SITE, modes.ONLINE] if event["attendance"] == modes.HYBRID else [event["attendance"]]
