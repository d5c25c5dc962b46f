"""What the site's ground gives to itself: mails, jobs, links between languages, reminders, and how long data stay."""

from datetime import time, timedelta

from django.db import models
from django.db.models import F, Q
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import register_form_field_override
from wagtail.fields import StreamField
from wagtail.models import Page, PageViewRestriction, TaskState, WorkflowState
from wagtail.signals import (
    copy_for_translation_done,
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
    task_submitted,
    workflow_approved,
    workflow_cancelled,
    workflow_rejected,
)
from wagtail_localize.models import TranslationLog

from core.mail import erasing, jobs, outbox, sender, worker
from core.privacy import ledger, mentions, retention, traces
from core.privacy.processing import LegalBasis, Processing, Recipient, register_processing
from core.public_forms import attachments, limits
from core.public_forms.models import Attachment, KeptFile, Submission
from core.text.addresses import EmailField
from home import (
    admin_fields,
    checks,  # noqa: F401 (checks make themselves known)
    content_sources,
    former_staff,
    front_cache,
    hosts,  # noqa: F401 (likewise)
    log_ins,
    moderation,
    office,
    public_role,
    publishing,
    related_content,
    reminders,
    rendition_files,
    scheduled_jobs,
    search_backend,
    to_do,
    unseen,
    warming,
)
from home.models import AccessibilityStatementPage
from home.translation import facts, follow_source, former, links, rebuild, segments, tree
from home.translation import mails as translation_mails


def wire():
    sender.register_office(office.NAME, office.facts_for_mails)
    register_form_field_override(StreamField, override={"form_class": admin_fields.StreamFormField})
    register_form_field_override(models.EmailField, override={"form_class": EmailField})
    related_content.register_source(
        related_content.Source("news", _("News"), _("All news"), 50, content_sources.newest_news)
    )
    for model in (Attachment, KeptFile):
        post_delete.connect(attachments.delete_file, model, dispatch_uid=f"file of {model.__name__}")
    _publishing()
    front_cache.connect()
    _follow_source()
    _review()
    _mails()
    _jobs()
    _retention()
    _exempt()
    _processing()
    _traces()
    public_role.register()
    unseen.register()
    reminders.register_reminders(
        "accessibility",
        _("Accessibility statement not reviewed for a year"),
        lambda: reminders.pages_due(AccessibilityStatementPage, lambda page: page.needs_review),
    )


def _publishing():
    page_published.connect(publishing.follow_up, dispatch_uid="home.publishing")
    publishing.then(facts.give_to_translations)
    publishing.then(segments.read_again)
    publishing.then(rebuild.follow)
    publishing.then(former.forget)
    publishing.then(rebuild.take_structure)
    publishing.then(translation_mails.tell_of_change)


def _follow_source():
    """What happens to a German page happens to its translations."""
    page_unpublished.connect(
        follow_source.unpublish_translations, dispatch_uid="home.translation.follow_source.unpublish"
    )
    page_unpublished.connect(follow_source.hold_place, dispatch_uid="home.translation.follow_source.hold_place")
    post_page_move.connect(follow_source.move_translations, dispatch_uid="home.translation.follow_source.move")
    for signal in (post_page_move, page_slug_changed):
        signal.connect(links.forget_the_way_back, dispatch_uid="home.translation.links.way_back")
    post_delete.connect(
        follow_source.delete_translations, sender=Page, dispatch_uid="home.translation.follow_source.delete"
    )
    post_save.connect(
        follow_source.copy_restriction,
        sender=PageViewRestriction,
        dispatch_uid="home.translation.follow_source.restrict",
    )
    post_delete.connect(
        follow_source.lift_restriction, sender=PageViewRestriction, dispatch_uid="home.translation.follow_source.lift"
    )
    m2m_changed.connect(
        follow_source.copy_groups,
        sender=PageViewRestriction.groups.through,
        dispatch_uid="home.translation.follow_source.groups",
    )
    post_save.connect(
        rebuild.keep_drafts_unseen, sender=TranslationLog, dispatch_uid="home.translation.rebuild.keep_drafts_unseen"
    )
    copy_for_translation_done.connect(
        follow_source.restrict_new_translation, dispatch_uid="home.translation.follow_source.new"
    )


