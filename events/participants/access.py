"""Who may see the participants of an event: registrars of all events, and whoever is named for the one."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from core.privacy.links import make_private
from core.text import languages
from events.models import EventPage, EventRegistrar
from home.models import User

GROUP = "Anmeldungen"
MANAGE = "events.manage_registration"
SENSITIVE = "events.view_sensitive_answers"
ADMIN = "wagtailadmin.access_admin"
NAMED = "_registrar_of"  # kept at the user, who is another object in each request


def may_manage_all(user: User | AnonymousUser) -> bool:
    return user.has_perm(MANAGE)


def may_manage(user: User | AnonymousUser, event: EventPage) -> bool:
    return may_manage_all(user) or event.pk in _named(user)


def may_manage_any(user: User | AnonymousUser) -> bool:
    return may_manage_all(user) or bool(_named(user))


def managed_by(user: User | AnonymousUser) -> QuerySet[EventPage]:
    """The German pages, on which registrations hang."""
    events = EventPage.objects.filter(locale__language_code=languages.SOURCE)
    return events if may_manage_all(user) else events.filter(pk__in=_named(user))


def _named(user: User | AnonymousUser) -> set[int]:
    """The events for which a person is named, who has to have access to the admin still."""
    if not user.has_perm(ADMIN):
        return set()
    if not hasattr(user, NAMED):
        setattr(user, NAMED, set(EventRegistrar.objects.filter(user=user.pk).values_list("event", flat=True)))
    found: set[int] = getattr(user, NAMED)
    return found


def for_event(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Give a view its event, after asking whether the user may; nothing stores or passes on what it shows."""
    return _for_event(view, may_manage)


def for_event_by_registrar_of_all(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """The same, for what a person who is named for the one event may not do."""
    return _for_event(view, lambda user, event: may_manage_all(user))


def _for_event(
    view: Callable[..., HttpResponseBase], may: Callable[[User | AnonymousUser, EventPage], bool]
) -> Callable[..., HttpResponseBase]:
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def wrapped(request: HttpRequest, event_id: int, **kwargs: Any) -> HttpResponseBase:
        events = EventPage.objects.select_related("locale").filter(locale__language_code=languages.SOURCE)
        event: EventPage = get_object_or_404(events, pk=event_id)
        if not may(request.user, event):
            raise PermissionDenied
        response = make_private(view(request, event, **kwargs))
        # No token is in the address; with “no-referrer” browsers send forms as from “null”, which Django refuses.
        response.headers["Referrer-Policy"] = "same-origin"
        return response

    return wrapped
