"""A translation gives its place to the German words, or these become one: more may be asked than who edits the page."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page
from wagtail_localize.views import convert

from core.text import languages
from home.admin.requests import AuthenticatedRequest
from home.translation import deletion, review


def convert_no_place_of_a_translation(request: AuthenticatedRequest, page: Page) -> HttpResponse | None:
    """Wagtail lets everyone who may edit it: its German words would be shown as a translation, reviewed by nobody."""
    if page.locale.language_code != languages.SOURCE:
        messages.error(request, _("The German page is shown here until it is translated. Please translate it."))
        return redirect("wagtailadmin_pages:edit", page.pk)
    return None


@transaction.atomic
def convert_to_alias(request: AuthenticatedRequest, page_id: int) -> HttpResponse:
    """wagtail-localize lets everyone who may edit a translation put the German text there; its review would go on."""
    page = get_object_or_404(Page, pk=page_id).specific
    if page.live and not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    may_edit = page.permissions_for_user(request.user).can_edit()
    if request.method == "POST" and may_edit and review.translation_of(page):
        deletion.forget_drafts(page, request.user)
    answer: HttpResponse = convert.convert_to_alias(request, page_id)
    return answer
