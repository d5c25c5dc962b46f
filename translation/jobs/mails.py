"""Mails about jobs: to the person outside, and to those who wait for the words."""

from typing import Any, cast

from django.contrib.auth import get_user_model
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone, translation

from core.mail import outbox
from core.mail.models import OutboxMail
from core.privacy import links
from core.text import languages
from home.review import moderation
from home.staff import mail, roles
from home.translation import review
from translation.models import ExternalJob

SCOPE = "translation-job"
LINK, ENDED, DONE = "translation.job", "translation.job_ended", "translation.job_done"


def send_link(job: ExternalJob, occasion: str) -> None:
    outbox.queue_unwritten(LINK, [(f"translation-job:{job.pk}:{occasion}", job.email, job.language, job)])


def is_wanted(row: OutboxMail) -> bool:
    job = ExternalJob.objects.filter(pk=cast(int, row.about_id)).select_related("translation").first()
    return bool(job and job.is_open)


def write(row: OutboxMail) -> outbox.Composed:
    """With the job as it is now, and a new link to it; the link lives as long as the job may be prolonged."""
    jobs = ExternalJob.objects.select_for_update(of=("self",)).select_related("translation__source")
    job = jobs.get(pk=cast(int, row.about_id))
    if not job.is_open:
        raise outbox.UnwantedError
    token = links.create(SCOPE, job, job.last_end - timezone.now())
    with translation.override(job.language):
        url = outbox.absolute(reverse("translation_job:job", args=[token]), on_admins_host=True)
    return outbox.compose(LINK, row.key, row.to, job.language, _about(job) | {"url": url}, about=job)


def tell_of_end(job: ExternalJob) -> None:
    outbox.queue(ENDED, f"translation-job:{job.pk}:revoked", job.email, job.language, _about(job), about=job)


def tell_of_completion(job: ExternalJob) -> None:
    """Whoever gave the job, and the translators of its language."""
    page = review.page_of(job.translation)
    code = job.translation.target_locale.language_code
    users = get_user_model().objects.filter(Q(pk=job.created_by_id) | Q(groups__name=roles.TRANSLATORS[code]))
    for user in users.filter(is_active=True).distinct():
        if page and not moderation.may_work_on(page, user):
            continue
        about_page = moderation.about(page, languages.preferred_by(user)) if page else {}
        key = f"translation-job:{job.pk}:done:{user.pk}"
        mail.queue(DONE, key, user, _about(job) | about_page, about=job)


def _about(job: ExternalJob) -> dict[str, Any]:
    with translation.override(job.language):
        target = languages.name_of(job.translation.target_locale.language_code)
    return {"job": job, "page_title": job.translation.source.object_repr, "target": target}
