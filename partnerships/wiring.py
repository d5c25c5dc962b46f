"""What this app gives to the others: forms, mails, links, jobs, groups, inboxes, sources; and how long data stay."""

from datetime import time

from django.contrib.auth.models import Group
from django.db.models import Q
from django.db.models.signals import post_delete, post_save, pre_save
from django.utils.translation import gettext_lazy as _

from core.database_roles import INSERT, UPDATE, hide, strangers_change, strangers_write
from core.mail import jobs, outbox
from core.page_cache.rules import unseen
from core.privacy import retention, traces
from core.text import languages
from home import memberships, publishing, records
from home.content import place_names, related_content
from home.models import User
from home.staff import inboxes, reminders, roles
from home.staff import mail as staff_mail
from partnerships import content_sources, link_pages, listing
from partnerships.advice import form  # noqa: F401 (forms are known by being loaded)
from partnerships.advice import service as advice
from partnerships.contributions import confirming, facts, forms, notice_forms, notices, proposals, yearly_check  # noqa: F401
from partnerships.contributions.mails import TEMPLATE
from partnerships.inboxes import all_kinds
from partnerships.models import (
    BestPracticePage,
    GroupMember,
    GroupNote,
    Municipality,
    PartnerSearchNotice,
    Partnership,
    PartnershipContact,
    Proposal,
)
from partnerships.reminders import programmes_to_check
from partnerships.working_groups import files, service
from partnerships.working_groups import forms as group_forms  # noqa: F401

ADVICE_GROUP = "Beratung"
ADVICE_PERMISSIONS = [
    "partnerships.view_advicerequest",
    "partnerships.change_advicerequest",
    *(
        f"partnerships.{action}_{model}"
        for model in ("answertemplate", "adviceroute")
        for action in ("view", "add", "change", "delete")
    ),
]
GROUPS_GROUP = "Arbeitsgemeinschaften"
GROUPS_PERMISSIONS = [
    "partnerships.view_groupmember",
    "partnerships.change_groupmember",
    *(f"partnerships.{action}_groupnote" for action in ("view", "add", "change", "delete")),
]


def wire():
    strangers_write(
        "partnerships.AdviceRequest", "partnerships.Proposal", "partnerships.PartnerSearchNotice",
        "partnerships.Correction", "partnerships.CorrectedFact", "partnerships.GroupMember", verbs=(INSERT, UPDATE),
    )  # fmt: skip
    strangers_change("partnerships.PartnershipContact", "asked_at", "active_at")
    strangers_change("partnerships.Partnership", "last_confirmed_on")
    for model in ("AdviceAnswer", "AnswerTemplate"):
        hide(f"partnerships.{model}")
    roles.add(ADVICE_GROUP, ADVICE_PERMISSIONS)
    roles.add(GROUPS_GROUP, GROUPS_PERMISSIONS)
    for inbox, purpose in all_kinds():
        inboxes.register_inbox(inbox, purpose)
    reminders.register_reminders("funding", _("Funding programmes not checked for half a year"), programmes_to_check)
    records.register_records(facts.record_at)
    memberships.register_members(service.is_member)
    place_names.register_look_up(Municipality.objects.local_name)
    unseen(
        "partnerships.AdviceRequest", "partnerships.AdviceRoute", "partnerships.Proposal", "partnerships.Correction",
        "partnerships.PartnershipContact", "partnerships.CorrectedFact", "partnerships.GroupMember",
        "partnerships.GroupNote",
    )  # fmt: skip
    _gathered()
    _jobs()
    _links()
    _mails()
    _keep_advice()
    _keep_contributions()
    _keep_contacts()
    _keep_members()
    _exempt()
    of_persons = "AdviceRequest Proposal PartnerSearchNotice Correction GroupMember Partnership"
    traces.snippets(*(f"partnerships.{name}" for name in of_persons.split()))
    _follow()