def _review():
    """
    Wagtail itself would send at once, in the request: our receivers take the places of its own.

    Of two receivers with one id a signal keeps the first, and this app is ready before Wagtail's admin. Wagtail's
    receiver for `workflow_submitted` is left: without superusers (see the settings) it tells nobody.
    """
    for signal, receiver, source, name in (
        (task_submitted, moderation.tell_of_submission, TaskState, "group_approval_task_submitted_email_notification"),
        (workflow_approved, moderation.tell_of_approval, WorkflowState, "workflow_state_approved_email_notification"),
        (workflow_rejected, moderation.tell_of_return, WorkflowState, "workflow_state_rejected_email_notification"),
        (workflow_cancelled, moderation.tell_of_end, WorkflowState, "home.moderation.cancelled"),
    ):
        signal.connect(receiver, sender=source, dispatch_uid=name)


def _mails():
    outbox.register_kind(moderation.KIND, purpose=_("Tells what becomes of a page that was submitted for review"))
    outbox.register_kind(translation_mails.KIND, purpose=_("Tells translators what is to be translated"))
    outbox.register_kind(
        to_do.TEST_MAIL, purpose=_("Shows an administrator that the site can send mails"), by_hand=True
    )
    outbox.register_kind(reminders.KIND, purpose=_("Reminds editors of what has not been checked for long"))


def _jobs():
    jobs.register_job("reclaim_mails", worker.reclaim, every=timedelta(minutes=1))
    jobs.register_job("forget_counts", limits.forget, every=timedelta(minutes=30))
    jobs.register_job("publish_scheduled", scheduled_jobs.publish_scheduled, every=timedelta(minutes=1))
    jobs.register_job("make_renditions", rendition_files.make_due, every=timedelta(seconds=10))
    jobs.register_job("warm_pages", warming.warm_pages, every=timedelta(seconds=10))
    jobs.register_job("erase_mails", erasing.erase_bodies, daily_at=time(2, 30))
    jobs.register_job("retention", retention.run, daily_at=time(2, 40))
    jobs.register_job("complete_ledger", ledger.complete, every=timedelta(minutes=1))
    jobs.register_job("remind_editors", reminders.remind, daily_at=time(6, 30))
    jobs.register_job(tree.JOB, scheduled_jobs.check_languages, daily_at=time(3, 30))
    jobs.register_job("clear_sessions", scheduled_jobs.clear_sessions, daily_at=time(3, 10))


def _retention():
    retention.period("technical", 2, _("Deleted after two days."))
    retention.period("counts", 0, _("Deleted after two hours."))
    retention.period("erasures", 0, _("Kept as long as there are backups that may hold the data."))
    retention.period("mails", 30, _("Deleted 30 days after the mail was sent."))
    retention.period("traces", 365, _("Deleted after one year (365 days)."))
    retention.period("links", 30, _("Deleted 30 days after the link ended."))
    retention.period("receipts", 400, _("Deleted after 13 months."))
    retention.period("attachments", 760, _("Deleted after 25 months."))
    _retention_of_forms_and_mails()
    _retention_of_staff()


def _retention_of_forms_and_mails():
    retention.register_rules(
        retention.Rule("public_forms.RateCount", "counts", since="expires_at"),
        retention.Rule("public_forms.KeptFile", "technical", since="created_at"),
        retention.Rule("privacy.SignedLink", "links", since="expires_at"),
        retention.Rule("public_forms.Submission", "receipts", since="created_at", only=_belongs_to_nothing()),
        retention.Rule(
            "public_forms.Submission",
            "technical",
            since="created_at",
            erase={"sent": {}},
            subject="sent__email",
            created="created_at",
        ),
        retention.Rule(
            "mail.OutboxMail",
            "mails",
            since=F("finished_at"),
            only=Q(erased_at__isnull=True),
            by=erasing.withhold_and_erase,
            fields=("to", "reply_to", "subject", "text", "html", "headers", "error"),
            subject=("to", "reply_to"),
            created="queued_at",
        ),
        retention.Rule(
            "mail.OutboxAttachment",
            "mails",
            since="mail__finished_at",
            subject=("mail__to", "mail__reply_to"),
            created="mail__queued_at",
        ),
        # What no app has taken with its own records.
        retention.Rule("public_forms.Attachment", "attachments", since="submission__created_at"),
    )


