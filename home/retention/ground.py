"""The rules for what the ground itself holds, and why the rest needs none."""

from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home import mail
from home.models import OutboxMail
from home.retention.rules import Rule, exempt, period, register


def register_ground():
    period("technical", 2, _("Deleted after two days."))
    period("mails", 30, _("Deleted 30 days after the mail was sent."))
    period("links", 30, _("Deleted 30 days after the link ended."))
    period("receipts", 400, _("Deleted after 13 months."))
    period("attachments", 760, _("Deleted after 25 months."))
    register(
        Rule("home.RateCount", "technical", since="expires_at"),
        Rule("home.SignedLink", "links", since="expires_at"),
        Rule("home.Submission", "receipts", since="created_at", only=Q(attachments__isnull=True)),
        Rule(
            "home.OutboxMail",
            "mails",
            since=F("finished_at"),
            only=Q(erased_at__isnull=True),
            by=erase_mails,
            fields=("to", "reply_to", "subject", "text", "html", "headers", "error"),
            subject="to",
            created="queued_at",
        ),
        Rule("home.OutboxAttachment", "mails", since="mail__finished_at", subject="mail__to"),
        # What no app has taken with its own records.
        Rule("home.Attachment", "attachments", since="submission__created_at"),
    )
    _exempt()


def erase_mails(rows):
    """What still waits is not sent any more."""
    states = OutboxMail.State
    rows.filter(state=states.QUEUED).update(state=states.WITHHELD, finished_at=timezone.now())
    mail._erase(rows)


def _exempt():
    office = "Facts about the office, published on purpose."
    staff = "Accounts of staff, kept as long as they work here; an administrator deletes them."
    names = "The name of a record; records of the public are named by their number, never by a person."
    words = "A word of the site, no person."
    technical = "Made by the program, no word of a person."
    exempt("home.SiteSettings", office)
    exempt("home.AccessibilityStatementPage", office)
    exempt("home.Person", "Contact persons published with their agreement; editors delete them.")
    exempt("home.User", staff)
    exempt("home.ErasureRecord", "Holds a keyed hash only; it must outlast a restored backup.", "address_hash")
    exempt("home.ConsentText", "The words of a form, not of a person.")
    exempt("home.JobRun", technical)
    exempt("home.GlossaryTerm", words)
    exempt("home.OutboxMail", technical, "message_id")
    exempt("wagtailusers.UserProfile", staff)
    exempt("wagtailcore.ModelLogEntry", names, "label")
    exempt("wagtailcore.PageLogEntry", names, "label")
    exempt("wagtailcore.TaskState", "Remarks of staff on pages, which show who decided what.", "comment")
    exempt("wagtailcore.ReferenceIndex", technical)
    exempt("sessions.Session", "Sessions of staff; a nightly job deletes those that have ended.")
