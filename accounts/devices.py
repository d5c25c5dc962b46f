"""
The devices on which somebody has logged in: a signed cookie of editors, which no reader ever gets.

It says nothing but that its browser has passed the log-in of one person, and is worth nothing once the password has
changed. Who logs in without it gets a mail.
"""

import secrets
from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponseBase

from core.privacy import proving
from home.models import User

LASTS = timedelta(days=180)
SALT = "accounts.devices"


def known(request: HttpRequest, user: User) -> str | None:
    """The device's own number if the person has logged in on it."""
    try:
        found = signing.loads(request.COOKIES.get(settings.DEVICE_COOKIE_NAME, ""), salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        return None
    return found["device"] if found["user"] in _states(user) else None


def remember(request: HttpRequest, response: HttpResponseBase, user: User) -> None:
    device = known(request, user) or secrets.token_urlsafe(16)
    response.set_cookie(
        settings.DEVICE_COOKIE_NAME,
        signing.dumps({"user": _states(user)[0], "device": device}, salt=SALT),
        max_age=LASTS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _states(user: User) -> list[str]:
    """By the present key, then by earlier ones, so that a new key makes no device unknown."""
    hashes = [user.get_session_auth_hash(), *user.get_session_auth_fallback_hash()]
    proofs = (proof for known in hashes for proof in proving.proofs(SALT, f"{user.pk} {known}"))
    return [proof.hexdigest()[:32] for proof in proofs]
