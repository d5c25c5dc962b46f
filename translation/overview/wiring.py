"""Mails and jobs of the overview."""

from datetime import time, timedelta

from django.db.models.signals import post_delete
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from core.mail import jobs
from core.privacy import retention
from home.staff import mail as staff_mail
from translation.overview import assignments, bulk


def wire() -> None:
    staff_mail.register_kind(
        assignments.ASSIGNED,
        purpose=_("Tells translators what was assigned to them"),
        write=assignments.write_assigned,
    )
    staff_mail.register_kind(
        assignments.DUE,
        purpose=_("Reminds translators of what is due"),
        template=assignments.ASSIGNED,
        write=assignments.write_due,
    )
    staff_mail.register_kind(assignments.DONE, purpose=_("Tells who assigned a translation that it is done"))
    staff_mail.register_kind(bulk.KIND, purpose=_("Tells translators that many pages are to be translated"))
    jobs.register_job("bulk_translation", bulk.run, every=timedelta(minutes=1))
    jobs.register_job("translations_done", assignments.report, every=timedelta(minutes=5))
    jobs.register_job("remind_translators", assignments.remind, daily_at=time(6, 40))
    retention.exempt("translation.BulkTranslation", "The place of a page in the tree.", "last_path")
    post_delete.connect(assignments.forget, sender=Page, dispatch_uid="translation.overview.assignments.forget")
