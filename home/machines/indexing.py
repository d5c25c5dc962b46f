"""Search engines list nothing before the site is public; who may read what does not depend on it."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from wagtail.models import Site

from core.middleware import GetResponse
from home.models import SiteSettings


def is_allowed(request: HttpRequest) -> bool:
    """Reads the facts about the office, which most pages need anyway, once a request."""
    return Site.find_for_request(request) is not None and SiteSettings.for_request(request).is_public


def forbid_until_public(get_response: GetResponse) -> GetResponse:
    """Say so in a header too: documents, feeds and open data have no other place for it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        # What scripts read is behind “-/”.
        is_of_readers = "/-/" not in request.path_info and not request.path_info.startswith(settings.ADMIN_PATHS)
        if is_of_readers and response.status_code == 200 and not is_allowed(request):
            response.headers.setdefault("X-Robots-Tag", "noindex")
        return response

    return middleware
