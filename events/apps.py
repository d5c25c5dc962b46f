from datetime import time, timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = _("Events")

    def ready(self):
        from events import checks, privacy, sources  # noqa: F401 (registers itself)
        from events.registration import following, mails, sweeper
        from home import jobs

        mails.register()
        privacy.register()
        following.connect()
        jobs.register("registrations", sweeper.sweep, every=timedelta(minutes=1))
        jobs.register("reminders", sweeper.remind, every=timedelta(minutes=15))
        jobs.register("no_shows", sweeper.note_who_stayed_away, daily_at=time(3, 0))
        sources.register()
