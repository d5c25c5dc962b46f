"""What other pages gather of this app by themselves."""

from django.utils.translation import gettext_lazy as _

from events.models import EventIndexPage, EventPage
from home import gathering, i18n


def register():
    gathering.register(gathering.Source("events", _("Upcoming events"), 20, next_events))


def next_events(countries, topics, limit):
    events = gathering.about(i18n.in_language(EventPage.objects.upcoming()), countries, topics)
    teasers = gathering.teasers_of(events.select_related("locale", "share_image")[:limit])
    overview = i18n.in_language(EventIndexPage.objects.all()).first() if teasers else None
    return gathering.Answer(teasers=teasers, more_url=overview.get_url() if overview else "")
