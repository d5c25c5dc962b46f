"""Records that came by a public form."""

from django.db import transaction

from home import links, mail
from home.models import Submission


@transaction.atomic
def delete_received(rows):
    """With the mails about them, their links, the forms that they came by and those forms' attachments."""
    for row in rows:
        mail.erase_about(row)
        links.revoke(row)
    submissions = list(rows.values_list("submission", flat=True))
    rows.delete()
    Submission.objects.filter(pk__in=submissions).delete()
