"""One line in the log for each request."""

import logging
import re
import secrets
import time

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from core.logs import request_id
from core.middleware import GetResponse
from core.privacy.logs import blank

HEADER = "X-Request-ID"
WELL_FORMED = re.compile(r"[A-Za-z0-9-]{8,64}", re.ASCII)
UNSEEN = ("/-/live", "/-/ready")  # asked every few seconds; what goes well there is not told
logger = logging.getLogger("site.access")


def note_request(get_response: GetResponse) -> GetResponse:
    """Give each request a number, which its lines in the log, its answer and its error page bear, and a line."""

    def middleware(request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        token = request_id.set(_number(request))
        try:
            response = get_response(request)
            response.headers[HEADER] = request_id.get()
            # Our line says it. Django's would have no number, and call each 503 an error of the program.
            response._has_been_logged = True  # type: ignore[attr-defined]  # noqa: SLF001 (Django knows no other way)
            if request.path_info not in UNSEEN or response.status_code >= 400:
                _note(request, response, began)
            return response
        finally:
            request_id.reset(token)

    return middleware


def _number(request: HttpRequest) -> str:
    """That of our proxy, whose log has it too; it overwrites what a client sends."""
    given = request.headers.get(HEADER, "") if settings.TRUSTED_PROXIES else ""
    return given if WELL_FORMED.fullmatch(given) else secrets.token_hex(8)


def _note(request: HttpRequest, response: HttpResponse, began: float) -> None:
    known = getattr(request, "_cached_user", None)  # who was asked for: the line itself asks no database
    fields = {
        "method": request.method,
        "path": blank(request.path_info),
        "status": response.status_code,
        "duration_ms": round((time.perf_counter() - began) * 1000),
        "user": known.pk if known and known.is_authenticated else None,
    }
    logger.info("%s %s %s", request.method, request.path_info, response.status_code, extra=fields)
