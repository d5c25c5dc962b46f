"""What the site's ground gives to itself: mails, jobs, links between languages, and reminders."""

from datetime import time, timedelta

from django.db import models
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.views.pages import edit
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

from core.mail import erasing, jobs, sender, worker
from core.privacy import ledger, retention
from core.public_forms import attachments, limits
from core.public_forms.models import Attachment, KeptFile
from core.text.addresses import EmailField
from core.text.lines import OneLineField
from home import (
    checks,  # noqa: F401 (checks make themselves known)
    privacy,
    public_role,
    publishing,
    scheduled_jobs,
    unseen,
)
from home.admin import fields
from home.content import content_sources, office, related_content
from home.models import AccessibilityStatementPage
from home.pictures import rendition_files
from home.review import moderation
from home.serving import (
    front_cache,
    hosts,  # noqa: F401 (likewise)
    warming,
)
from home.staff import mail as staff_mail
from home.staff import reminders, to_do
from home.translation import facts, follow_source, former, links, rebuild, schedule, segments, tree
from home.translation import mails as translation_mails


def wire():
    sender.register_office(office.NAME, office.facts_for_mails)
    register_form_field_override(StreamField, override={"form_class": fields.StreamFormField})
    register_form_field_override(models.EmailField, override={"form_class": EmailField})
    register_form_field_override(models.CharField, override={"form_class": OneLineField}, exact_class=True)
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
    privacy.register()
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
    # First, while it can be told which had a date.
    page_unpublished.connect(schedule.call_off_translations, dispatch_uid="home.translation.schedule.call_off")
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
    edit.send_notification = moderation.tell_of_comments


def _mails():
    staff_mail.register_kind(moderation.KIND, purpose=_("Tells what becomes of a page that was submitted for review"))
    staff_mail.register_kind(
        moderation.COMMENTS, purpose=_("Tells of comments on a page in the admin"), template=moderation.KIND
    )
    staff_mail.register_kind(translation_mails.KIND, purpose=_("Tells translators what is to be translated"))
    staff_mail.register_kind(
        to_do.TEST_MAIL, purpose=_("Shows an administrator that the site can send mails"), by_hand=True
    )
    staff_mail.register_kind(reminders.KIND, purpose=_("Reminds editors of what has not been checked for long"))


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
