"""Whom the provider may log in: people who have an account here, and nobody else."""

import secrets
import time
from typing import Any

from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.db import transaction

from accounts import notices
from accounts.single_sign_on.errors import ProviderError, UnknownError
from home.models import User

FRESH = 10 * 60  # seconds for which a log-in counts as a confirmation of who one is


def admit(login: SocialLogin) -> None:
    """
    Find the account of whom the provider has sent, or raise UnknownError.

    The first time it is found by the e-mail address that the provider has verified; from then on by the provider's own
    name for the person, `sub`, whatever becomes of either address.
    """
    claims, state = login.claims, login.state
    if not secrets.compare_digest(str(claims["nonce"]).encode(), state["nonce"].encode()):
        raise ProviderError("the ID token was made for another log-in")
    if state["confirms"] and not _is_fresh(claims.get("auth_time")):
        raise ProviderError("the provider has not asked the person anew")
    if not login.is_existing:
        _connect(login)
    if not login.user.is_active:
        raise UnknownError("the account is switched off")


def _is_fresh(at: Any) -> bool:
    return isinstance(at, int | float) and time.time() - at < FRESH


@transaction.atomic
def _connect(login: SocialLogin) -> None:
    address = _verified_address(login.claims)
    # Locked, so that of two log-ins at once the second sees what the first has stored.
    users = list(User.objects.select_for_update().filter(email__iexact=address, is_active=True))
    if len(users) != 1:
        raise UnknownError("no account has the address")
    known = SocialAccount.objects.filter(user=users[0], provider=login.account.provider).first()
    if known and known.uid != login.account.uid:
        raise UnknownError("the account belongs to another person of the provider")
    login.user = users[0]
    login.account = known or SocialAccount.objects.create(
        user=users[0], provider=login.account.provider, uid=login.account.uid
    )
    if not known:
        notices.tell(users[0], "account_connected")


def _verified_address(claims: dict[str, Any]) -> str:
    """Accounts have ASCII alone; to compare without case would take other letters for these, such as “ı” for “i”."""
    address = claims.get("email")
    if not isinstance(address, str) or not address.isascii() or "\x00" in address:
        raise UnknownError("the provider names no address")
    if claims.get("email_verified") not in (True, "true"):
        raise UnknownError("the provider has not verified the address")
    return address
