"""A month as a table of weeks; no HTTP."""

import calendar
from dataclasses import dataclass, field
from datetime import timedelta

from django.utils import formats

from events import times, wording


@dataclass
class Day:
    date: object
    is_in_month: bool
    is_today: bool
    events: list = field(default_factory=list)


@dataclass(frozen=True)
class Month:
    """The weeks from Monday to Sunday, each event on every day that it touches as its own zone counts days."""

    name: str
    weekdays: list
    weeks: list


def table(first, events, today):
    on_day = {}
    for event in events:
        for date in _dates(event):
            on_day.setdefault(date, []).append(event)
    weeks = [
        [Day(date, date.month == first.month, date == today, on_day.get(date, [])) for date in week]
        for week in calendar.Calendar().monthdatescalendar(first.year, first.month)
    ]
    weekdays = [(formats.date_format(day.date, "D"), formats.date_format(day.date, "l")) for day in weeks[0]]
    return Month(wording.month(first), weekdays, weeks)


def neighbours(chosen, months):
    """`(value, label, rel)` of the months before and after that have events, so that no reader pages through none."""
    earlier = max((value for value in months if value < chosen), default=None)
    later = min((value for value in months if value > chosen), default=None)
    return [(value, months[value], rel) for value, rel in ((earlier, "prev"), (later, "next")) if value]


def _dates(event):
    start, end = (times.wall_clock_of(moment, event.timezone).date() for moment in (event.starts_at, event.ends_at))
    return [start + timedelta(days=number) for number in range((end - start).days + 1)]
