"""The site that a host stands for: the same for all pages of a generation, while Wagtail asks once a request."""

from copy import copy
from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.models import Site

from core.middleware import GetResponse
from core.page_cache import memory


class Middleware:
    """Notes the site of a page where Wagtail looks for it first."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, arguments: Any, named: Any) -> None:
        if request.resolver_match and request.resolver_match.view_name == "wagtail_serve":
            key = ("site", request.get_host(), request.get_port())
            if site := memory.get_or_set(key, lambda: Site.find_for_request(request)):
                # Of its own for each request: a page keeps what it has found out about itself.
                site = copy(site)
                site.root_page = copy(site.root_page)
                request._wagtail_site = site  # type: ignore[attr-defined]  # noqa: SLF001
