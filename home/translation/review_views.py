"""What wagtail-localize lacks: a review to withdraw from, words that nobody changes meanwhile, and who may do what."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.auth import require_admin_access
from wagtail.admin.modal_workflow import render_modal_workflow
from wagtail.admin.views.generic.workflow import WorkflowAction
from wagtail.admin.views.pages.workflow import WorkflowPageViewMixin
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.views import edit_translation

from home.admin.requests import AuthenticatedRequest
from home.models import User
from home.translation import review


class PageWorkflowAction(WorkflowPageViewMixin, WorkflowAction):
    """Wagtail's own, whose name is another one in each of its versions."""

    submit_url_name = "wagtailadmin_pages:workflow_action"


def _editable(user: User, page_id: int) -> Page:
    page = get_object_or_404(Page, pk=page_id).specific
    if not page.permissions_for_user(user).can_edit():
        raise PermissionDenied
    return page


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


def _for_publishers(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """What takes a translation away is for those who publish."""

    @wraps(view)
    def guarded(request: AuthenticatedRequest, translation_id: int, *args: Any, **kwargs: Any) -> HttpResponseBase:
        page = review.page_of(get_object_or_404(Translation, pk=translation_id))
        if page and not page.permissions_for_user(request.user).can_publish():
            raise PermissionDenied
        return view(request, translation_id, *args, **kwargs)

    return guarded


def refuse(request: AuthenticatedRequest, **kwargs: Any) -> HttpResponseBase:
    """Words are written in the editor of the site, which checks them and overwrites nobody's."""
    raise PermissionDenied


def tell_that_they_follow(request: AuthenticatedRequest, translation_source_id: int) -> HttpResponse:
    """wagtail-localize would publish translations with gaps, for whoever may ask for them."""
    source = get_object_or_404(TranslationSource, pk=translation_source_id)
    words = _("Translations follow by themselves when the German page is published. New words wait for translators.")
    messages.info(request, words)
    return redirect("wagtailadmin_pages:edit", source.get_source_instance().pk)


@require_admin_access
def decide(request: AuthenticatedRequest, page_id: int, **decision: Any) -> HttpResponseBase:
    """Approve or send back; an approval may be refused, with the reason, and then the page stays in review."""
    try:
        return PageWorkflowAction.as_view()(request, page_id=page_id, **decision)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        address = reverse("wagtailadmin_pages:edit", args=[page_id])
        if request.headers.get("X-Requested-With") == "XMLHttpRequest":  # from a dialogue, which would stay open
            return render_modal_workflow(request, None, json_data={"step": "success", "redirect": address})
        return redirect(address)


# Found before wagtail-localize's own of the same address.
TRANSLATION = "localize/translate/<int:translation_id>"
URLS = [
    path("localize/update/<int:translation_source_id>/", tell_that_they_follow),
    path(f"{TRANSLATION}/strings/<int:string_segment_id>/edit/", refuse),
    path(f"{TRANSLATION}/overrides/<int:overridable_segment_id>/edit/", refuse),
    path(f"{TRANSLATION}/machine_translate/", _unless_locked(edit_translation.machine_translate)),
    path(f"{TRANSLATION}/disable/", _for_publishers(_unless_locked(edit_translation.stop_translation))),
]
