"""The editors' log-in: how long it lasts, and what happens when it ends while somebody types."""

import time

from django.contrib.auth import SESSION_KEY
from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.templatetags.static import static
from django.urls import Resolver404, resolve, reverse
from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core.text import languages

RENEWED = "renewed_at"
RENEW_AFTER = 10 * 60  # seconds; not with each request, which would write to the database each time
# What an open page asks for by itself is no sign that somebody is there.
NOT_BY_HAND = {"wagtailadmin_editing_sessions:ping", "wagtailadmin_editing_sessions:release", "home_admin:session"}


@never_cache
@require_safe
def state(request):
    """For `session.js`: behind the admin's log-in, so that who is not logged in gets 403."""
    return JsonResponse({"token": get_token(request)})


def renew(get_response):
    """
    Count the log-in's end from the last thing that was done in the admin.

    Not `SESSION_SAVE_EVERY_REQUEST`: it would set the cookie with public pages too, which proxies may keep.
    """

    def middleware(request):
        is_in_admin = request.path_info.startswith(reverse("wagtailadmin_home"))
        if is_in_admin and _is_old(request.session) and _by_hand(request.path_info):
            request.session[RENEWED] = time.time()
        return get_response(request)

    return middleware


def speak_the_users_language(get_response):
    """
    In the admin, also where Wagtail does not yet or no longer: what it refuses and does not find.

    Without a log-in the admin is German.
    """

    def middleware(request):
        if not request.path_info.startswith(reverse("wagtailadmin_home")) or not request.user.is_authenticated:
            return get_response(request)
        with translation.override(languages.preferred_by(request.user)):
            return get_response(request)

    return middleware


def _is_old(session):
    return SESSION_KEY in session and time.time() - session.get(RENEWED, 0) > RENEW_AFTER


def _by_hand(address):
    try:
        return resolve(address).view_name not in NOT_BY_HAND
    except Resolver404:
        return False


def script():
    return format_html(
        '<script src="{}" data-state="{}" data-login="{}" data-heading="{}" data-words="{}" data-log-in="{}" '
        'data-go-on="{}" data-not-yet="{}"></script>',
        static("home/js/session.js"),
        reverse("home_admin:session"),
        reverse("wagtailadmin_login"),
        _("You are no longer logged in"),
        _("Nothing is lost: what you have typed is still on this page. Log in again, come back here, and save."),
        _("Log in again in a new window"),
        _("I have logged in: go on"),
        _("You are not logged in yet."),
    )
