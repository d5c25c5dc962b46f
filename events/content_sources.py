"""What other pages gather of this app by themselves."""

from events import availability
from events.models import EventIndexPage, EventPage
from home import i18n, related_content


def next_events(countries, topics, limit):
    events = related_content.about(i18n.in_language(EventPage.objects.upcoming()), countries, topics)
    shown = availability.counted(events.select_related("locale", "share_image")[:limit])
    return related_content.content_of(shown, EventIndexPage)
