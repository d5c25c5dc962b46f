"""What a mail says, and to whom, is erased in time; its row stays, for its key keeps it from being written again."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils import timezone

from core.mail import outbox
from core.mail.models import OutboxAttachment, OutboxMail

BLANK: dict[str, Any] = {"to": "", "reply_to": "", "subject": "", "text": "", "html": "", "headers": {}, "error": ""}
ERASED = [*BLANK, "erased_at", "state", "finished_at"]  # what changes of a mail


def erase_bodies(before: datetime | None = None) -> int:
    """
    Erase addresses, words and attachments of mails that left the outbox before a time; returns how many.

    Without a time each kind's own `keep_days` counts.
    """
    finished = OutboxMail.objects.filter(finished_at__isnull=False, erased_at__isnull=True)
    if before:
        return _erase(finished.filter(finished_at__lt=before))
    erased = 0
    for name in finished.order_by().values_list("kind", flat=True).distinct():
        kind = outbox.kind_named(name)
        days = kind.keep_days if kind else 30
        limit = timezone.now() - timedelta(days=days)
        erased += _erase(finished.filter(kind=name, finished_at__lt=limit))
    return erased


def erase_about(record: Model, **only: Any) -> int:
    """
    Erase every mail about a record, or those that `only` finds, and withhold what has not been sent; returns how many.
    """
    about = {"about_type": ContentType.objects.get_for_model(record), "about_id": record.pk}
    return withhold_and_erase(OutboxMail.objects.filter(**about, **only, erased_at__isnull=True))


def withhold_and_erase(mails: QuerySet[OutboxMail]) -> int:
    """Erase these mails, and withhold those that have not been sent; returns how many."""
    with transaction.atomic():
        mails.filter(state=OutboxMail.State.QUEUED).update(state=OutboxMail.State.WITHHELD, finished_at=timezone.now())
        return _erase(mails)


def _erase(mails: QuerySet[OutboxMail]) -> int:
    with transaction.atomic():
        mails = mails.select_for_update(of=("self",))
        ids = [mail.pk for mail in mails.only("pk")]
        OutboxAttachment.objects.filter(mail__in=ids).only("pk").delete()
        return mails.model.objects.filter(pk__in=ids).update(**BLANK, erased_at=timezone.now())
