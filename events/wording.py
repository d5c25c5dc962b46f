"""Times, places and languages of an event in the words of the active language; no HTTP."""

from dataclasses import dataclass

from django.utils import formats
from django.utils.translation import gettext as _

from core.text import countries, languages, typography
from events import times
from events.language_fields import pair_in_words


@dataclass(frozen=True)
class Period:
    """When an event takes place as clocks of one zone show it."""

    place: str
    text: str


def periods(event):
    """The event's period in its own zone, with the day of the week, and, where it has one, in the second zone."""
    own = (times.wall_clock_of(event.starts_at, event.timezone), times.wall_clock_of(event.ends_at, event.timezone))
    found = [Period(times.place_of(event.timezone), f"{formats.date_format(own[0], 'l')}, {_period(*own)}")]
    if event.second_timezone and event.second_timezone != event.timezone:
        zone = event.second_timezone
        other = (times.wall_clock_of(event.starts_at, zone), times.wall_clock_of(event.ends_at, zone))
        is_same_day = [moment.date() for moment in own] == [moment.date() for moment in other]
        text = _hours(*other) if is_same_day and own[0].date() == own[1].date() else _period(*other)
        found.append(Period(times.place_of(zone), text))
    return found


def when(event):
    """All of it on one line: `Montag, 5. Mai 2025, 14:00–16:00 Uhr (Berlin) / 15:00–17:00 Uhr (Kyjiw)`."""
    return " / ".join(f"{period.text} ({period.place})" for period in periods(event))


def _period(start, end):
    if start.date() == end.date():
        return f"{typography.date_format(start)}, {_hours(start, end)}"
    return " – ".join(f"{typography.date_format(moment)}, {moment:%H:%M}" for moment in (start, end))


def _hours(start, end):
    return _("%(start)s–%(end)s") % {"start": f"{start:%H:%M}", "end": f"{end:%H:%M}"}


def month(day):
    """`November 2026`, `листопад 2026`."""
    return f"{formats.date_format(day, 'F')} {day.year}"


def place(event):
    """The place on one line, or ""."""
    city = " ".join(filter(None, [event.postcode, event.city]))
    country = countries.name(event.country) if event.country != "DE" else ""
    return ", ".join(filter(None, [event.place_name, event.street, city, country]))


def spoken(event):
    return ", ".join(languages.name_of(code) for code in event.spoken_languages)


def interpreted(event):
    return ", ".join(pair_in_words(pair) for pair in event.interpretation)


def captions(event):
    return ", ".join(languages.name_of(code) for code in event.captions)


def language_facts(event):
    """`(label, words)` of all that an event offers in languages."""
    facts = [
        (_("Languages spoken"), spoken(event)),
        (_("Interpretation"), interpreted(event)),
        (_("Sign language"), event.get_sign_language_display() if event.sign_language else ""),
        (_("Captions"), captions(event)),
    ]
    return [(label, str(words)) for label, words in facts if words]
