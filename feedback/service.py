"""What happens to a report that comes in; no HTTP here."""

from typing import Any

from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from core.acts import NotPossibleError
from core.mail import outbox
from core.public_forms import limits
from core.public_forms.models import Submission
from core.public_forms.token import Token
from core.text import languages
from feedback.models import FeedbackReport, PageRating
from home import records
from home.models import User
from home.staff import inboxes

RATING_LIMITS = limits.Limits(per_address=6, per_network=60, per_target=600)


def receive(submission: Submission, values: dict[str, Any]) -> FeedbackReport:
    """Store a report with its number, and write to those who work on it and to the person who can be reached."""
    report = FeedbackReport.objects.create(submission=submission, language=languages.active(), **values)
    year = timezone.localtime(report.created_at).year
    report.number = f"M{year}-{report.pk:04d}"  # with gaps: a sequence does not roll back
    report.save(update_fields=["number"])
    facts = {
        "sent": submission.words,
        "number": report.number,
        "kind": report.kind,
    }
    if report.email:
        outbox.queue("feedback.receipt", f"report:{report.pk}:receipt", report.email, report.language, facts, report)
    inboxes.tell(report)
    return report


@transaction.atomic
def rate(page: str, answer: str, request: HttpRequest) -> None:
    """Count the answer to “Was this page helpful?”. Raises what `limits` raises where too many come."""
    counted = limits.counters(RATING_LIMITS, Token.new("rating", page), request)
    limits.check(counted, limits.numbers(counted))
    row, _created = PageRating.objects.get_or_create(page=page, language=languages.active(), day=timezone.localdate())
    PageRating.objects.filter(pk=row.pk).update(**{answer: F(answer) + 1})
    limits.count(counted)


@transaction.atomic
def take_over(report: FeedbackReport, user: User) -> None:
    """Put the reported value into the record. Raises ValidationError where it is none, or the record has changed."""
    record = records.record_at(report.page)
    if not record or not report.fact or report.is_corrected:
        raise NotPossibleError(_("Nothing was done: there is no fact that could be taken over."))
    with translation.override(report.language):  # in which the reader named the value
        record.take_over(report.fact, report.said, report.right, user)
    report.is_corrected = True
    report.save(update_fields=["is_corrected"])
    close_corrected(report)


def close_corrected(report: FeedbackReport) -> None:
    """End the report and tell whoever sent it; once, however often it is saved."""
    report.state = report.State.DONE
    report.save(update_fields=["state", "done_at"])
    if report.email:
        facts = {
            "number": report.number,
            "url": outbox.absolute(report.page) if report.page else "",
            "text": report.text,
        }
        key = f"report:{report.pk}:corrected"
        outbox.queue("feedback.corrected", key, report.email, report.language, facts, report)
