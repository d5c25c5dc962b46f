"""The password of a page, which a sender may guess only so often."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from wagtail.forms import PasswordViewRestrictionForm
from wagtail.models import Page, PageViewRestriction
from wagtail.views import authenticate_with_password

from accounts import guesses


class TooOftenForm(PasswordViewRestrictionForm):
    """Does not look at what was typed."""

    def clean_password(self) -> str:
        raise guesses.too_many_of_page()


def authenticate(request: HttpRequest, page_view_restriction_id: int, page_id: int) -> HttpResponse:
    """In the place of Wagtail’s, which looks at any number of guesses."""
    kwargs = {"page_view_restriction_id": page_view_restriction_id, "page_id": page_id}
    if request.method != "POST":
        return authenticate_with_password(request, **kwargs)
    try:
        with guesses.counted(guesses.of_page(request, page_view_restriction_id)) as guess:
            response = authenticate_with_password(request, **kwargs)
            if response.status_code == 302:
                guess.right()
            return response
    except ValidationError:
        restriction = get_object_or_404(PageViewRestriction, pk=page_view_restriction_id)
        form = TooOftenForm(request.POST, instance=restriction)
        page = get_object_or_404(Page, pk=page_id).specific
        address = reverse("wagtailcore_authenticate_with_password", kwargs=kwargs)
        response = page.serve_password_required_response(request, form, address)
        response.status_code = 429
        return response
