"""Mails to those who work in the admin, at the address and in the language of their account."""

import logging
from typing import Any

from django.db.models import Model

from core.mail import addresses, outbox
from core.mail.models import OutboxMail
from core.text import languages
from home.models import User

logger = logging.getLogger(__name__)


def register_kind(kind: str, **facts: Any) -> None:
    """As `outbox.register_kind`, of mails to accounts: none leaves to one that is switched off meanwhile."""
    outbox.register_kind(kind, should_send=works_here, **facts)


def works_here(mail: OutboxMail) -> bool:
    """Whether the address is not that of an account that is switched off; it may be the office's."""
    accounts = User.objects.filter(email__iexact=mail.to).values_list("is_active", flat=True)
    return all(accounts)


def reaches(user: User, kind: str, address: str = "") -> bool:
    """
    Whether the account's address takes mails, or the `address` that was: an account may be older than the rule for
    addresses, or made by a command.
    """
    if addresses.takes(address or user.email):
        return True
    logger.warning("No mail “%s” to account %s, whose address takes none", kind, user.pk)
    return False


def queue(kind: str, key: str, user: User, context: outbox.MailContext, about: Model | None = None) -> bool:
    """As `outbox.queue`, but no act fails for an address that takes no mails; returns whether this one does."""
    if not reaches(user, kind):
        return False
    outbox.queue(kind, key, user.email, languages.preferred_by(user), context, about)
    return True