def _follow():
    publishing.then(proposals.tell_of_page, BestPracticePage)
    post_save.connect(proposals.tell_of_partnership, Partnership, dispatch_uid="proposal-partnership")
    pre_save.connect(yearly_check.begin_anew, PartnershipContact, dispatch_uid="contact-anew")
    post_delete.connect(yearly_check.let_go, PartnershipContact, dispatch_uid="contact-let-go")
    for model in (User, Group):
        post_delete.connect(advice.drop_routes_to_nobody, model, dispatch_uid=f"advice-no-{model._meta.model_name}")
    listing.follow()
    post_delete.connect(files.delete_file, GroupNote, dispatch_uid="group-note-file")
    pre_save.connect(files.delete_former_file, GroupNote, dispatch_uid="group-note-former-file")


def _gathered():
    for source in (
        related_content.Source(
            "partnerships",
            _("Partnerships"),
            _("All partnerships"),
            10,
            content_sources.partnerships_of,
            on_home_page=False,
        ),
        related_content.Source(
            "practices", _("Best practices"), _("All best practices"), 30, content_sources.newest_practices
        ),
        related_content.Source("funding", _("Funding"), _("All funding"), 40, content_sources.funding),
        related_content.Source(
            "notices",
            _("Looking for a partner"),
            _("All notices"),
            60,
            content_sources.newest_notices,
            on_home_page=False,
        ),
    ):
        related_content.register_source(source)
    related_content.register_links(related_content.Links(_("Partnership"), content_sources.partnerships_told_of))


def _jobs():
    jobs.register_job("partner_search", notices.keep_up, daily_at=time(0, 5))
    jobs.register_job("listing", listing.keep_up, daily_at=time(0, 20))
    jobs.register_job("still_correct", yearly_check.ask_all, daily_at=time(6, 10))


def _links():
    for model in (Proposal, PartnerSearchNotice, GroupMember):
        link_pages.register_page(confirming.scope_of(model), confirming.show, confirm=confirming.confirm)
    link_pages.register_page(notices.SCOPE, notices.show, renew=notices.renew, end=notices.end)
    link_pages.register_page(
        yearly_check.SCOPE,
        yearly_check.show,
        yearly_check.entry_form,
        confirm=yearly_check.confirm,
        changed=yearly_check.changed,
    )


def _mails():
    outbox.register_kind("partnerships.advice_receipt", purpose=_("Receipt with the number of the case"), unasked=True)
    outbox.register_kind("partnerships.advice_answer", purpose=_("Answer to an advice request"), by_hand=True)
    for kind, purpose in (
        ("advice_assigned", _("Tells staff that an advice request is theirs now")),
        ("advice_passed_on", _("Tells staff that an advice request is no longer theirs")),
    ):
        staff_mail.register_kind(f"partnerships.{kind}", purpose=purpose, template=inboxes.TEMPLATE)
    for kind, purpose in (
        ("proposal_receipt", _("Asks the sender of a proposal to confirm it")),
        ("notice_receipt", _("Asks the author of a partner search notice to confirm it")),
        ("groupmember_receipt", _("Asks somebody to confirm that they want to join a working group")),
    ):
        outbox.register_kind(f"partnerships.{kind}", purpose=purpose, template=TEMPLATE, unasked=True)
    for kind, purpose in (
        ("proposal_published", _("Tells that a proposal was published")),
        ("notice_published", _("Tells that a partner search notice was published")),
        ("notice_reminder", _("Asks whether a partner search notice still holds")),
        ("still_correct", _("Asks once a year whether a partnership's entry is still correct")),
        ("groupmember_accepted", _("Tells that somebody is a member of a working group now")),
        ("groupmember_link", _("Sends a member of a working group a new link")),
    ):
        outbox.register_kind(f"partnerships.{kind}", purpose=purpose, template=TEMPLATE)
    for kind, purpose in (
        ("proposal_refused", _("Tells that a proposal is not published")),
        ("notice_refused", _("Tells that a partner search notice was not published")),
        ("notice_taken_down", _("Tells that the office has taken a partner search notice down")),
        ("notice_message", _("Passes on an answer to a partner search notice")),
        ("correction_done", _("Tells a contact what became of their corrections")),
        ("groupmember_refused", _("Tells that somebody cannot join a working group")),
    ):
        outbox.register_kind(f"partnerships.{kind}", purpose=purpose, template=TEMPLATE, by_hand=True)


