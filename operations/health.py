"""Health checks for whoever supervises the site; they tell nothing that helps an attacker."""

import datetime
import shutil
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Count, Min
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.models import Locale

from core.mail import jobs, worker
from core.mail.models import JobRun, OutboxMail
from core.text import languages
from core.uploads import scanner

OLDEST_MAIL = 15 * 60  # seconds that a mail may be overdue
LONGEST_SILENCE = 3 * 60  # seconds without a sign of life of the scheduler or the worker
LEAST_DISK = 500 * 1024 * 1024
BACKUP = "backup"  # as `manage.py note_backup` notes it
OLDEST_BACKUP = 26 * 60 * 60  # seconds: daily, and two hours for a late one


@never_cache
@require_safe
def live(request: HttpRequest) -> JsonResponse:
    """200 as long as the process answers."""
    return JsonResponse({"status": "live"})


@never_cache
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """200 once readers can be served: database reachable, migrations applied, languages set up; else 503."""
    problems = _problems()
    return JsonResponse(
        {"status": "not ready" if problems else "ready", "problems": problems},
        status=503 if problems else 200,
    )


def _problems() -> list[str]:
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return ["migrations are missing"]
        if Locale.objects.filter(language_code__in=languages.CODES).count() < len(languages.CODES):
            return ["setup_site has not been run"]
    except DatabaseError:
        return ["the database does not answer"]
    return []


@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """Numbers about what runs beside the site, without personal data; 503 when somebody should look."""
    try:
        numbers = measured()
    except DatabaseError:
        return JsonResponse({"status": "ill", "problems": ["the database does not answer"]}, status=503)
    problems = _complaints(numbers)
    return JsonResponse(
        {"status": "ill" if problems else "well", "problems": problems, **numbers}, status=503 if problems else 200
    )


def measured() -> dict[str, Any]:
    now = timezone.now()
    waiting = OutboxMail.objects.filter(state__in=["queued", "inflight"], due_at__lte=now)
    runs = {run.name: run for run in JobRun.objects.all()}
    return {
        "outbox_oldest_seconds": _seconds(waiting.aggregate(oldest=Min("due_at"))["oldest"], now) or 0,
        "outbox_states": {
            row["state"]: row["number"]
            for row in OutboxMail.objects.order_by().values("state").annotate(number=Count("pk"))
        },
        "outbox_seen_seconds": _seen(runs.pop(worker.WORKER, None), now),
        "beat_seen_seconds": _seen(runs.pop(jobs.SCHEDULER, None), now),
        # Nothing until the first backup was noted.
        "backup_seconds": _seen(runs.pop(BACKUP, None), now),
        "jobs_failed": sorted(name for name, run in runs.items() if run.failures),
        "publish_scheduled_seconds": _seen(runs.get("publish_scheduled"), now),
        "scanner_answers": scanner.ping() if scanner.is_used() else None,
        "disk_free_bytes": shutil.disk_usage(settings.BASE_DIR).free,
    }


def _seen(run: JobRun | None, now: datetime.datetime) -> int | None:
    return _seconds(run.finished_at if run else None, now)


def _seconds(moment: datetime.datetime | None, now: datetime.datetime) -> int | None:
    return max(0, round((now - moment).total_seconds())) if moment else None


def _complaints(numbers: dict[str, Any]) -> list[str]:
    complaints = []
    if numbers["outbox_oldest_seconds"] > OLDEST_MAIL:
        complaints.append("mails are overdue")
    for process in ("outbox", "beat"):
        seen = numbers[f"{process}_seen_seconds"]
        if seen is None or seen > LONGEST_SILENCE:
            complaints.append(f"{process} does not run")
    if numbers["jobs_failed"]:
        complaints.append("jobs failed")
    if (numbers["backup_seconds"] or 0) > OLDEST_BACKUP:
        complaints.append("the last backup is old")
    if numbers["scanner_answers"] is False:
        complaints.append("the virus scanner does not answer, so that no file can be uploaded")
    if numbers["disk_free_bytes"] < LEAST_DISK:
        complaints.append("the disk is nearly full")
    return complaints
