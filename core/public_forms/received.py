"""Records that came by a public form."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from core.mail import erasing
from core.privacy import links
from core.public_forms.models import Submission


@transaction.atomic
def delete_received(rows: QuerySet[Any]) -> None:
    """With the mails about them, their links, the forms that they came by and those forms' attachments."""
    for row in rows:
        erasing.erase_about(row)
        links.revoke(row)
    submissions = list(rows.values_list("submission", flat=True))
    rows.delete()
    Submission.objects.filter(pk__in=submissions).delete()
