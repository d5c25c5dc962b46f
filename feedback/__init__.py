"""
Readers report barriers (as § 10 L-BGG and BITV 2.0 demand) and what is wrong on a page.

Reports come by the form of `FeedbackPage`, to which every page's footer leads. Reports that are done go after 180 days,
those that nobody finishes after two years.
"""

from django.db.models import Q
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from home import inboxes, mail, retention


def register():
    """Make known the mails, the inbox and the rules of retention."""
    from feedback.models import Report

    mail.register("feedback.receipt", purpose=_("Receipt with the number of the report"))
    inboxes.register(_inbox(Report), _("Tells the office of a new report"))
    retention.period("feedback", 180, _("Deleted 180 days after we are done, at the latest after two years."))
    retention.period("feedback_open", 730, _("Deleted after two years."))
    shared = {"subject": "email", "created": "created_at", "by": retention.delete_received}
    retention.register(
        retention.Rule("feedback.Report", "feedback", since="done_at", **shared),
        retention.Rule("feedback.Report", "feedback_open", since="created_at", only=Q(done_at=None), **shared),
    )


def _inbox(model):
    return inboxes.Inbox(
        model,
        "feedback.arrived",
        _words,
        (
            inboxes.Line(
                lambda count: ngettext(
                    "%(count)s barrier report is overdue", "%(count)s barrier reports are overdue", count
                ),
                model.objects.overdue,
                f"kind={model.Kind.BARRIER}&ordering=created_at",
                urgent=True,
            ),
            inboxes.Line(
                lambda count: ngettext("%(count)s new report", "%(count)s new reports", count),
                lambda: model.objects.filter(state=model.State.NEW),
                f"state={model.State.NEW}",
            ),
        ),
    )


def _words(report):
    facts = {"number": report.number}
    if report.kind == report.Kind.BARRIER:
        subject = gettext("Barrier reported, number %(number)s") % facts
        sentence = gettext("A barrier was reported: number %(number)s. An answer is due within four weeks.") % facts
    else:
        subject = gettext("New report, number %(number)s") % facts
        sentence = gettext("A new report has come in: number %(number)s.") % facts
    return subject, [sentence, *([f"{gettext('Page:')} {report.page}"] if report.page else [])]
