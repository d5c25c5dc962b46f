"""Wall-clock times of IANA time zones. No models: everything else may import this."""

import zoneinfo
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from babel import Locale
from babel.dates import get_timezone_location
from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.text import languages
from core.text.codes import Choices, CodeField

# It looks through all files of the zones each time.
zones = cache(zoneinfo.available_timezones)


# The columns of an event that hold times.
OF_EVENT = ["starts_at", "ends_at", "opens_at", "closes_at", "cancel_until"]


def validate_zone(name: str) -> None:
    if name not in zones():
        raise ValidationError(
            _("“%(zone)s” is not a time zone; choose one, for example Europe/Berlin, Europe/Kyiv or Africa/Bujumbura."),
            params={"zone": name},
        )


# Where the office, its partners and their guests are.
LIKELY = ["Europe/Berlin", "Europe/Kyiv", "Africa/Bujumbura", "Europe/Paris", "UTC"]


def zone_choices() -> Choices:
    """Every time zone: the likely ones first, then all in the order of their names."""
    likely = [(zone, f"{place_of(zone)} ({zone})" if "/" in zone else zone) for zone in LIKELY]
    return [
        (_("Frequent"), likely),
        (_("All time zones"), [(zone, zone) for zone in sorted(zones() - {*LIKELY})]),
    ]


def place_of(zone: str) -> str:
    """The place by which a zone is known, in the active language: `Europe/Kyiv` → `Kyjiw`."""
    language = languages.LANGUAGES[languages.active()]
    return language.zones.get(zone) or get_timezone_location(zone, locale=Locale.parse(language.code), return_city=True)


def at(wall_clock: datetime, zone: str) -> datetime:
    """
    The instant at which clocks of the zone show a time; of two, the first.

    Raises ValidationError where they never do, in the hour that spring takes away, and for what is no zone.
    """
    validate_zone(zone)
    try:
        instant = wall_clock.replace(tzinfo=zoneinfo.ZoneInfo(zone)).astimezone(UTC)
        shown = wall_clock_of(instant, zone)
    except OverflowError:  # at the first or the last day that a calendar of the program knows
        raise ValidationError(_("This day is too far away; please check the year."), code="overflow") from None
    if shown != wall_clock:
        raise ValidationError(
            _("In %(zone)s this time does not exist: the clocks are put forward then. Choose a time one hour later."),
            code="nonexistent",
            params={"zone": zone},
        )
    return instant


def wall_clock_of(instant: datetime, zone: str) -> datetime:
    """What clocks of the zone show at an instant, without a zone."""
    return instant.astimezone(zoneinfo.ZoneInfo(zone)).replace(tzinfo=None, fold=0)


def between(start: datetime, other: datetime, zone: str) -> timedelta:
    """By how much clocks of the zone go on from one instant to another: ten o'clock stays ten o'clock all year."""
    return wall_clock_of(other, zone) - wall_clock_of(start, zone)


def later(instant: datetime, by: timedelta, zone: str) -> datetime:
    """The instant at which clocks of the zone show so much more; in the hour that spring takes away, an hour later."""
    return (wall_clock_of(instant, zone) + by).replace(tzinfo=zoneinfo.ZoneInfo(zone)).astimezone(UTC)


class ZoneField(CodeField):
    """The name of a time zone."""

    all_choices = staticmethod(zone_choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": 60, "validators": [validate_zone], **kwargs})


class WallClockFormField(forms.DateTimeField):
    """A date and time without a zone, whatever the editor's own zone is: the form knows which one is meant."""

    def prepare_value(self, value: Any) -> Any:
        return value

    def to_python(self, value: Any) -> datetime | None:
        read = super().to_python
        with timezone.override(UTC):  # where every wall-clock time exists, once
            value = read(value)
        return value.replace(tzinfo=None) if value else value


class EventTimeField(models.DateTimeField):
    """An instant that editors type as the wall-clock time of the event's zone."""

    def formfield(self, **kwargs: Any) -> Any:  # type: ignore[override]  # Django gives keywords only
        return super().formfield(**{"form_class": WallClockFormField, **kwargs})
