"""What other pages gather of this app by themselves."""

from events.models import EventIndexPage, EventPage
from home import i18n, related_content


def next_events(countries, topics, limit):
    events = related_content.about(i18n.in_language(EventPage.objects.upcoming()), countries, topics)
    return related_content.content_of(events.select_related("locale", "share_image")[:limit], EventIndexPage)
