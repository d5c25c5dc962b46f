"""
Advice on one case: requests come by the form of `AdvicePage`, are routed to an owner and answered by mail.

Closed cases go after 180 days with answers and attachments; cases that nobody closes go after two years.
"""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from home import inboxes, mail, retention

GROUP = "Beratung"
PERMISSIONS = [
    "partnerships.view_advicerequest",
    "partnerships.change_advicerequest",
    *(
        f"partnerships.{action}_{model}"
        for model in ("answertemplate", "adviceroute")
        for action in ("view", "add", "change", "delete")
    ),
]


def register():
    """Make known the mails, the rules of retention and the group."""
    mail.register("partnerships.advice_receipt", purpose=_("Receipt with the number of the case"))
    mail.register("partnerships.advice_answer", purpose=_("Answer to an advice request"), by_hand=True)
    for kind, purpose in (
        ("assigned", _("Tells staff that an advice request is theirs now")),
        ("passed_on", _("Tells staff that an advice request is no longer theirs")),
    ):
        mail.register(f"partnerships.advice_{kind}", purpose=purpose, template=inboxes.TEMPLATE)
    retention.period("advice", 180, _("Deleted 180 days after the case is closed, at the latest after two years."))
    retention.period("advice_open", 730, _("Deleted after two years."))
    who = {"subject": "email", "created": "created_at", "by": retention.delete_received}
    retention.register(
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
            "home.Attachment",
            "advice",
            since="submission__advice_request__closed_at",
            subject="submission__advice_request__email",
            created="submission__created_at",
        ),
    )
    retention.exempt("partnerships.AnswerTemplate", "Words of the office, sent to many.")
    labels = [f"second_date_label_{code}" for code in ("de", "fr", "uk")]
    retention.exempt("partnerships.Partnership", "Says what happened on a date.", *labels)
    retention.exempt("partnerships.FundingProgrammePage", "A remark on a sum of money.", "sum_note")
