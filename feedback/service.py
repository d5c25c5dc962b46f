"""What happens to a report that comes in; no HTTP here."""

from typing import Any

from core.mail import outbox
from core.public_forms.models import Submission
from core.text import languages
from feedback.models import FeedbackReport
from home import inboxes


def receive(submission: Submission, values: dict[str, Any]) -> FeedbackReport:
    """Store a report with its number, and write to those who work on it and to the person who can be reached."""
    report = FeedbackReport.objects.create(submission=submission, language=languages.active(), **values)
    report.number = f"M{report.created_at:%Y}-{report.pk:04d}"  # with gaps: a sequence does not roll back
    report.save(update_fields=["number"])
    facts = {"number": report.number, "is_barrier": report.kind == FeedbackReport.Kind.BARRIER}
    if report.email:
        outbox.queue("feedback.receipt", f"report:{report.pk}:receipt", report.email, report.language, facts, report)
    inboxes.tell(report)
    return report
