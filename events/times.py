"""Wall-clock times of IANA time zones. No models: everything else may import this."""

import zoneinfo
from datetime import UTC, datetime, timedelta

from babel import Locale
from babel.dates import get_timezone_location
from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home import languages

# CLDR spells Kyiv as in English, or in the Russian way.
_PLACES = {"Europe/Kyiv": {"de": "Kyjiw", "fr": "Kyïv", "uk": "Київ"}}


def validate_zone(name):
    if name not in zoneinfo.available_timezones():
        raise ValidationError(
            _("“%(zone)s” is no time zone; write one like Europe/Berlin, Europe/Kyiv or Africa/Bujumbura."),
            params={"zone": name},
        )


def place_of(zone):
    """The place by which a zone is known, in the active language: `Europe/Kyiv` → `Kyjiw`."""
    language = languages.active()
    if zone in _PLACES:
        return _PLACES[zone][language]
    return get_timezone_location(zone, locale=Locale.parse(language), return_city=True)


def at(wall_clock, zone):
    """
    The instant at which clocks of the zone show a time; of two, the first.

    Raises ValidationError where they never do: in the hour that spring takes away.
    """
    instant = wall_clock.replace(tzinfo=zoneinfo.ZoneInfo(zone))
    if wall_clock_of(instant.astimezone(UTC), zone) != wall_clock:
        raise ValidationError(
            _("In %(zone)s this time does not exist: the clocks are put forward then. Choose an hour later."),
            code="nonexistent",
            params={"zone": zone},
        )
    return instant.astimezone(UTC)


def wall_clock_of(instant, zone):
    """What clocks of the zone show at an instant, without a zone."""
    return instant.astimezone(zoneinfo.ZoneInfo(zone)).replace(tzinfo=None, fold=0)


def month_bounds(year, month, zone):
    """The first instant of a month and that of the next one, as clocks of the zone have it."""
    first = datetime(year, month, 1)
    following = (first + timedelta(days=31)).replace(day=1)
    return at(first, zone), at(following, zone)


class WallClockFormField(forms.DateTimeField):
    """A date and time without a zone, whatever the editor's own zone is: the form knows which one is meant."""

    def prepare_value(self, value):
        return value

    def to_python(self, value):
        read = super().to_python
        with timezone.override(UTC):  # where every wall-clock time exists, once
            value = read(value)
        return value.replace(tzinfo=None) if value else value


class EventTimeField(models.DateTimeField):
    """An instant that editors type as the wall-clock time of the event's zone."""

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": WallClockFormField, **kwargs})