def _retention_of_staff():
    """Nobody is forgotten here by time; who leaves is anonymised or deleted at their wish."""
    retention.period("staff", 0, _("Kept as long as somebody works here."))
    retention.register_rules(
        retention.Rule(
            "home.User",
            "staff",
            by=former_staff.anonymise,
            fields=former_staff.PERSONAL,
            subject="email",
            created="date_joined",
            at_wish=Q(is_active=False),
        ),
        retention.Rule("home.Person", "staff", subject="email", named="name", created="created_at"),
    )
    retention.register_rules(retention.Rule("privacy.AccessRecord", "traces", since="at"))
    mentions.leave_out("wagtailsearch.IndexEntry", "Written anew from the records that it leads to.")
    mentions.leave_out("sessions.Session", "Signed, and no words of a person; ends with the log-in.")
    mentions.changed.connect(search_backend.index_again, dispatch_uid="home.index_again")


def _belongs_to_nothing():
    """Matches forms that became no record: the others, with the consent in them, go with theirs."""
    return Q(**{f"{relation.name}__isnull": True for relation in Submission._meta.related_objects})


def _traces():
    traces.snippets("mail.OutboxMail", "home.Person")
    traces.screens("public_forms.Attachment", "public_forms:attachment")
    traces.screens("home.User", "wagtailusers_users")
    log_ins.connect()


def _exempt():
    published = "Facts about the office, published on purpose."
    staff = "Accounts of staff, kept as long as they work here; an administrator deletes them."
    names = "The name of a record; records of the public are named by their number, never by a person."
    words = "A word of the site, no person."
    technical = "Made by the program, no word of a person."
    retention.exempt("home.SiteSettings", published)
    retention.exempt("home.AccessibilityStatementPage", published)
    retention.exempt("home.Person", "Contact persons published with their agreement; editors delete them.")
    retention.exempt("home.User", staff)
    retention.exempt(
        "privacy.ErasureRecord", "Holds a keyed hash only; it must outlast a restored backup.", "address_hash"
    )
    retention.exempt("public_forms.ConsentText", "The words of a form, not of a person.")
    retention.exempt("mail.JobRun", technical)
    retention.exempt("home.GlossaryTerm", words)
    retention.exempt("mail.OutboxMail", technical, "message_id")
    retention.exempt("wagtailusers.UserProfile", staff)
    retention.exempt("wagtailcore.ModelLogEntry", names, "label")
    retention.exempt("wagtailcore.PageLogEntry", names, "label")
    retention.exempt("wagtailcore.TaskState", "Remarks of staff on pages, which show who decided what.", "comment")
    retention.exempt("wagtailcore.ReferenceIndex", technical)
    retention.exempt("sessions.Session", "Sessions of staff; a nightly job deletes those that have ended.")


def _processing():
    inside, task = (Recipient.NOBODY,), (LegalBasis.PUBLIC_TASK,)
    register_processing(
        Processing(
            _("Mails of this website"), task, (_("To send mails, and links in them that only you can use."),),
            ("mails", "links"),
        ),
        Processing(
            _("What you sent by a form"), task,
            (_("To repeat it to you, to keep files after a mistake, and to store no form twice."),),
            ("technical", "receipts", "attachments"), inside,
        ),
        Processing(
            _("Protection of forms against abuse"), task,
            (_("To count forms by sender; instead of the IP address a hash with a secret key is kept."),),
            ("counts",), inside,
        ),
        Processing(
            _("Proof of erasure"), (LegalBasis.OBLIGATION,),
            (_("To erase again what a backup brings back; instead of the address a hash with a secret key is kept."),),
            ("erasures",), inside,
        ),
        Processing(
            _("Who worked with personal data"), (LegalBasis.OBLIGATION,),
            (_("To prove who of the office has seen or changed personal data, and who has logged in."),),
            ("traces",), (Recipient.OFFICE,),
        ),
        Processing(
            _("People of the office"), task,
            (_("To give accounts to those who work here, and to name whom readers may turn to."),),
            ("staff",), (Recipient.OFFICE,),
        ),
    )  # fmt: skip
