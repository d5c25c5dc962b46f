"""Mails of the outbox as they are sent."""

from core.mail import outbox, worker
from core.mail.models import OutboxMail


def written(**of):
    """Those that these look-ups find, in their order, after all that wait and are wanted have got their words."""
    for mail in OutboxMail.objects.filter(is_written=False, state="queued").order_by("pk"):
        if not worker.reason_to_withhold(mail):
            outbox.write(mail)
    return OutboxMail.objects.filter(**of).order_by("pk")
