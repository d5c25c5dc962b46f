from django.utils import timezone
from wagtail.query import PageQuerySet


class EventQuerySet(PageQuerySet):
    """At every instant an event is either upcoming or past, never both; one that is going on is upcoming."""

    def upcoming(self, now=None):
        return self.filter(ends_at__gte=now or timezone.now()).order_by("starts_at", "pk")

    def past(self, now=None):
        return self.filter(ends_at__lt=now or timezone.now()).order_by("-starts_at", "-pk")
