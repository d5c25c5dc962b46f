from typing import Any

from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.http import HttpRequest
from django.utils.translation import gettext as _


def paginate(objects: Any, request: HttpRequest, per_page: int) -> tuple[Page, str]:
    """`(page, message)`: for a page number that does not exist the first page, and a sentence that says so."""
    paginator = Paginator(objects, per_page)
    try:
        return paginator.page(request.GET.get("page", "1")), ""
    except (EmptyPage, PageNotAnInteger):
        return paginator.page(1), _("There is no such page in this list; you see its beginning.")
