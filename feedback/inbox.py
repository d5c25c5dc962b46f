"""Who is told of a report, and what the first page of the admin says of them."""

from django.utils.translation import gettext, ngettext

from feedback.models import FeedbackReport
from home.staff import inboxes


def _words(report: FeedbackReport) -> inboxes.Words:
    facts = {"number": report.number}
    if report.kind == report.Kind.BARRIER:
        subject = gettext("Barrier reported, number %(number)s") % facts
        sentence = gettext("A barrier was reported: number %(number)s. An answer is due within four weeks.") % facts
    else:
        subject = gettext("New report, number %(number)s") % facts
        sentence = gettext("A new report has come in: number %(number)s.") % facts
    return subject, [sentence, *([f"{gettext('Page:')} {report.page}"] if report.page else [])]


INBOX = inboxes.Inbox(
    FeedbackReport,
    "feedback.arrived",
    _words,
    (
        inboxes.Line(
            lambda count: ngettext(
                "%(count)s barrier report is overdue", "%(count)s barrier reports are overdue", count
            ),
            FeedbackReport.objects.overdue,
            f"kind={FeedbackReport.Kind.BARRIER}&ordering=created_at",
            urgent=True,
        ),
        inboxes.Line(
            lambda count: ngettext("%(count)s new report", "%(count)s new reports", count),
            lambda: FeedbackReport.objects.filter(state=FeedbackReport.State.NEW),
            f"state={FeedbackReport.State.NEW}",
        ),
    ),
)
