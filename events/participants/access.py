"""Who may see the participants of an event: whoever may edit its German page, on which registrations hang."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from core.privacy.links import make_private
from core.text import languages
from events.models import EventPage
from home.models import User

SENSITIVE = "events.view_sensitive_answers"


def may_manage(user: User | AnonymousUser, event: EventPage) -> bool:
    return event.permissions_for_user(user).can_edit()


def for_event(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Give a view its event, after asking whether the editor may; nothing stores or passes on what it shows."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def wrapped(request: HttpRequest, event_id: int, **kwargs: Any) -> HttpResponseBase:
        events = EventPage.objects.select_related("locale").filter(locale__language_code=languages.SOURCE)
        event: EventPage = get_object_or_404(events, pk=event_id)
        if not may_manage(request.user, event):
            raise PermissionDenied
        return make_private(view(request, event, **kwargs))

    return wrapped
