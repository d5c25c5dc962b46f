"""What happens to a report that comes in; no HTTP here."""

from django.urls import reverse
from wagtail.models import Site

from feedback.models import Report
from home import languages, mail
from home.models import SiteSettings


def receive(submission, values):
    """Store a report with its number, and queue the mails to the office and to the person who can be reached."""
    report = Report.objects.create(submission=submission, language=languages.active(), **values)
    report.number = f"M{report.created_at:%Y}-{report.pk:04d}"  # with gaps: a sequence does not roll back
    report.save(update_fields=["number"])
    facts = {"number": report.number, "is_barrier": report.kind == Report.Kind.BARRIER}
    if report.email:
        mail.queue("feedback.receipt", f"report:{report.pk}:receipt", report.email, report.language, facts, report)
    if office := _office_address():
        url = mail.absolute(reverse(Report.snippet_viewset.get_url_name("edit"), args=[report.pk]))
        facts |= {"page": report.page, "url": url}
        mail.queue("feedback.arrived", f"report:{report.pk}:arrived", office, languages.SOURCE, facts, report)
    return report


def _office_address():
    """Where the office reads its mail; "" while nobody has filled it in, which a check reports."""
    site = Site.objects.filter(is_default_site=True).first()
    return SiteSettings.for_site(site).email if site else ""
