"""The password of a page, or of the documents in a collection, which a sender may guess only so often."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from wagtail.documents.views import serve
from wagtail.forms import PasswordViewRestrictionForm
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction
from wagtail.views import authenticate_with_password

from accounts import guesses


class TooOftenForm(PasswordViewRestrictionForm):
    """Does not look at what was typed."""

    def clean_password(self) -> str:
        raise guesses.too_many_of_page()


def authenticate(request: HttpRequest, page_view_restriction_id: int, page_id: int) -> HttpResponse:
    """In the place of Wagtail’s, which looks at any number of guesses."""
    kwargs = {"page_view_restriction_id": page_view_restriction_id, "page_id": page_id}

    def refuse() -> HttpResponse:
        restriction = get_object_or_404(PageViewRestriction, pk=page_view_restriction_id)
        form = TooOftenForm(request.POST, instance=restriction)
        page = get_object_or_404(Page, pk=page_id).specific
        address = reverse("wagtailcore_authenticate_with_password", kwargs=kwargs)
        return page.serve_password_required_response(request, form, address)

    return _answer(request, page_view_restriction_id, lambda: authenticate_with_password(request, **kwargs), refuse)


def authenticate_for_documents(request: HttpRequest, restriction_id: int) -> HttpResponse:
    """Likewise."""

    def refuse() -> HttpResponse:
        restriction = get_object_or_404(CollectionViewRestriction, pk=restriction_id)
        context = {"form": TooOftenForm(request.POST, instance=restriction), "action_url": request.path}
        return render(request, "wagtaildocs/password_required.html", context)

    look = serve.authenticate_with_password
    return _answer(request, f"documents {restriction_id}", lambda: look(request, restriction_id), refuse)


def _answer(
    request: HttpRequest, restriction: object, look: Callable[[], Any], refuse: Callable[[], HttpResponse]
) -> HttpResponse:
    if request.method != "POST":
        return look()
    try:
        with guesses.counted(guesses.of_page(request, restriction)) as guess:
            response = look()
            if response.status_code == 302:
                guess.right()
            return response
    except ValidationError:
        response = refuse()
        response.status_code = 429
        return response
