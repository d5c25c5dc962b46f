"""What other pages gather of this app by themselves."""

from core.text import languages
from events import availability
from events.models import EventIndexPage, EventPage
from home import i18n
from home.content import related_content, teasers


def next_events(countries, topics, limit):
    events = related_content.about(i18n.in_language(EventPage.objects.upcoming()), countries, topics)
    shown = availability.counted(teasers.columns_of(events.once_a_series())[:limit])
    for event in shown:
        event.further = event.further_dates
    return related_content.content_of(shown, EventIndexPage)


def for_group(group):
    """What its members may register for."""
    events = EventPage.objects.upcoming().filter(locale__language_code=languages.active())
    events = events.filter(open_to=EventPage.OpenTo.GROUP, working_group__translation_key=group.translation_key)
    return i18n.readable(events).select_related("locale")


def dates_of_series():
    return EventPage.objects.of_series().values("pk")


def unlisted():
    return EventPage.objects.exclude(open_to=EventPage.OpenTo.ALL).values("pk")
