"""What becomes of a job for somebody outside: it is given, prolonged, revoked or done."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Coalesce, Now
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail_localize.models import Translation

from core.acts import NotPossibleError
from core.privacy import links
from home.models import User
from home.translation import status
from translation.jobs import mails
from translation.models import ExternalJob
from translation.segments.taking import check_off


@transaction.atomic
def give(translation: Translation, user: User, **fields: Any) -> ExternalJob:
    job = ExternalJob.objects.create(translation=translation, created_by=user, **fields)
    mails.send_link(job, "given")
    return job


def _locked(job: ExternalJob) -> ExternalJob:
    """As it is now; raises NotPossibleError once it is not open any more."""
    jobs = ExternalJob.objects.select_for_update(of=("self",)).select_related("translation__source")
    job = jobs.get(pk=job.pk)
    if not job.is_open:
        raise NotPossibleError(_("This job is not open any more."))
    return job


@transaction.atomic
def prolong(job: ExternalJob, until: datetime) -> None:
    """Also what has ended by itself."""
    job = ExternalJob.objects.select_for_update(of=("self",)).select_related("translation").get(pk=job.pk)
    if job.state not in {ExternalJob.State.OPEN, ExternalJob.State.ENDED}:
        raise NotPossibleError(_("This job is not open any more."))
    if not timezone.now() < until <= job.last_end:
        raise NotPossibleError(_("Please choose a day from today on, and at most 90 days after the job was given."))
    job.expires_at = until
    job.save(update_fields=["expires_at"])
    mails.send_link(job, f"until:{until:%Y%m%d}")


@transaction.atomic
def send_again(job: ExternalJob) -> None:
    mails.send_link(_locked(job), f"again:{timezone.now():%Y%m%d%H%M%S%f}")


@transaction.atomic
def revoke(job: ExternalJob) -> None:
    job = _locked(job)
    job.revoked_at = timezone.now()
    job.save(update_fields=["revoked_at"])
    mails.tell_of_end(job)


@transaction.atomic
def complete(job: ExternalJob) -> None:
    """The person says that it is done: what a machine has said is checked with that, too."""
    job = _locked(job)
    if missing := status.lacking(job.translation):
        words = ngettext(
            "%(count)s segment has no translation yet. Please translate it, then say that you are done.",
            "%(count)s segments have no translation yet. Please translate them, then say that you are done.",
            missing,
        )
        raise NotPossibleError(words % {"count": missing})
    check_off(job.translation)
    job.completed_at = timezone.now()
    job.save(update_fields=["completed_at"])
    mails.tell_of_completion(job)


def erase(jobs: QuerySet[ExternalJob]) -> None:
    """Take the person out of their jobs; a link that still works ends with that."""
    for job in jobs:
        links.revoke(job, mails.SCOPE)
    jobs.update(name="", email="", note="", revoked_at=Coalesce("revoked_at", "completed_at", Now()))
