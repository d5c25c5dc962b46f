"""What this app gives to the others: its form, mails, inbox, and how long reports stay."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.database_roles import INSERT, UPDATE, strangers_write
from core.mail import outbox
from core.page_cache.rules import unseen
from core.privacy import retention, traces
from core.privacy.processing import LegalBasis, Processing, Recipient, register_processing
from feedback import form  # noqa: F401 (forms are known by being loaded)
from feedback.inbox import INBOX
from home.staff import inboxes


def wire():
    strangers_write("feedback.FeedbackReport", "feedback.PageRating", verbs=(INSERT, UPDATE))
    outbox.register_kind("feedback.receipt", purpose=_("Receipt with the number of the report"), unasked=True)
    outbox.register_kind("feedback.corrected", purpose=_("Tells that what was reported is corrected"), by_hand=True)
    inboxes.register_inbox(INBOX, _("Tells the office of a new report"))
    unseen("feedback.FeedbackReport", "feedback.PageRating")
    _retention()


def _retention():
    """Reports that are done go after 180 days, those that nobody finishes after two years."""
    traces.snippets("feedback.FeedbackReport")
    retention.period("feedback", 180, _("Deleted 180 days after we are done, at the latest after two years."))
    retention.period("ratings", 0, _("Numbers only, which lead to nobody."))
    retention.period("feedback_open", 730, _("Deleted after two years."))
    shared = {"subject": "email", "created": "created_at"}
    retention.register_rules(
        retention.Rule("feedback.FeedbackReport", "feedback", since="done_at", **shared),
        retention.Rule("feedback.FeedbackReport", "feedback_open", since="created_at", only=Q(done_at=None), **shared),
    )
    register_processing(
        Processing(
            _("Whether a page was helpful"),
            (LegalBasis.PUBLIC_TASK,),
            (_("To count answers by page, language and day."),),
            ("ratings",),
            (Recipient.OFFICE,),
        )
    )