def _keep_advice():
    """Closed cases go after 180 days with answers and attachments, cases that nobody closes after two years."""
    retention.period("advice", 180, _("Deleted 180 days after the case is closed, at the latest after two years."))
    retention.period("advice_open", 730, _("Deleted after two years."))
    who = {"subject": "email", "named": "name", "created": "created_at"}
    retention.register_rules(
        retention.Rule("partnerships.AdviceRequest", "advice", since="closed_at", **who),
        retention.Rule("partnerships.AdviceRequest", "advice_open", since="created_at", only=Q(closed_at=None), **who),
        retention.Rule(
            "partnerships.AdviceAnswer",
            "advice",
            since="request__closed_at",
            subject="request__email",
            created="request__created_at",
        ),
        retention.Rule(
            "public_forms.Attachment",
            "advice",
            since="submission__advice_request__closed_at",
            subject="submission__advice_request__email",
            created="submission__created_at",
        ),
    )


def _keep_contributions():
    """Unconfirmed ones go after 14 days, decided ones after 90, those that nobody decides after a year."""
    retention.period(
        "contributions",
        90,
        _(
            "Deleted 90 days after the matter is closed; after a year if nobody decides, after 14 days if not "
            "confirmed."
        ),
    )
    retention.period("contributions_open", 365, _("Deleted after a year."))
    retention.period("contributions_unconfirmed", 14, _("Deleted after 14 days."))
    retention.period("messages", 30, _("Deleted here after two days; the mail is deleted after 30 days."))
    for model in (Proposal, PartnerSearchNotice):
        _keep_until_decided(model, closed="contributions")


def _keep_until_decided(model, closed):
    """`closed` is the period after the decision."""
    who = {"subject": "email", "named": "name", "created": "created_at"}
    label = model._meta.label
    retention.register_rules(
        retention.Rule(label, closed, since="closed_at", **who),
        retention.Rule(
            label, "contributions_unconfirmed", since="created_at", only=Q(state=model.State.UNCONFIRMED), **who
        ),
        retention.Rule(label, "contributions_open", since="created_at", only=Q(state=model.State.WAITING), **who),
    )


def _keep_contacts():
    retention.period("contacts", 1095, _("Deleted three years after the contact last answered."))
    retention.period(
        "corrections", 90, _("Deleted 90 days after an editor has seen to it, at the latest after a year.")
    )
    retention.period("corrections_open", 365, _("Deleted after a year."))
    retention.register_rules(
        retention.Rule(
            "partnerships.PartnershipContact",
            "contacts",
            since="active_at",
            subject="email",
            named="name",
            created="active_at",
        ),
        retention.Rule(
            "partnerships.Correction",
            "corrections",
            since="closed_at",
            subject="partnership__contacts__email",
            created="created_at",
        ),
        retention.Rule("partnerships.Correction", "corrections_open", since="created_at", only=Q(closed_at=None)),
    )


def _keep_members():
    """Members go 90 days after they leave; who never confirmed or is never decided about, as contributions do."""
    retention.period(
        "members",
        90,
        _(
            "Deleted 90 days after you leave the group or are not accepted; after a year if nobody decides, after "
            "14 days if not confirmed."
        ),
    )
    retention.period("member_links", 30, _("Not kept here; the mail is deleted after 30 days."))
    _keep_until_decided(GroupMember, closed="members")


def _exempt():
    retention.exempt("partnerships.AnswerTemplate", "Words of the office, sent to many.")
    labels = languages.columns("second_date_label")
    retention.exempt("partnerships.Partnership", "Says what happened on a date.", *labels)
    retention.exempt(
        "partnerships.FundingProgrammePage", "Words on money and on the way to it.", "sum_note", "how_to_apply"
    )
    retention.exempt(GroupNote._meta.label, "Words of the office for the members of a group.", "file")
