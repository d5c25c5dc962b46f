"""What an event is as one of the dates of a series, if it is one."""

from django.apps import apps
from django.db import models
from django.utils.functional import cached_property

from core import request_cache
from core.text import typography
from events import wording
from home import i18n


class DateOfSeries(models.Model):
    """It stands below its series, from which it takes its words in each language."""

    # What a date takes from its series, in its language.
    words_of_series = ["title", "draft_title", "summary", "search_description", "body", "directions", "access_note"]
    # Of a date that stands in a list for its series: how many others follow.
    further = 0

    class Meta:
        abstract = True

    @cached_property
    def series(self):
        """The series of which it is a date, in the language of its place, or None."""
        path = self.path[: -self.steplen]
        above = apps.get_model("events", "EventSeriesPage").objects.filter(path=path).select_related("locale")
        return request_cache.get_or_set(("series", path), above.first)

    def take_words(self, series):
        """Those of its series, unsaved; returns the names of what was different."""
        changed = [name for name in self.words_of_series if getattr(self, name) != getattr(series, name)]
        for name in changed:
            setattr(self, name, getattr(series, name))
        return changed

    def get_admin_display_title(self):
        """Dates of a series bear the same title."""
        title = super().get_admin_display_title()
        return typography.labelled(title, self.start) if self.series else title

    @property
    def further_in_words(self):
        return "".join(wording.further_dates(self.further))

    @classmethod
    def once_each(cls, pages):
        return i18n.listed(pages).once_a_series(latest=True)
