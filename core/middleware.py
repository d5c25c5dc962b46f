import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.urls import get_resolver
from django.utils import translation
from django.utils.translation import get_language_from_path

GetResponse = Callable[[HttpRequest], HttpResponse]
MAX_URL_LENGTH = 4000


def reject_unsafe_input(get_response: GetResponse) -> GetResponse:
    """Answer 400 or 414 to what PostgreSQL cannot take: NUL bytes, lone surrogates, endless addresses."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if len(request.get_full_path()) > MAX_URL_LENGTH:
            return _refuse(request, 414)
        query = [text for values in request.GET.lists() for text in (values[0], *values[1])]
        if any(_is_unsafe(text) for text in [request.path_info, *query]):
            return _refuse(request, 400)
        return get_response(request)

    return middleware


def _is_unsafe(text: str) -> bool:
    return "\x00" in text or any("\ud800" <= letter <= "\udfff" for letter in text)


def _refuse(request: HttpRequest, status: int) -> HttpResponse:
    handler: Callable[..., HttpResponse] = get_resolver().resolve_error_handler(400)
    return handler(request, status=status)


def isolate_resources(get_response: GetResponse) -> GetResponse:
    """Keep other sites from embedding what is ours, and uploads from running anything."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if request.path_info.startswith((settings.MEDIA_URL, "/documents/")):
            response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
        return response

    return middleware


def nobody_is_logged_in(get_response: GetResponse) -> GetResponse:
    """On the public side alone, which reads no session: for what asks who somebody is."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.user = AnonymousUser()
        return get_response(request)

    return middleware


def language_by_url(get_response: GetResponse) -> GetResponse:
    """
    Activate the language of the address's prefix; elsewhere German, the editors' language.

    Unlike Django's LocaleMiddleware it never redirects, and reads Accept-Language only where an address has no prefix.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        language = get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or language)
            return response

    return middleware


KEPT_FOR_A_SECOND = "public, max-age=0, s-maxage=1, stale-while-revalidate=1"
REPLACING = {301, 302, 403, 404, 410}  # statuses


def is_personal(path: str) -> bool:
    """Whether an address may answer each reader otherwise, or is for machines that watch the site."""
    return path.startswith((*settings.ADMIN_PATHS, "/documents/", "/-/"))


def until_the_second_ends() -> str:
    """Of X-Accel-Expires, which our nginx alone reads: a copy that it keeps for one second lives up to two."""
    return f"@{int(time.time())}"


def let_proxies_keep(get_response: GetResponse) -> GetResponse:
    """
    Name what all readers get alike, so that a proxy may answer the next second, and while we give no answer, with it.

    What is not there any more, or not for everybody, takes the place of the copy; only our own proxy reads that.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.method not in {"GET", "HEAD"} or request.COOKIES or response.cookies:
            return response
        if is_personal(request.path_info):
            return response
        if response.status_code == 200:
            response.headers.setdefault("Cache-Control", KEPT_FOR_A_SECOND)
        if response.status_code in REPLACING or response.headers.get("Cache-Control") == KEPT_FOR_A_SECOND:
            response.headers["X-Accel-Expires"] = until_the_second_ends()
        return response

    return middleware
