"""What somebody reads whom the provider could not log in."""

import logging

from django.conf import settings
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from requests import RequestException

from accounts.single_sign_on.errors import ClosedError, ProviderError, UnknownError

logger = logging.getLogger("accounts.single_sign_on")

UNKNOWN = gettext_lazy(
    "%(name)s has confirmed who you are, but no account here goes with that. Ask an administrator for an account with "
    "the e-mail address that %(name)s knows you by."
)
CLOSED = gettext_lazy("People who work here log in with %(name)s. Passwords and passkeys are for emergencies only.")
AWAY = gettext_lazy("%(name)s does not answer. Try again in a few minutes.")
FAILED = gettext_lazy("The log-in with %(name)s was broken off, took too long or went wrong. Try again.")


def answer(request: HttpRequest, error: Exception | None) -> HttpResponse:
    sentence, status = FAILED, 400
    if isinstance(error, UnknownError):
        sentence, status = UNKNOWN, 403
    elif isinstance(error, ClosedError):
        sentence, status = CLOSED, 403
    elif isinstance(error, RequestException):
        sentence, status = AWAY, 503
    # Of other errors the class alone: their words may hold what the provider has sent.
    is_ours = isinstance(error, ProviderError | UnknownError | ClosedError)
    reason = error if is_ours else type(error).__name__ if error else "no answer to what was asked here"
    logger.warning("Single sign-on let nobody in: %s.", reason)
    user_login_failed.send(__name__, credentials={}, request=request)
    context = {"sentence": sentence % {"name": settings.SINGLE_SIGN_ON["name"]}}
    return render(request, "accounts/single_sign_on/refused.html", context, status=status)
