"""Which personal data the site's ground keeps: what for, for how long, and who has seen them."""

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.mail import erasing
from core.privacy import mentions, retention, traces
from core.privacy.processing import LegalBasis, Processing, Recipient, register_processing
from core.public_forms.models import Submission
from home.admin import search_backend
from home.staff import former_staff, log_ins


def register():
    _retention()
    _exempt()
    _processing()
    _traces()


def _retention():
    retention.period("technical", 2, _("Deleted after two days."))
    retention.period("counts", 0, _("Deleted after two hours."))
    retention.period("erasures", 0, _("Kept as long as there are backups that may hold the data."))
    retention.period("mails", 30, _("Deleted 30 days after the mail was sent."))
    retention.period("traces", 365, _("Deleted after one year (365 days)."))
    retention.period("links", 30, _("Deleted 30 days after the link ended."))
    retention.period("receipts", 400, _("Deleted after 13 months."))
    retention.period("attachments", 760, _("Deleted after 25 months."))
    _retention_of_forms_and_mails()
    _retention_of_staff()


def _retention_of_forms_and_mails():
    retention.register_rules(
        retention.Rule("public_forms.RateCount", "counts", since="expires_at"),
        retention.Rule("public_forms.KeptFile", "technical", since="created_at"),
        retention.Rule("privacy.SignedLink", "links", since="expires_at"),
        retention.Rule("public_forms.Submission", "receipts", since="created_at", only=_belongs_to_nothing()),
        retention.Rule(
            "public_forms.Submission",
            "technical",
            since="created_at",
            erase={"sent": {}},
            subject="sent__email",
            created="created_at",
        ),
        retention.Rule(
            "mail.OutboxMail",
            "mails",
            since=F("finished_at"),
            only=Q(erased_at__isnull=True),
            by=erasing.withhold_and_erase,
            fields=("to", "reply_to", "subject", "text", "html", "headers", "error"),
            subject=("to", "reply_to"),
            created="queued_at",
        ),
        retention.Rule(
            "mail.OutboxAttachment",
            "mails",
            since="mail__finished_at",
            subject=("mail__to", "mail__reply_to"),
            created="mail__queued_at",
        ),
        # What no app has taken with its own records.
        retention.Rule("public_forms.Attachment", "attachments", since="submission__created_at"),
    )


def _retention_of_staff():
    """Nobody is forgotten here by time; who leaves is anonymised or deleted at their wish."""
    retention.period("staff", 0, _("Kept as long as somebody works here."))
    retention.register_rules(
        retention.Rule(
            "home.User",
            "staff",
            by=former_staff.anonymise,
            fields=former_staff.PERSONAL,
            subject="email",
            created="date_joined",
            at_wish=Q(is_active=False),
        ),
        retention.Rule("home.Person", "staff", subject="email", named="name", created="created_at"),
    )
    retention.register_rules(retention.Rule("privacy.AccessRecord", "traces", since="at"))
    mentions.leave_out("wagtailsearch.IndexEntry", "Written anew from the records that it leads to.")
    mentions.leave_out("sessions.Session", "Signed, and no words of a person; ends with the log-in.")
    mentions.changed.connect(search_backend.index_again, dispatch_uid="home.index_again")


def _belongs_to_nothing():
    """Matches forms that became no record: the others, with the consent in them, go with theirs."""
    return Q(**{f"{relation.name}__isnull": True for relation in Submission._meta.related_objects})


def _traces():
    traces.snippets("mail.OutboxMail", "home.Person")
    traces.screens("public_forms.Attachment", "public_forms:attachment")
    traces.screens("home.User", "wagtailusers_users")
    log_ins.connect()


def _exempt():
    published = "Facts about the office, published on purpose."
    staff = "Accounts of staff, kept as long as they work here; an administrator deletes them."
    names = "The name of a record; records of the public are named by their number, never by a person."
    words = "A word of the site, no person."
    technical = "Made by the program, no word of a person."
    retention.exempt("home.SiteSettings", published)
    retention.exempt("home.AccessibilityStatementPage", published)
    retention.exempt("home.Person", "Contact persons published with their agreement; editors delete them.")
    retention.exempt("home.User", staff)
    retention.exempt(
        "privacy.ErasureRecord", "Holds a keyed hash only; it must outlast a restored backup.", "address_hash"
    )
    retention.exempt("public_forms.ConsentText", "The words of a form, not of a person.")
    retention.exempt("mail.JobRun", technical)
    retention.exempt("home.GlossaryTerm", words)
    retention.exempt("mail.OutboxMail", technical, "message_id")
    retention.exempt("wagtailusers.UserProfile", staff)
    retention.exempt("wagtailcore.ModelLogEntry", names, "label")
    retention.exempt("wagtailcore.PageLogEntry", names, "label")
    retention.exempt("wagtailcore.TaskState", "Remarks of staff on pages, which show who decided what.", "comment")
    retention.exempt("wagtailcore.ReferenceIndex", technical)
    retention.exempt("sessions.Session", "Sessions of staff; a nightly job deletes those that have ended.")


def _processing():
    inside, task = (Recipient.NOBODY,), (LegalBasis.PUBLIC_TASK,)
    register_processing(
        Processing(
            _("Mails of this website"), task, (_("To send mails, and links in them that only you can use."),),
            ("mails", "links"),
        ),
        Processing(
            _("What you sent by a form"), task,
            (_("To repeat it to you, to keep files after a mistake, and to store no form twice."),),
            ("technical", "receipts", "attachments"), inside,
        ),
        Processing(
            _("Protection of forms against abuse"), task,
            (_("To count forms by sender; instead of the IP address a hash with a secret key is kept."),),
            ("counts",), inside,
        ),
        Processing(
            _("Proof of erasure"), (LegalBasis.OBLIGATION,),
            (_("To erase again what a backup brings back; instead of the address a hash with a secret key is kept."),),
            ("erasures",), inside,
        ),
        Processing(
            _("Who worked with personal data"), (LegalBasis.OBLIGATION,),
            (_("To prove who of the office has seen or changed personal data, and who has logged in."),),
            ("traces",), (Recipient.OFFICE,),
        ),
        Processing(
            _("People of the office"), task,
            (_("To give accounts to those who work here, and to name whom readers may turn to."),),
            ("staff",), (Recipient.OFFICE,),
        ),
    )  # fmt: skip
