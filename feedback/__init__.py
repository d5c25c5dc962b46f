"""
Readers report barriers (as § 10 L-BGG and BITV 2.0 demand) and what is wrong on a page.

Reports come by the form of `FeedbackPage`, to which every page's footer leads. Reports that are done go after 180 days,
those that nobody finishes after two years.
"""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from home import mail, retention


def register():
    """Make known the mails and the rules of retention."""
    mail.register("feedback.receipt", purpose=_("Receipt with the number of the report"))
    mail.register("feedback.arrived", purpose=_("Tells the office of a new report"))
    retention.period("feedback", 180, _("Deleted 180 days after we are done, at the latest after two years."))
    retention.period("feedback_open", 730, _("Deleted after two years."))
    shared = {"subject": "email", "created": "created_at", "by": retention.delete_received}
    retention.register(
        retention.Rule("feedback.Report", "feedback", since="done_at", **shared),
        retention.Rule("feedback.Report", "feedback_open", since="created_at", only=Q(done_at=None), **shared),
    )
