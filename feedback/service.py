"""What happens to reports; no HTTP here."""

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from feedback.models import Report
from home import languages, mail, retention, roles
from home.models import SiteSettings, Submission

GROUP = "Rückmeldungen"
PERMISSIONS = ["feedback.view_report", "feedback.change_report"]


def register():
    roles.add(GROUP, PERMISSIONS)
    mail.register("feedback.receipt", purpose=_("Receipt for what somebody reported"))
    mail.register("feedback.arrived", purpose=_("Tells the office of a report"))
    retention.period("feedback", 180, _("Deleted 180 days after it is done with, at the latest after two years."))
    retention.period("feedback_open", 730, _("Deleted after two years."))
    who = {"subject": "email", "created": "created_at", "by": _delete}
    retention.register(
        retention.Rule("feedback.Report", "feedback", since="done_at", **who),
        retention.Rule("feedback.Report", "feedback_open", since="created_at", only=Q(done_at=None), **who),
    )


def receive(submission, *, kind, text, page_path, email):
    """Store a report, tell the office, and thank whoever wants to be answered."""
    report = Report.objects.create(
        submission=submission,
        kind=kind,
        text=text,
        page_path=page_path,
        email=email,
        language=languages.active(),
        due_on=timezone.localdate() + Report.ANSWER_WITHIN,
    )
    facts = {"number": str(report)}
    if email:
        mail.queue("feedback.receipt", f"report:{report.pk}:receipt", email, report.language, facts, report)
    if office := _office():
        address = mail.absolute(f"/admin/snippets/feedback/report/edit/{report.pk}/")
        facts |= {"kind": str(report.get_kind_display()), "url": address}
        mail.queue("feedback.arrived", f"report:{report.pk}:arrived", office, languages.SOURCE, facts, report)
    return report


def _office():
    site = Site.objects.filter(is_default_site=True).first()
    return SiteSettings.for_site(site).email if site else ""


def overdue():
    """The reports that should have been answered."""
    return Report.objects.exclude(state=Report.State.DONE).filter(due_on__lt=timezone.localdate())


def _delete(rows):
    """With the mails about them and the forms that they came by."""
    for row in rows:
        mail.erase_about(row)
    submissions = list(rows.values_list("submission", flat=True))
    rows.delete()
    Submission.objects.filter(pk__in=submissions).delete()
