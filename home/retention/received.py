"""Records that came by a public form."""

from home import mail


def delete_received(rows):
    """With the mails about them, the forms that they came by and those forms' attachments."""
    from home.models import Submission

    for row in rows:
        mail.erase_about(row)
    submissions = list(rows.values_list("submission", flat=True))
    rows.delete()
    Submission.objects.filter(pk__in=submissions).delete()
