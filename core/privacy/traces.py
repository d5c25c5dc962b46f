"""
Who read, exported, changed or erased personal data, and who logged in: without the data themselves.

An app says which of its addresses show personal data (`screens`); the middleware writes down who opens them, before
the answer leaves. What is read again within ten minutes is written down once. Log-ins come by `note_log_in`.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.urls import ResolverMatch
from django.utils import timezone

from core.privacy.models import AccessRecord

Act = AccessRecord.Act
AGAIN = timedelta(minutes=10)
KEYS = ("pk", "object_id")
SCREENS: dict[str, str] = {}  # {view or namespace: model}


def screens(model: str, *views: str) -> None:
    """
    Say that these views show data of persons. A view is named as it is reversed, “participants:detail”; a namespace
    alone, “participants”, stands for all of its views.
    """
    SCREENS.update(dict.fromkeys(views, model))


def snippets(*names: str) -> None:
    """The same of all views that Wagtail has for these models, the list and the exports included."""
    for name in names:
        screens(name, f"wagtailsnippets_{name.lower().replace('.', '_')}")


def _model_shown(match: ResolverMatch | None) -> str | None:
    names = [match.view_name, *match.namespaces] if match else []
    return next((SCREENS[name] for name in names if name in SCREENS), None)


def middleware(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    def traced(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        model = _model_shown(request.resolver_match)
        if model and response.status_code < 400 and request.user.is_authenticated and (act := _act(request, response)):
            note(request, act, model, key=_key(request), count=_count(response))
        return response

    return traced


def note(request: HttpRequest, act: str, model: str, key: str = "", count: int | None = None) -> None:
    """Write down what the request does to a record, or to a number of them."""
    what = {
        "user": request.user,
        "act": act,
        "kind": ContentType.objects.get_by_natural_key(*model.lower().split(".")),
        "key": key,
        "screen": request.path_info[: AccessRecord.LONGEST],
    }
    if act == Act.READ and AccessRecord.objects.filter(**what, at__gt=timezone.now() - AGAIN).exists():
        return
    AccessRecord.objects.create(**what, count=count)


def _act(request: HttpRequest, response: HttpResponse) -> str:
    if "attachment" in response.headers.get("Content-Disposition", ""):
        return Act.EXPORT
    if 300 <= response.status_code < 400:
        if request.method != "POST":
            return ""  # leads somewhere else, and shows nothing
        return Act.ERASE if "delete" in getattr(request.resolver_match, "url_name", "") else Act.CHANGE
    return Act.READ


def _key(request: HttpRequest) -> str:
    given = request.resolver_match.kwargs if request.resolver_match else {}
    return next((str(given[name]) for name in KEYS if name in given), "")


def _count(response: HttpResponse) -> int | None:
    """How many a list has on all of its pages; None where the answer is no list."""
    context: Any = getattr(response, "context_data", None) or {}
    for name in ("paginator", "page_obj", "places", "object_list"):
        listed = context.get(name)
        if hasattr(listed, "__len__") or hasattr(listed, "per_page"):  # a screen may call a number so
            paginator = getattr(listed, "paginator", listed)
            return paginator.count if hasattr(paginator, "per_page") else len(listed)
    return None


def note_log_in(act: str, user: AbstractBaseUser | None, network: str, way: str = "") -> None:
    """Wrong tries of one account from one network by one way, an address, are counted in one for ten minutes."""
    what: dict[str, Any] = {"act": act, "user": user, "network": network, "screen": way}
    if act == Act.LOG_IN_FAILED:
        tried = AccessRecord.objects.filter(**what, at__gt=timezone.now() - AGAIN)
        if tried.update(count=F("count") + 1):
            return
    AccessRecord.objects.create(**what, count=1)
