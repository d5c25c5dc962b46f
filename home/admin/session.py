"""The editors' log-in: how long it lasts, and what happens when it ends while somebody types."""

import time

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.templatetags.static import static
from django.urls import Resolver404, resolve, reverse
from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from core.text import languages

BEGAN, RENEWED = "began_at", "renewed_at"
RENEW_AFTER = 60  # seconds; not with each request, which would write to the database each time
# What an open page asks for by itself is no sign that somebody is there.
NOT_BY_HAND = {"wagtailadmin_editing_sessions:ping", "wagtailadmin_editing_sessions:release", "home_admin:session"}


@never_cache
def _state(request):
    return JsonResponse({"token": get_token(request), "left": left(request.session)})


# For `session.js`: behind the admin's log-in, so that who is not logged in gets 403.
state = require_safe(_state)
stay = require_POST(_state)  # of somebody who says that they are still there


def left(session):
    """The seconds until the log-in ends if nothing is done."""
    now = time.time()
    idle = session.get(RENEWED, now) + settings.SESSION_COOKIE_AGE - now
    return max(0, int(min(idle, session.get(BEGAN, now) + settings.SESSION_LASTS - now)))


def renew(get_response):
    """
    Count the log-in's end from the last thing that was done in the admin, and end it after a working day at the latest.

    Not `SESSION_SAVE_EVERY_REQUEST`: it would set the cookie with public pages too, which proxies may keep.
    """

    def middleware(request):
        if request.path_info.startswith(reverse("wagtailadmin_home")) and SESSION_KEY in request.session:
            _keep_time(request)
        return get_response(request)

    return middleware


def _keep_time(request):
    session, now = request.session, time.time()
    if now - session.setdefault(BEGAN, now) > settings.SESSION_LASTS:
        session.flush()
    elif now - session.get(RENEWED, 0) > RENEW_AFTER and _by_hand(request.path_info):
        session[RENEWED] = now


def speak_the_users_language(get_response):
    """
    In the admin, also where Wagtail does not yet or no longer: what it refuses and does not find; and in the account.

    Without a log-in it is the browser's language for the account's pages, and German in the admin.
    """

    def middleware(request):
        in_account = request.path_info.startswith(reverse("account_home"))
        if not in_account and not request.path_info.startswith(reverse("wagtailadmin_home")):
            return get_response(request)
        if request.user.is_authenticated:
            language = languages.preferred_by(request.user)
        else:
            language = translation.get_language_from_request(request) if in_account else languages.SOURCE
        with translation.override(language):
            return get_response(request)

    return middleware


def _by_hand(address):
    try:
        return resolve(address).view_name not in NOT_BY_HAND
    except Resolver404:
        return False


def script():
    return format_html(
        '<script src="{}" data-left="{}" data-state="{}" data-stay="{}" data-login="{}" data-heading="{}" '
        'data-words="{}" data-log-in="{}" data-go-on="{}" data-not-yet="{}" data-soon="{}" data-soon-words="{}" '
        'data-stay-words="{}"></script>',
        static("home/js/session.js"),
        settings.SESSION_COOKIE_AGE,
        reverse("home_admin:session"),
        reverse("home_admin:stay"),
        reverse(settings.LOGIN_URL),
        _("You are no longer logged in"),
        _("Nothing is lost: what you have typed is still on this page. Log in again, come back here, and save."),
        _("Log in again in a new window"),
        _("I have logged in: go on"),
        _("You are not logged in yet."),
        _("You will be logged out soon"),
        _("For a while nothing has been done here. In a few minutes your log-in ends; what you have typed stays."),
        _("Stay logged in"),
    )
