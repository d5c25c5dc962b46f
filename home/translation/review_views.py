"""What wagtail-localize's editor lacks for a review: submit, withdraw, and words that nobody changes meanwhile."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import Form
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.models import Page
from wagtail_localize.models import Translation
from wagtail_localize.views import edit_translation
from wagtail_localize.views.submit_translations import SubmitPageTranslationView

from core.text import languages
from home.models import User
from home.requests import AuthenticatedRequest
from home.translation import mails, review
from home.translation.status import lacking


def _editable(user: User, page_id: int) -> Page:
    page = get_object_or_404(Page, pk=page_id).specific
    if not page.permissions_for_user(user).can_edit():
        raise PermissionDenied
    return page


@require_POST
def submit(request: AuthenticatedRequest, page_id: int) -> HttpResponse:
    page = _editable(request.user, page_id)
    translation = review.translation_of(page)
    if translation is None:
        raise PermissionDenied
    if missing := lacking(translation):
        words = ngettext(
            "%(count)s segment has no translation yet. Please translate it, then submit.",
            "%(count)s segments have no translation yet. Please translate them, then submit.",
            missing,
        )
        messages.error(request, words % {"count": missing})
    else:
        _submit(request, page, translation)
    return redirect("wagtailadmin_pages:edit", page_id)


def _submit(request: AuthenticatedRequest, page: Page, translation: Translation) -> None:
    try:
        if review.submit(page, translation, request.user):
            messages.success(request, _("The translation is submitted for review. You get a mail when it is decided."))
        else:
            messages.warning(request, _("Nothing was submitted: the page is in review already, or locked."))
    except ValidationError as error:
        messages.error(request, _("Please correct this first: %(errors)s") % {"errors": " ".join(error.messages)})


@require_POST
def withdraw(request: AuthenticatedRequest, page_id: int) -> HttpResponse:
    page = _editable(request.user, page_id)
    state = page.current_workflow_state
    if state is None:
        messages.warning(request, _("Nothing was withdrawn: the page is not in review any more."))
    elif not state.user_can_cancel(request.user):
        raise PermissionDenied
    else:
        state.cancel(user=request.user)
        messages.success(request, _("The translation is withdrawn. You can change it and submit it again."))
    return redirect("wagtailadmin_pages:edit", page_id)


def _unless_locked(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """wagtail-localize lets everybody who may edit a page change its words, whatever lock is on it."""

    @wraps(view)
    def guarded(request: AuthenticatedRequest, translation_id: int, *args: Any, **kwargs: Any) -> HttpResponseBase:
        page = review.page_of(get_object_or_404(Translation, pk=translation_id))
        if page and review.is_locked(page, request.user):
            raise PermissionDenied
        return view(request, translation_id, *args, **kwargs)

    return guarded


class SubmitPageForTranslation(SubmitPageTranslationView):
    """Starts from the German page, and tells the translators of the chosen languages."""

    def dispatch(self, request: AuthenticatedRequest, page_id: int) -> HttpResponseBase:
        page = get_object_or_404(Page, pk=page_id)
        if page.locale.language_code != languages.SOURCE:
            messages.error(request, _("Only German pages are translated. Please begin with the German page."))
            return redirect("wagtailadmin_home")
        response: HttpResponseBase = super().dispatch(request, page_id=page_id)
        return response

    def form_valid(self, form: Form) -> HttpResponse:
        response = super().form_valid(form)
        below = self.object.get_descendants().count() if form.cleaned_data["include_subtree"] else 0
        for locale in form.cleaned_data["locales"]:
            mails.tell_of_request(self.object, locale, below, self.request.user)
        return response


# Found before wagtail-localize's own of the same address.
URLS = [
    path("localize/submit/page/<int:page_id>/", SubmitPageForTranslation.as_view()),
    *(
        path(f"localize/translate/<int:translation_id>/{rest}/", _unless_locked(view))
        for rest, view in (
            ("strings/<int:string_segment_id>/edit", edit_translation.edit_string_translation),
            ("overrides/<int:overridable_segment_id>/edit", edit_translation.edit_override),
            ("machine_translate", edit_translation.machine_translate),
            ("disable", edit_translation.stop_translation),
        )
    ),
]
