"""
Numbers for Prometheus: what the database and `/-/health` know, read when they are asked for.

Nothing is counted in memory, where each process would have numbers of its own: requests and times are in the log.
"""

import datetime
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db.models import Count, Sum
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from core.privacy.models import AccessRecord
from events.models import Registration
from operations import health


@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """To whoever knows the token; without one the address does not exist."""
    if not settings.METRICS_TOKEN:
        raise Http404
    if not constant_time_compare(request.headers.get("Authorization", ""), f"Bearer {settings.METRICS_TOKEN}"):
        return HttpResponse(status=401, headers={"WWW-Authenticate": "Bearer"})
    registry = CollectorRegistry()
    registry.register(Site())
    return HttpResponse(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)


class Site(Collector):
    """Names and numbers only: no title, no person, no address."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        for name, value in health.numbers_now().items():
            if value is not None:  # not known yet
                yield _gauge(name, "As /-/health has it.", value)
        hour, day = (timezone.now() - datetime.timedelta(hours=number) for number in (1, 24))
        states = Registration.objects.order_by().values_list("state")
        yield _gauge("registrations", "By state.", dict(states.annotate(Count("pk"))))
        yield _gauge(
            "registrations_last_day",
            "Of the last 24 hours, by state.",
            dict(states.filter(created_at__gt=day).annotate(Count("pk"))),
        )
        failed = AccessRecord.objects.filter(act=AccessRecord.Act.LOG_IN_FAILED, at__gt=hour)
        total = failed.aggregate(total=Sum("count"))["total"]
        yield _gauge("log_ins_failed_last_hour", "Wrong passwords and codes.", total or 0)


def _gauge(name: str, words: str, value: Any) -> GaugeMetricFamily:
    """A number; of a list how long it is, of a dictionary one for each key."""
    if isinstance(value, dict):
        family = GaugeMetricFamily(f"site_{name}", words, labels=["name"])
        for key, number in value.items():
            family.add_metric([str(key)], number)
        return family
    return GaugeMetricFamily(f"site_{name}", words, value=len(value) if isinstance(value, list) else value)
