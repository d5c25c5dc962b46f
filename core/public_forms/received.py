"""Records that came by a public form."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from core.mail import erasing
from core.privacy import links
from core.public_forms.models import Submission


@transaction.atomic
def delete_received(rows: QuerySet[Any]) -> None:
    """With all that `forget` takes."""
    records = list(rows)
    rows.delete()
    for record in records:
        forget(record)


def forget(instance: Any, **kwargs: Any) -> None:
    """Of a record that is deleted: the mails about it, its links, the form that it came by and that form's files."""
    erasing.erase_about(instance)
    links.revoke(instance)
    if instance.submission_id:
        Submission.objects.filter(pk=instance.submission_id).delete()
