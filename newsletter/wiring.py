"""What this app gives to the others: its forms, mails, job, group, and how long addresses stay."""

from datetime import timedelta

from django.db.models import Q
from django.db.models.signals import pre_delete
from django.utils.translation import gettext_lazy as _

from core.database_roles import INSERT, UPDATE, strangers_write
from core.mail import jobs, outbox
from core.page_cache.rules import unseen
from core.privacy import retention, traces
from home.staff import roles
from newsletter import form, sending, subscriptions  # noqa: F401 (forms are known by being loaded)
from newsletter.models import Subscriber

GROUP = "Newsletter"
PERMISSIONS = [
    *(f"newsletter.{action}_issue" for action in ("view", "add", "change", "delete")),
    "newsletter.view_subscriber",
    "newsletter.delete_subscriber",
]


def wire():
    strangers_write("newsletter.Subscriber")
    strangers_write("newsletter.ConsentProof", verbs=(INSERT, UPDATE))
    roles.add(GROUP, PERMISSIONS)
    jobs.register_job("newsletter", sending.go_on, every=timedelta(minutes=1))
    pre_delete.connect(subscriptions.keep_proof, Subscriber, dispatch_uid="newsletter.proof")
    unseen("newsletter.Subscriber", "newsletter.ConsentProof")
    _mails()
    _retention()


def _mails():
    for kind, purpose in (
        ("confirm", _("Asks whether somebody really wants the newsletter")),
        ("already", _("Tells a subscriber that they are one already")),
    ):
        outbox.register_kind(f"newsletter.{kind}", purpose=purpose, template="newsletter.note", unasked=True)
    outbox.register_kind(sending.KIND, purpose=_("The newsletter"), should_send=sending.should_send)
    outbox.register_kind(
        "newsletter.trial", purpose=_("The newsletter, to an editor for a look"), template=sending.KIND
    )


def _retention():
    retention.period(
        "newsletter",
        0,
        _(
            "Kept until you unsubscribe; deleted after 14 days if not confirmed. A hash of your address, with what you "
            "agreed to and when, proves your consent for three years more."
        ),
    )
    traces.snippets("newsletter.Subscriber")
    retention.period("newsletter_proof", 1095, _("Deleted three years after the subscription ended."))
    retention.period("newsletter_unconfirmed", 14, _("Deleted after 14 days if the address is not confirmed."))
    retention.register_rules(
        retention.Rule(
            "newsletter.Subscriber",
            "newsletter_unconfirmed",
            since="created_at",
            only=Q(confirmed_at=None),
            subject="email",
            created="created_at",
        ),
        retention.Rule("newsletter.ConsentProof", "newsletter_proof", since="ended_at"),
    )
