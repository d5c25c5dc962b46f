"""
What organisers write to many: the request stores the words and a row of the outbox for each recipient.

The mails themselves are composed by the outbox's worker, each when its turn comes.
"""

import hashlib
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import BigIntegerField, Count, Func, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.utils import translation
from wagtail.models import Page

from core.mail import outbox
from core.mail.models import OutboxMail
from events.models import EventPage, Mailing, Registration
from events.registration import mails, thanks
from home.models import User

CONTEXTS = {Mailing.Kind.ORGANISER_NOTE: mails.note_context, Mailing.Kind.THANKS: thanks.context_for}


@transaction.atomic
def send(event: EventPage, kind: str, words: dict[str, str], rows: QuerySet[Registration], user: User) -> int:
    """Queue these words for all of `rows` who have not got them yet; returns how many those are."""
    # One at a time for an event, and nobody who registers waits: their lock is on the other half of the page.
    Page.objects.select_for_update(no_key=True).get(pk=event.pk)
    digest = hashlib.sha256(repr(sorted(words.items())).encode()).hexdigest()
    mailing, _is_new = Mailing.objects.get_or_create(
        event=event, kind=kind, digest=digest, defaults=words | {"made_by": user}
    )
    known = set(_mails_of(event).filter(mailing=mailing.pk).values_list("about_id", flat=True))
    new = [registration for registration in rows.order_by("pk") if registration.pk not in known]
    mails.send_all(new, kind, str(mailing.pk))
    return len(new)


def _mails_of(event: EventPage) -> QuerySet[Any]:
    """Those of its mailings, each with the key of its `mailing`."""
    last_part = Func("key", Value(":"), Value(-1), function="split_part")
    registrations = Registration.objects.filter(event=event).values("pk")
    found = OutboxMail.objects.filter(
        kind__in=[f"events.{kind}" for kind in Mailing.Kind],
        about_type=ContentType.objects.get_for_model(Registration),
        about_id__in=registrations,
    )
    return found.annotate(mailing=Cast(last_part, BigIntegerField())).order_by()


def write(row: OutboxMail) -> outbox.Composed:
    """One of them, in the recipient's language and with a link of their own."""
    registration = mails.registration_of(row)
    mailing = Mailing.objects.filter(pk=row.key.rpartition(":")[2]).first()
    if mailing is None:  # gone with the participants' data
        raise outbox.UnwantedError
    (link,) = mails.new_links(registration.event, [registration])
    with translation.override(registration.language):
        context = CONTEXTS[Mailing.Kind(mailing.kind)](registration, str(mailing.subject), str(mailing.text), link)
    return outbox.compose(row.kind, row.key, row.to, row.language, context, about=registration)


def forget(event: EventPage) -> None:
    """Words that stand in no recipient's mail any more: if they were for few, they may tell who it was."""
    read = _mails_of(event).filter(erased_at=None).values("mailing")
    Mailing.objects.filter(event=event).exclude(pk__in=read).delete()


def progress(event: EventPage) -> list[dict[str, Any]]:
    """The latest mailings with how many mails are `sent`, are `undelivered`, and were written in `all`."""
    mailings = list(Mailing.objects.filter(event=event).select_related("made_by")[:5])
    if not mailings:
        return []
    states = OutboxMail.State
    of_mails = _mails_of(event).values("mailing").annotate(
        all=Count("pk"),
        sent=Count("pk", filter=Q(state=states.SENT)),
        undelivered=Count("pk", filter=Q(state__in=[states.FAILED, states.WITHHELD])),
    )  # fmt: skip
    numbers = {each["mailing"]: each for each in of_mails}
    return [numbers[mailing.pk] | {"mailing": mailing} for mailing in mailings if mailing.pk in numbers]
