"""What ties the dates of a series to it: its words in each language, and further dates after the first."""

from datetime import datetime
from typing import Any

from dateutil import rrule
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.coreutils import find_available_slug
from wagtail_localize.synctree import create_aliases_for_new_page

from core.text import languages
from events import programme, times
from events.models import EventPage, EventSeriesPage
from home import i18n, publishing
from home.models import User

WEEKLY, SAME_WEEKDAY, SAME_DAY = "weekly", "weekday", "day"
LAST = 5  # a fifth weekday is the last one: not every month has it


def speak(event: Any) -> None:
    """Make a page of its own of a date in each language into which its series is translated."""
    series = event.series if event.is_source else None
    if series is None or not event.live:
        return
    spoken = series.get_translations().live().filter(i18n.translated()).values("locale")
    for date in EventPage.objects.filter(
        translation_key=event.translation_key, alias_of__isnull=False, locale__in=spoken
    ):
        date.alias_of = None
        date.save(clean=False)
        date.save_revision(clean=False).publish()


def give_words(series: EventSeriesPage) -> None:
    """To the dates of a series that was published; they take them again whenever they are saved."""
    if series.alias_of_id:
        return
    of_source = EventSeriesPage.objects.filter(translation_key=series.translation_key)
    for event in EventPage.objects.child_of(of_source.get(locale__language_code=languages.SOURCE)):
        speak(event)
    for page in [series, *of_source.filter(alias_of=series)]:
        for date in EventPage.objects.child_of(page):
            if changed := date.take_words(page):
                date.save(update_fields=changed, clean=False)


def occurrences(start: datetime, rule: str, number: int) -> list[datetime]:
    """The next times after the first, as clocks of its zone show them."""
    if rule == WEEKLY:
        found = rrule.rrule(rrule.WEEKLY, dtstart=start, count=number + 1)
    elif rule == SAME_DAY:
        found = rrule.rrule(rrule.MONTHLY, dtstart=start, count=number + 1)
    else:
        week = (start.day - 1) // 7 + 1
        weekday = rrule.weekday(start.weekday(), -1 if week == LAST else week)
        found = rrule.rrule(rrule.MONTHLY, dtstart=start, byweekday=weekday, count=number + 1)
    return list(found)[1:]


def further(event: EventPage, rule: str, number: int) -> list[dict[str, datetime]]:
    """The times of further dates: all of the first, moved by as many days on the clock."""
    first = times.wall_clock_of(event.starts_at, event.timezone)
    given = {name: value for name in times.OF_EVENT if (value := getattr(event, name))}
    clocks = {name: times.wall_clock_of(value, event.timezone) for name, value in given.items()}
    return [
        {name: times.at(clock + (start - first), event.timezone) for name, clock in clocks.items()}
        for start in occurrences(first, rule, number)
    ]


def refuse_known(event: EventPage, found: list[dict[str, datetime]]) -> None:
    starts = [date["starts_at"] for date in found]
    if EventPage.objects.sibling_of(event).filter(starts_at__in=starts).exists():
        raise ValidationError(_("The series has one of these dates already. Begin with its last date."))


def repeat(event: EventPage, rule: str, number: int, user: User | None) -> list[EventPage]:
    """Publish copies of a date at further times, with its facts and questions, and without participants."""
    found = further(event, rule, number)
    refuse_known(event, found)
    with publishing.together():
        return [_copy(event, date, user) for date in found]


def _copy(event: EventPage, date: dict[str, datetime], user: User | None) -> EventPage:
    day = times.wall_clock_of(date["starts_at"], event.timezone)
    # A date that was moved keeps its address, which may be that of another day.
    slug = find_available_slug(event.get_parent(), f"{day:%Y-%m-%d-%H%M}")
    copy = event.copy(update_attrs={"slug": slug}, copy_revisions=False, keep_live=False, user=user)
    programme.move(copy, date["starts_at"])
    for name, moment in date.items():
        setattr(copy, name, moment)
    copy.save_revision(user=user).publish(user=user)
    copy.refresh_from_db()
    create_aliases_for_new_page(copy)
    speak(copy)
    return copy
