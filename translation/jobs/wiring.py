from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from core.mail import outbox
from core.privacy import retention, traces
from core.privacy.processing import LegalBasis, Processing, register_processing
from home.staff import mail as staff_mail
from translation.jobs import mails, service

PERIOD = "translation_jobs"


def wire() -> None:
    outbox.register_kind(
        mails.LINK, purpose=_("Gives somebody a page to translate"), should_send=mails.is_wanted, write=mails.write
    )
    outbox.register_kind(mails.ENDED, purpose=_("Tells somebody that a page need not be translated any more"))
    staff_mail.register_kind(mails.DONE, purpose=_("Tells the team that somebody has translated a page"))
    traces.screens("translation.ExternalJob", "translation:all_jobs", "translation:jobs")
    retention.period(PERIOD, 90, _("Deleted 90 days after the link to the job ended."))
    retention.register_rules(
        retention.Rule(
            "translation.ExternalJob",
            PERIOD,
            since=Coalesce("completed_at", "revoked_at", "expires_at"),
            only=~Q(email=""),
            by=service.erase,
            fields=("name", "email", "note"),
            subject="email",
            named="name",
            created="created_at",
        )
    )
    register_processing(
        Processing(
            _("Translations by people outside the office"),
            (LegalBasis.PUBLIC_TASK,),
            (_("To send you the page that you translate, and to know whom to ask about it."),),
            (PERIOD,),
        )
    )
