from django.apps import apps
from django.db.models import Case, Count, Exists, F, OuterRef, Q, When, Window
from django.db.models.functions import Left, Length, RowNumber
from django.utils import timezone
from wagtail.query import PageQuerySet


class EventQuerySet(PageQuerySet):
    """At every instant an event is either upcoming or past, never both; one that is going on is upcoming."""

    def upcoming(self, now=None):
        return self.filter(ends_at__gte=now or timezone.now()).order_by("starts_at", "pk")

    def past(self, now=None):
        return self.filter(ends_at__lt=now or timezone.now()).order_by("-starts_at", "-pk")

    @property
    def _above(self):
        """The path of the page above."""
        return Left("path", Length("path") - self.model.steplen)

    @property
    def _is_of_series(self):
        return Exists(apps.get_model("events", "EventSeriesPage").objects.filter(path=OuterRef("above")))

    def of_series(self):
        """The dates of series."""
        return self.annotate(above=self._above).filter(self._is_of_series)

    def once_a_series(self, latest=False):
        """
        Of each series one date, the next (or the latest) that takes place, with the number of `further_dates`.

        What is counted are the dates of this very query, so that filters and languages hold for them too.
        """
        by_time = [F("starts_at").desc(), "-pk"] if latest else ["starts_at", "pk"]
        found = self.annotate(above=self._above)
        found = found.annotate(group=Case(When(self._is_of_series, then="above"), default="path"))
        return found.annotate(
            number=Window(RowNumber(), partition_by="group", order_by=[Q(status="cancelled"), *by_time]),
            further_dates=Window(Count("pk"), partition_by="group") - 1,
        ).filter(number=1)
