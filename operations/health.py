"""Health checks for whoever supervises the site; they tell nothing that helps an attacker."""

import datetime
from typing import Any

from django.db import Error
from django.db.models import Count, Min
from django.http import HttpRequest, JsonResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core.mail import jobs, worker
from core.mail.models import JobRun, OutboxMail
from core.uploads import scanner
from operations import database, disks

OLDEST_MAIL = 15 * 60  # seconds that a mail may be overdue
LONGEST_SILENCE = 3 * 60  # seconds without a sign of life of the scheduler or the worker
LONGEST_JOB = 60 * 60  # the same while a job runs, for all its time
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
    """200 once readers can be served: database reachable, of this schema, set up, erasures replayed; else 503."""
    with translation.override(None):
        problems = database.problems_for_readers()
    return JsonResponse(
        {"status": "not ready" if problems else "ready", "problems": problems},
        status=503 if problems else 200,
    )


@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """Numbers about what runs beside the site, without personal data; 503 when somebody should look."""
    with translation.override(None):  # machines read the sentences as they stand here
        try:
            database.ask()
            numbers = numbers_now()
            problems = [*complaints(numbers), *disks.problems(), *database.problems()]
        except Error as error:
            problems = [database.reason(error), *disks.problems()]  # a full one may be why
            return JsonResponse({"status": "ill", "problems": problems}, status=503)
    return JsonResponse(
        {"status": "ill" if problems else "well", "problems": problems, **numbers}, status=503 if problems else 200
    )


def numbers_now() -> dict[str, Any]:
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
        "set_up_seconds": _seconds(database.set_up_at(), now),
        "job_runs": any(
            run.finished_at is None and (_seconds(run.started_at, now) or 0) < LONGEST_JOB and jobs.is_held(name)
            for name, run in runs.items()
        ),
        "jobs_failed": sorted(name for name, run in runs.items() if run.failures),
        "publish_scheduled_seconds": _seen(runs.get("publish_scheduled"), now),
        "scanner_answers": scanner.ping() if scanner.is_used() else None,
        "disk_free_bytes": {place.name: place.free_bytes for place in disks.places()},
    }


def _seen(run: JobRun | None, now: datetime.datetime) -> int | None:
    return _seconds(run.finished_at if run else None, now)


def _seconds(moment: datetime.datetime | None, now: datetime.datetime) -> int | None:
    return max(0, round((now - moment).total_seconds())) if moment else None


def complaints(numbers: dict[str, Any]) -> list[str]:
    """About what runs beside the site."""
    found = []
    if numbers["outbox_oldest_seconds"] > OLDEST_MAIL:
        found.append(_("mails are overdue"))
    of_beat = LONGEST_JOB if numbers["job_runs"] else LONGEST_SILENCE
    for process, longest in (("outbox", LONGEST_SILENCE), ("beat", of_beat)):
        seen = numbers[f"{process}_seen_seconds"]
        if seen is None or seen > longest:
            found.append(_("%(process)s does not run") % {"process": process})
    if numbers["jobs_failed"]:
        found.append(_("jobs failed: %(names)s") % {"names": ", ".join(numbers["jobs_failed"])})
    if numbers["backup_seconds"] is None and (numbers["set_up_seconds"] or 0) > OLDEST_BACKUP:
        found.append(_("no backup has ever been made"))
    elif (numbers["backup_seconds"] or 0) > OLDEST_BACKUP:
        found.append(_("the last backup is old"))
    if numbers["scanner_answers"] is False:
        found.append(_("the virus scanner does not answer, so that no file can be uploaded"))
    return found
