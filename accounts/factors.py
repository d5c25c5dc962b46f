"""
Who may work in the admin has proved more than a password: with a passkey, or with a code.

A session that has not proved it is nobody's, except on the pages of the account itself, where a factor is set up.
"""

from collections.abc import Callable
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from accounts import notices, sessions
from home.models import User

SET_UP = "factor_set_up_by"
ASKED_WITH = "factor_asked_with"  # in the session, the password with which a log-in began
STRONG = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
WITHOUT = ("admin/login/", "admin/logout/", "admin/jsi18n/", "admin/sprite-")  # what a page without a factor needs


def require(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """The middleware; after that which knows the user."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not settings.STRONG_FACTOR_REQUIRED or request.path_info.startswith(reverse("account_home")):
            return get_response(request)
        if request.path_info.startswith(reverse("wagtailadmin_home")) and is_missing(request):
            if request.path_info.lstrip("/").startswith(WITHOUT):
                return get_response(request)
            if request.method not in {"GET", "HEAD"} or request.headers.get("X-Requested-With"):
                raise PermissionDenied
            return redirect("mfa_index")
        user = request.user
        request.user = SimpleLazyObject(lambda: AnonymousUser() if is_missing(request, user) else user)  # type: ignore[assignment]
        return get_response(request)

    return middleware


def is_missing(request: HttpRequest, user: Any = None) -> bool:
    """Whether somebody has logged in, but by a password alone."""
    user = user or request.user
    if not user.is_authenticated:
        return False
    has_shown_one = any(record["method"] == "mfa" for record in get_authentication_records(request, user))
    return not has_shown_one and request.session.get(SET_UP) != user.pk


def of(user: User) -> list[Authenticator]:
    return list(Authenticator.objects.filter(user=user, type__in=STRONG))


def note_set_up(request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: object) -> None:
    """Whoever has just shown a new factor need not show it again at once."""
    if authenticator.type in STRONG:
        request.session[SET_UP] = user.pk


def remove_all(user: User, **kwargs: object) -> None:
    """With all that the account has logged in with, its sessions end too."""
    Authenticator.objects.filter(user=user).delete()
    disconnect(user)


def disconnect(user: User) -> None:
    """From the person at the provider; the next log-in there connects by the address, as the first has done."""
    SocialAccount.objects.filter(user=user).delete()
    sessions.end_all_of(user)


def give_new_start(user: User) -> None:
    """For somebody who has lost them: the next log-in asks for new ones. Tells the person."""
    remove_all(user)
    notices.tell(user, "factors_removed")
