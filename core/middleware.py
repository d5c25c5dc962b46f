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
