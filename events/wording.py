"""Times, places and languages of an event in the words of the active language; no HTTP."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import formats
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.text import countries, languages, typography
from events import times
from events.language_fields import pair_in_words
from home import i18n


@dataclass(frozen=True)
class Period:
    """When an event takes place as clocks of one zone show it."""

    place: str
    text: str


def periods(event):
    """The event's period in its own zone, with the day of the week, and in a second zone, if there is one."""
    own = (times.wall_clock_of(event.starts_at, event.timezone), times.wall_clock_of(event.ends_at, event.timezone))
    found = [Period(times.place_of(event.timezone), _on_weekday(*own))]
    if zone := _second_zone(event):
        other = (times.wall_clock_of(event.starts_at, zone), times.wall_clock_of(event.ends_at, zone))
        is_same_day = [moment.date() for moment in own] == [moment.date() for moment in other]
        text = _hours(*other) if is_same_day and own[0].date() == own[1].date() else _period(*other)
        found.append(Period(times.place_of(zone), text))
    return found


def _second_zone(event):
    """That of the event, or else the one by which readers of the language live, if the event has another; or ""."""
    zone = event.second_timezone or languages.LANGUAGES[languages.active()].zone
    return zone if zone != event.timezone else ""


def when(event):
    """All of it on one line: `Montag, 5. Mai 2025, 14:00–16:00 Uhr (Berlin) / 15:00–17:00 Uhr (Kyjiw)`."""
    return " / ".join(f"{period.text} ({period.place})" for period in periods(event))


def _on_weekday(start, end):
    weekday = formats.date_format(start, "l")
    return _("%(weekday)s, %(period)s") % {"weekday": weekday, "period": _period(start, end)}


def _period(start, end):
    if start.date() == end.date():
        return f"{typography.date_format(start)}, {_hours(start, end)}"
    return typography.dash().join(_at(moment, typography.clock(moment)) for moment in (start, end))


def _hours(start, end):
    return _("%(start)s–%(end)s") % {"start": typography.clock(start), "end": typography.clock(end)}


def session_time(session, event):
    """On one line, with the date where the event has several days."""
    first, last = (times.wall_clock_of(moment, event.timezone) for moment in (event.starts_at, event.ends_at))
    hours = hours_of(session, event)
    if first.date() == last.date():
        return hours
    return f"{typography.date_format(times.wall_clock_of(session.starts_at, event.timezone))}, {hours}"


def hours_of(session, event):
    """As clocks of the event's zone show them and, where there is a second one, of that."""
    zones = [event.timezone, *filter(None, [_second_zone(event)])]
    words = [_hours(*(times.wall_clock_of(at, zone) for at in (session.starts_at, session.ends_at))) for zone in zones]
    if len(zones) == 1:
        return words[0]
    return " / ".join(f"{text} ({times.place_of(zone)})" for text, zone in zip(words, zones, strict=True))


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


def moment(instant, event):
    """`12. Dezember 2026, 12 Uhr` as clocks of the event's zone show it."""
    return _at(times.wall_clock_of(instant, event.timezone), clock(instant, event))


def deadline(instant, event):
    """The moment as clocks of the event's zone show it and, where readers live by another, as theirs do."""
    zones = filter(None, [event.timezone, _second_zone(event)])
    return " / ".join(f"{_moment_in(instant, zone)} ({times.place_of(zone)})" for zone in zones)


def _moment_in(instant, zone):
    shown = times.wall_clock_of(instant, zone)
    return _at(shown, typography.clock(shown))


def _at(shown, time):
    return _("%(date)s, %(time)s") % {"date": typography.date_format(shown), "time": time}


def whole_moment(instant, event):
    """`Dienstag, 8. Dezember 2026, 9:30 Uhr (Berlin)`: for lists in which the weekday counts."""
    shown = times.wall_clock_of(instant, event.timezone)
    return (
        f"{formats.date_format(shown, 'l')}, {_moment_in(instant, event.timezone)} ({times.place_of(event.timezone)})"
    )


def clock(instant, event):
    """The hour alone, with the place of the clock where readers see two zones."""
    shown = times.wall_clock_of(instant, event.timezone)
    form = _("%(hour)s:%(minute)s") if shown.minute else _("%(hour)s o’clock")
    words = form % {"hour": f"{shown:%H}" if shown.minute else shown.hour, "minute": f"{shown:%M}"}
    return f"{words} ({times.place_of(event.timezone)})" if _second_zone(event) else words


def registration_state(event):
    """What a reader has to know before registering, most important first; nothing when it is too late for all."""
    phases = event.Phase
    phase = event.phase()
    if event.is_past or phase in {phases.CANCELLED, phases.POSTPONED}:
        return []
    if phase == phases.CLOSED:
        return [_("Registration closed")]
    if phase == phases.OPEN:
        numbers = [places(event.availability)] if event.is_listed else []
        return [*numbers, *rules_of_registration(event)]
    return rules_of_registration(event)


def rules_of_registration(event):
    """From when, until when and how one registers; true for longer than a number of places."""
    if not event.takes_registrations:
        return [event.get_policy_display()]
    rules = for_whom(event)
    if event.phase() == event.Phase.EARLY:
        rules.append(_("Registration from %(moment)s") % {"moment": moment(event.opens_at, event)})
    if event.closes_at:
        rules.append(_("Registration until %(moment)s") % {"moment": moment(event.closes_at, event)})
    if event.policy == event.Policy.APPROVAL:
        rules.append(_("With approval: we check every registration"))
    return rules


def further_dates(number):
    """What stands for the other dates of a series, where one of them is shown; nothing if there are none."""
    words = ngettext("and %(number)s further date", "and %(number)s further dates", number)
    return [words % {"number": number}] if number else []


def for_whom(event):
    """Who may register, where not all may."""
    if event.open_to == event.OpenTo.CODE:
        return [_("For invited people: you need a code")]
    if event.open_to == event.OpenTo.GROUP:
        group = event.source.working_group
        groups = i18n.localize_pages([group] if group else [])
        return [_("For members of the working group “%(title)s”") % {"title": group} for group in groups.values()]
    return []


def places(availability):
    """`Noch 3 Plätze frei`; of each way to take part if there are two."""
    if availability.free is None and not any(pool.is_full for pool in availability.pools):
        return _("Registration open")
    if len(availability.pools) == 1:
        return capfirst(_places_of(availability.pools[0]))
    each = [
        _("%(way)s: %(places)s") % {"way": pool.way.label, "places": _places_of(pool)} for pool in availability.pools
    ]
    return ", ".join(each)


def _places_of(pool):
    if pool.free is None:
        return _("places free")
    if pool.free:
        return ngettext("%(number)s place free", "%(number)s places free", pool.free) % {"number": pool.free}
    if not pool.waiting:
        return _("fully booked – waiting list")
    words = ngettext(
        "fully booked – waiting list (%(number)s waiting)",
        "fully booked – waiting list (%(number)s waiting)",
        pool.waiting,
    )
    return words % {"number": pool.waiting}


def way_online(event):
    """When and where the link to join comes."""
    shown_at = event.starts_at - timedelta(hours=event.join_link_hours_before)
    words = _(
        "Online: from %(moment)s the link to take part stands on your own registration page. Each of our mails about "
        "your registration leads there."
    )
    return words % {"moment": moment(shown_at, event)}
