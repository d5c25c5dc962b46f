"""What other pages gather of this app by themselves."""

from events.models import EventIndexPage, EventPage
from home import gathering, i18n


def next_events(countries, topics, limit):
    events = gathering.about(i18n.in_language(EventPage.objects.upcoming()), countries, topics)
    return gathering.answer_with(events.select_related("locale", "share_image")[:limit], EventIndexPage)
