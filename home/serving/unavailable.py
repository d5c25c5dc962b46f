"""The answer while the database is busy or away, or the site is. Nothing here asks the database."""

import re
from typing import Any

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from core import logs, outages
from core.public_forms import kept, origin

SECRET = re.compile("passw|code$|secret|credential|recovery|otp", re.IGNORECASE)  # names of fields
OF_LOG_IN = re.compile(r"^/account/|/_util/authenticate_with_password/")
LONGEST = 1024 * 1024  # characters of what was sent


def answer(request: HttpRequest, is_busy: bool) -> HttpResponse:
    """503 in the reader's language, with the form that was sent, ready to be sent again."""
    with translation.override(language(request)):
        response = _json(is_busy) if _wants_json(request) else _page(request, is_busy)
        response.headers["Content-Language"] = translation.get_language()
    response.status_code = 503
    response.headers["Retry-After"] = str(outages.RETRY_AFTER)
    return response


def language(request: HttpRequest) -> str:
    """That of the address; where it has none, what the browser prefers."""
    return translation.get_language_from_path(request.path_info) or translation.get_language_from_request(request)


def words(is_busy: bool = False) -> dict[str, str]:
    if is_busy:
        return {
            "heading": _("Very much is going on here at the moment"),
            "text": _("This took too long, and we have stopped it. Please try again in a few seconds."),
        }
    return {
        "heading": _("Our website is interrupted for a moment"),
        "text": _("This is our fault, not yours, and we are mending it. Please try again in a few seconds."),
    }


def page(context: dict[str, Any]) -> str:
    return render_to_string("503.html", {"LANGUAGE_CODE": translation.get_language()} | context)


def _page(request: HttpRequest, is_busy: bool) -> HttpResponse:
    return HttpResponse(page(words(is_busy) | _sent(request) | {"reference": logs.request_id.get()}))


def _json(is_busy: bool) -> JsonResponse:
    return JsonResponse({"detail": words(is_busy)["text"], "reference": logs.request_id.get()})


def _wants_json(request: HttpRequest) -> bool:
    return (
        request.path_info.startswith("/-/")
        or request.content_type == "application/json"
        or request.headers.get("X-Requested-With") == "XMLHttpRequest"
        or request.get_preferred_type(["text/html", "application/json"]) == "application/json"
    )


def _sent(request: HttpRequest) -> dict[str, Any]:
    """
    What was sent, to be sent again; nothing of a form with a secret, and nothing that another site had somebody send,
    which would come from ours the second time.
    """
    if request.method != "POST" or OF_LOG_IN.search(request.path_info) or origin.is_cross_site(request):
        return {}
    try:
        sent = [(name, value) for name, values in request.POST.lists() for value in values]
        files = [(name, [file.name for file in chosen]) for name, chosen in request.FILES.lists()]
    except (BadRequest, MultiPartParserError, SuspiciousOperation, UnreadablePostError):  # no form at all
        return {}
    if any(SECRET.search(name) for name, _value in sent) or sum(len(value) for _name, value in sent) > LONGEST:
        return {}
    return {"sent": sent, "files": files, "typed": kept.typed_without_database(request.POST)}
