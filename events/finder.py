"""Which events match what a reader chose, and how many would with each other choice; no HTTP."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.tables.faceted_list import Facet, Finder, Row, slugs_of
from core.text import countries, languages
from events import times, wording
from events.models.facts import PlaceFacts, TimeFacts
from home.models import Audience, Topic

FACETS = {
    facet.name: facet
    for facet in [
        Facet("month", gettext_lazy("Month"), in_order=True),
        Facet("country", gettext_lazy("Country of the event’s subject")),
        Facet("topic", gettext_lazy("Topic")),
        Facet("audience", gettext_lazy("For whom")),
        Facet("language", gettext_lazy("Spoken or interpreted language")),
        Facet("mode", gettext_lazy("On site or online"), in_order=True),
        Facet("access", gettext_lazy("Accessibility"), in_order=True),
    ]
}


def finder_of(events, further_month=None):
    """The events of a query set, in its order, with their facets; three queries whatever their number."""
    rows = _rows(events)
    months = sorted({month for row in rows for month in row.values["month"]} | {further_month} - {None})
    labels = {
        "month": {month: wording.month(first_day(month)) for month in months},
        "country": {code: countries.name(code) for row in rows for code in row.values["country"]},
        "topic": {topic.slug: topic.name for topic in Topic.objects.all()},
        "audience": {audience.slug: audience.name for audience in Audience.objects.all()},
        "language": {code: languages.name_of(code) for row in rows for code in row.values["language"]},
        "mode": {"on-site": _("On site"), "online": _("Online")},
        "access": PlaceFacts.ACCESS | {"sign_language": _("Sign language"), "captions": _("Captions")},
    }
    return Finder(FACETS.values(), rows, labels)


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
    events = events.annotate(topic_slugs=slugs_of(Topic, "eventpage"), audience_slugs=slugs_of(Audience, "eventpage"))
    return [_row(values) for values in events.values(*_PLAIN, "topic_slugs", "audience_slugs", *PlaceFacts.ACCESS)]


def _row(event):
    start, end = (times.wall_clock_of(event[name], event["timezone"]).date() for name in ("starts_at", "ends_at"))
    access = [name for name in PlaceFacts.ACCESS if event[name]]
    access += [name for name in ("sign_language", "captions") if event[name]]
    values = {
        "month": months_of(start, end),
        "country": event["countries"],
        "topic": event["topic_slugs"],
        "audience": event["audience_slugs"],
        "language": [*event["spoken_languages"], *(pair.split("-")[1] for pair in event["interpretation"])],
        "mode": _modes(event),
        "access": access,
    }
    return Row(event["pk"], values)


def _modes(event):
    modes = TimeFacts.Attendance
    if event["status"] == TimeFacts.Status.MOVED_ONLINE:
        return [modes.ONLINE]
    return [modes.ON_SITE, modes.ONLINE] if event["attendance"] == modes.HYBRID else [event["attendance"]]
