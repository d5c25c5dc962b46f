"""
What people contribute by public forms: confirmed by mail, decided by an editor, and deleted in time.

Unconfirmed ones go after 14 days, decided ones 90 days after the decision, those that nobody decides after a year.
"""

from datetime import time

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from home import jobs, mail, retention


def register():
    """Make known the mails, links and rules of retention."""
    from partnerships.contributions import confirming, mails, notices, yearly
    from partnerships.models import Notice, Proposal

    retention.period("contributions", 90, _("Deleted 90 days after the matter is closed, at the latest after a year."))
    retention.period("contributions_open", 365, _("Deleted after a year."))
    retention.period("contributions_unconfirmed", 14, _("Deleted after 14 days."))
    retention.period("messages", 30, _("Not kept here; the mail is deleted after 30 days."))
    for model in (Proposal, Notice):
        confirming.register(model)
        rules(model)
    mails.register("proposal_receipt", _("Asks the sender of a proposal to confirm it"))
    mails.register("proposal_refused", _("Tells that a proposal is not published"), by_hand=True)
    mails.register("proposal_published", _("Tells that a proposal was published"))
    mails.register("notice_receipt", _("Asks the author of a partner search notice to confirm it"))
    mails.register("notice_published", _("Tells that a partner search notice was published"))
    mails.register("notice_refused", _("Tells that a partner search notice was not published"), by_hand=True)
    mails.register("notice_taken_down", _("Tells that the office has taken a partner search notice down"), by_hand=True)
    mails.register("notice_reminder", _("Asks whether a partner search notice still holds"))
    mails.register("notice_message", _("Passes on an answer to a partner search notice"), by_hand=True)
    notices.register()
    jobs.register("partner_search", notices.keep_up, daily_at=time(0, 5))
    _register_yearly(yearly)
    _listen()


def _register_yearly(yearly):
    from partnerships.contributions import mails

    mails.register("still_correct", _("Asks once a year whether a partnership's entry is still correct"))
    mails.register("correction_done", _("Tells a contact what became of their corrections"), by_hand=True)
    yearly.register()
    jobs.register("still_correct", yearly.ask_all, daily_at=time(6, 10))
    retention.period("contacts", 1095, _("Deleted three years after the contact last answered."))
    retention.period("corrections", 90, _("Deleted 90 days after an editor has seen to it."))
    retention.period("corrections_open", 365, _("Deleted after a year."))
    retention.register(
        retention.Rule(
            "partnerships.PartnershipContact", "contacts", since="active_at", subject="email", by=_delete_contacts
        ),
        retention.Rule(
            "partnerships.Correction", "corrections", since="closed_at", subject="partnership__contacts__email"
        ),
        retention.Rule("partnerships.Correction", "corrections_open", since="created_at", only=Q(closed_at=None)),
    )


def _delete_contacts(rows):
    from home import links

    for row in rows:
        mail.erase_about(row)
        links.revoke(row)
    rows.delete()


def _listen():
    from django.db.models.signals import post_save
    from wagtail.signals import page_published

    from partnerships.contributions import proposals
    from partnerships.models import BestPracticePage, Partnership

    page_published.connect(proposals.tell_of_page, BestPracticePage, dispatch_uid="proposal-page")
    post_save.connect(proposals.tell_of_partnership, Partnership, dispatch_uid="proposal-partnership")


def rules(model, closed="contributions"):
    """Register when records of the model go; `closed` is the period after the decision."""
    who = {"subject": "email", "created": "created_at", "by": retention.delete_received}
    label = model._meta.label
    unconfirmed = Q(state="unconfirmed")
    retention.register(
        retention.Rule(label, closed, since="closed_at", **who),
        retention.Rule(label, "contributions_unconfirmed", since="created_at", only=unconfirmed, **who),
        retention.Rule(label, "contributions_open", since="created_at", only=Q(state="waiting"), **who),
    )
