"""What comes in here: who is told, and what the first page of the admin says."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from home.staff.inboxes import Inbox, Line
from partnerships.advice import service
from partnerships.models import AdviceRequest, Correction, GroupMember, PartnerSearchNotice, Proposal


def all_kinds():
    """`[(inbox, purpose of its mail)]`"""
    return [
        (_advice(), gettext_lazy("Tells staff of a new advice request")),
        (_corrections(), gettext_lazy("Tells editors of a correction")),
        (_notices(), gettext_lazy("Tells editors of a partner search notice")),
        (_proposals(), gettext_lazy("Tells editors of a proposal")),
        (_members(), gettext_lazy("Tells staff that somebody wants to join a working group")),
    ]


def _notices():
    return _to_decide(
        PartnerSearchNotice,
        lambda: (_("New partner search notice"), _("A new partner search notice waits for your decision.")),
        lambda count: ngettext(
            "%(count)s partner search notice to decide", "%(count)s partner search notices to decide", count
        ),
    )


def _proposals():
    return _to_decide(
        Proposal,
        lambda: (_("New proposal"), _("A new proposal waits for your decision.")),
        lambda count: ngettext("%(count)s proposal to decide", "%(count)s proposals to decide", count),
    )


def _members():
    return _to_decide(
        GroupMember,
        lambda: (
            _("New wish to join a working group"),
            _("Somebody would like to join a working group and waits for your decision."),
        ),
        lambda count: ngettext(
            "%(count)s wish to join a working group", "%(count)s wishes to join a working group", count
        ),
    )


def _advice():
    def words(case):
        facts = {"number": case.number}
        return (
            _("New advice request, case %(number)s") % facts,
            [_("A new advice request has come in for you: case %(number)s.") % facts],
        )

    new = AdviceRequest.State.NEW
    return Inbox(
        AdviceRequest,
        "partnerships.advice_arrived",
        words,
        (
            Line(
                lambda count: ngettext(
                    "%(count)s advice request is overdue", "%(count)s advice requests are overdue", count
                ),
                AdviceRequest.objects.overdue,
                "ordering=due_on",
                urgent=True,
            ),
            Line(
                lambda count: ngettext("%(count)s new advice request", "%(count)s new advice requests", count),
                lambda: AdviceRequest.objects.filter(state=new),
                f"state={new}",
            ),
        ),
        told=service.told_of,
    )


def _corrections():
    line = Line(
        lambda count: ngettext("%(count)s correction to decide", "%(count)s corrections to decide", count),
        lambda: Correction.objects.filter(closed_at=None),
        "closed_at__isnull=true",
    )
    sentence = gettext_lazy("A contact has corrected an entry of the directory. That waits for your decision.")
    return Inbox(
        Correction, "partnerships.correction_arrived", lambda _case: (_("New correction"), [sentence]), (line,)
    )


def _to_decide(model, words, count_in_words):
    """What waits for a decision once whoever sent it has confirmed it."""
    waiting = model.State.WAITING
    line = Line(count_in_words, lambda: model.objects.filter(state=waiting), f"state={waiting}")

    def subject_and_paragraphs(_record):
        subject, sentence = words()
        return subject, [sentence]

    return Inbox(model, f"partnerships.{model.case_kind}_arrived", subject_and_paragraphs, (line,))
