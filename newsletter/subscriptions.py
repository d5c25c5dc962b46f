"""Who gets the newsletter. No HTTP here."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from core.mail import outbox
from core.privacy import links
from core.privacy.persons import hashes_of
from core.public_forms.models import Submission
from home.models import Topic
from newsletter.models import ConsentProof, Subscriber

SCOPE = "newsletter"
SALT = "newsletter.consent"
LINK_LASTS = timedelta(days=400)


@transaction.atomic
def subscribe(submission: Submission, *, email: str, language: str, topics: Iterable[Topic]) -> Subscriber:
    """
    Ask by mail whether the address is right. Whoever subscribed before gets a mail that says so.

    The caller cannot tell, so nobody learns who reads the newsletter. Before confirming, the latest word counts.
    """
    known = Subscriber.objects.select_for_update().filter(email__iexact=email).first()
    if known is None:
        try:
            with transaction.atomic():
                known = Subscriber.objects.create(submission=submission, email=email, language=language)
                known.topics.set(topics)
        except IntegrityError:  # a second form with the same address was quicker
            known = Subscriber.objects.get(email__iexact=email)
    elif not known.confirmed_at:
        _ask_anew(known, submission, language, topics)
    kind = "already" if known.confirmed_at else "confirm"
    # One mail an hour is enough, however often somebody types another person's address.
    key = f"subscriber:{known.pk}:{kind}:{timezone.now():%Y%m%d%H}"
    outbox.queue(f"newsletter.{kind}", key, known.email, known.language, _note(kind, known), about=known)
    return known


def _ask_anew(subscriber: Subscriber, submission: Submission, language: str, topics: Iterable[Topic]) -> None:
    """The consent is that of the new form, and the time to confirm in begins anew."""
    former = subscriber.submission
    subscriber.submission, subscriber.created_at = submission, timezone.now()
    subscriber.save(update_fields=["submission", "created_at"])
    change(subscriber, language=language, topics=topics)
    if former:
        former.delete()


def _note(kind: str, subscriber: Subscriber) -> dict[str, str]:
    with translation.override(subscriber.language):
        words = {
            "confirm": (
                _("Please confirm: newsletter on municipal partnerships"),
                _("somebody, hopefully you, has asked for our newsletter with this address. Please confirm it."),
                _("Confirm the subscription"),
            ),
            "already": (
                _("You already get our newsletter"),
                _("you already get our newsletter with this address. Here you can change or end it."),
                _("Change my subscription"),
            ),
        }[kind]
        subject, text, button = map(str, words)
    return {"subject": subject, "text": text, "button": button, "link": link_of(subscriber)}


def link_of(subscriber: Subscriber) -> str:
    """The address of a new link for a mail to the subscriber."""
    token = links.create(SCOPE, subscriber, LINK_LASTS)
    with translation.override(subscriber.language):
        return outbox.absolute(reverse("newsletter:subscription", args=[token]))


@transaction.atomic
def confirm(subscriber: Subscriber) -> None:
    _lock(subscriber)
    if not subscriber.confirmed_at:
        subscriber.confirmed_at = timezone.now()
        subscriber.save(update_fields=["confirmed_at"])


@transaction.atomic
def change(subscriber: Subscriber, *, language: str, topics: Iterable[Topic]) -> None:
    _lock(subscriber)
    subscriber.language = language
    subscriber.save(update_fields=["language"])
    subscriber.topics.set(topics)


@transaction.atomic
def unsubscribe(subscriber: Subscriber) -> None:
    _lock(subscriber)
    subscriber.delete()


def _lock(subscriber: Subscriber) -> None:
    """Read the row anew, which nobody changes or deletes then; raises DoesNotExist where it is gone."""
    subscriber.refresh_from_db(from_queryset=Subscriber.objects.select_for_update())


def keep_proof(instance: Subscriber, **kwargs: Any) -> None:
    """However a confirmed subscription ends, mails were sent on the strength of it: why, says the decision 0018."""
    if instance.confirmed_at:
        ConsentProof.objects.create(
            address_hash=hashes_of(instance.email, SALT)[0],
            consent=instance.submission.consent if instance.submission else None,
            asked_at=instance.created_at,
            confirmed_at=instance.confirmed_at,
        )


def proofs_of(email: str) -> QuerySet[ConsentProof]:
    """What proves that the owner of the address had agreed, once the subscription has ended."""
    return ConsentProof.objects.filter(address_hash__in=hashes_of(email, SALT)).select_related("consent").order_by("pk")
