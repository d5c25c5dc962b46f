"""What answers at an address of the site."""

from django.http import HttpRequest
from django.utils import translation
from django.utils.translation import get_language_from_path
from wagtail.models import Page


def page_at(request: HttpRequest, address: str) -> Page | None:
    """The published page, whoever may open it; `address` has no host."""
    path = address.partition("?")[0].rstrip("/")
    language = get_language_from_path(f"{path}/")
    if language is None:
        return None
    with translation.override(language):
        page: Page | None = Page.find_for_request(request, path.removeprefix(f"/{language}"))
        return page
