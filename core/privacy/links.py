"""
Links in mails that let their holder do one thing with one object, without an account.

    token = links.create("advice-files", case, lifetime=timedelta(days=30))   # goes into the mail's address
    case = links.resolve(token, "advice-files")                               # None: unknown, expired, revoked

Scanners open links in mails: a view that takes a token must not write on GET or HEAD. `private` sees to the headers.
"""

import hashlib
import secrets
from collections.abc import Callable, Collection
from datetime import timedelta
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db.models import Model
from django.http import HttpResponseBase
from django.utils import timezone

from core.privacy.logs import TOKEN
from core.privacy.models import SignedLink

P = ParamSpec("P")
Response = TypeVar("Response", bound=HttpResponseBase)
PRIVATE_HEADERS = {
    "Cache-Control": "no-store, private",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}


def create(scope: str, target: Model, lifetime: timedelta) -> str:
    """The token of a new link; it cannot be had again."""
    return create_all(scope, [target], lifetime)[0]


def create_all(scope: str, targets: Collection[Model], lifetime: timedelta) -> list[str]:
    """The tokens of new links to many objects, in their order, with one query."""
    tokens = [secrets.token_urlsafe(32) for _target in targets]
    expires_at = timezone.now() + lifetime
    SignedLink.objects.bulk_create(
        SignedLink(token_hash=hash_of(token), scope=scope, target=target, expires_at=expires_at)
        for token, target in zip(tokens, targets, strict=True)
    )
    return tokens


def resolve(token: str, scope: str) -> Any:
    """What the link was made for, or None. The look-up by hash takes no longer for a nearly right token."""
    if not TOKEN.fullmatch(token):
        return None
    link = SignedLink.objects.valid().filter(token_hash=hash_of(token), scope=scope).first()
    return link.target if link else None


def revoke(target: Model, scope: str | None = None) -> None:
    """Make the target's links worthless: all of them, or those of one scope."""
    of_target = SignedLink.objects.of(target)
    if scope:
        of_target = of_target.filter(scope=scope)
    of_target.filter(revoked_at__isnull=True).update(revoked_at=timezone.now())


def prolong(target: Model, scope: str, lifetime: timedelta) -> None:
    """Let the target's valid links live that long from now; none gets a shorter life."""
    until = timezone.now() + lifetime
    SignedLink.objects.of(target).valid().filter(scope=scope, expires_at__lt=until).update(expires_at=until)


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def private(view: Callable[P, Response]) -> Callable[P, Response]:
    """For views that take a token: nothing stores, lists or passes on the page."""

    @wraps(view)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> Response:
        return make_private(view(*args, **kwargs))

    return wrapped


def make_private(response: Response) -> Response:
    for name, value in PRIVATE_HEADERS.items():
        response.headers[name] = value
    return response
