"""The editor of a translation, at the address at which its page is edited, and what its script asks for."""

from typing import Any

from django.forms import Media
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.widgets import Button
from wagtail.locks import WorkflowLock
from wagtail.models import Page, WorkflowState
from wagtail_localize.models import Translation

from core.text import languages
from home.admin.requests import AuthenticatedRequest
from home.models import User
from translation import access
from translation.access import Work
from translation.editor import acts, memory, overrides
from translation.editor.form import EditorForm
from translation.segments import posted
from translation.segments.segment import Segment, State, segments_of
from translation.segments.taking import Author, Kind, take

ACTS = {"submit": acts.submit, "publish": acts.publish}
NO_LONGER = 410
LOCKED = 423


@never_cache
def edit(request: AuthenticatedRequest, page: Page, translation: Translation) -> HttpResponseBase:
    """Works without a script, too: then all words are saved by the buttons at the foot."""
    work = access.work_on(request.user, page, translation)
    form = EditorForm(translation, page)
    status = 200
    if request.method == "POST" and work.is_locked:  # since the page was opened
        form.hold(request.POST, request.user)
        status = 422
        messages.error(request, _refused())
    elif request.method == "POST":
        if form.save(request.POST, request.user):
            act = ACTS.get(request.POST.get("action", ""))
            if act:
                act(request, page, translation)
            else:
                messages.success(request, _("All words are saved."))
            return redirect("wagtailadmin_pages:edit", page.pk)
        messages.error(request, _("Not everything could be saved. What you have typed still stands here."))
    return TemplateResponse(request, "translation/editor/edit.html", _context(request, work, form), status=status)


def show_lost_words(request: AuthenticatedRequest, page: Page | None) -> HttpResponseBase | None:
    """What was entered into a translation that was deleted or stopped meanwhile; None where that is nothing."""
    words = [entry.text for entry in posted.entries(request.POST) if entry.text.strip()]
    chosen = overrides.chosen(request.POST, request.user)
    if not words and not chosen:
        return None
    language = page.locale.language_code if page else ""
    context = {"page": page, "language": language, "words": words, "chosen": chosen}
    return TemplateResponse(request, "translation/editor/gone.html", context, status=NO_LONGER)


def _context(request: AuthenticatedRequest, work: Work, form: EditorForm) -> dict[str, Any]:
    page, translation, is_locked = work.page, work.translation, work.is_locked
    permissions, layout = page.permissions_for_user(request.user), form.layout()
    versions = Page.objects.filter(translation_key=page.translation_key, locale__language_code=languages.SOURCE)
    return _review(request.user, page) | {
        "page": page,
        "translation": translation,
        "language": translation.target_locale.language_code,
        "layout": layout,
        "sections": layout.sections(),
        "missing": sum(segment.state in {State.MISSING, State.OUTDATED, State.FAULTY} for segment in layout.segments),
        "unchecked": sum(segment.state == State.MACHINE for segment in layout.segments),
        "orphans": form.orphans,
        "media": sum((override.form_field.widget.media for override in layout.overrides), Media()),
        "is_locked": is_locked,
        "lock_message": _lock_message(page, request.user) if is_locked else "",
        "permissions": permissions,
        "can_publish": permissions.can_publish() and not is_locked,
        "german": versions.first(),
        "other_ways": _other_ways(request.user, page, translation),
        "preview": reverse("wagtail_localize:preview_translation", args=[translation.pk]),
        "history_url": reverse("wagtailadmin_pages:history", args=[page.pk]),
    }


def _lock_message(page: Page, user: User) -> str:
    """Whom it is up to: reviewers, who has locked the page, or the day on which it is published."""
    lock = page.get_lock()
    if isinstance(lock, WorkflowLock):
        return _("Nobody but the reviewers can change the words now.")
    return str(lock.get_message(user))


def _other_ways(user: User, page: Page, translation: Translation) -> list[Button]:
    """To translate, which others offer by `register_translation_buttons(translation, page, user)`."""
    found = hooks.get_hooks("register_translation_buttons")
    return sorted(button for hook in found for button in hook(translation, page, user))


def _review(user: User, page: Page) -> dict[str, Any]:
    """Where the review stands, and what the user can do about it."""
    state = page.current_workflow_state
    task_state = state and state.current_task_state
    is_waiting = bool(state) and state.status == WorkflowState.STATUS_IN_PROGRESS
    may_publish = page.permissions_for_user(user).can_publish()
    return {
        "state": state,
        "task_state": task_state,
        "is_waiting": is_waiting,
        "is_reviewer": is_waiting and bool(task_state.task.specific.get_actions(page, user)),
        "can_withdraw": is_waiting and state.user_can_cancel(user),
        "can_submit": not is_waiting and not may_publish and page.has_workflow,
    }


def _refused() -> str:
    return _("Nothing was saved: the page is in review, or locked. What you have typed still stands here.")


def _locked(request: HttpRequest, error: access.LockedError) -> HttpResponse:
    return JsonResponse({"message": _refused()}, status=LOCKED)


@require_POST
@access.where_locked(_locked)
def save_words(request: AuthenticatedRequest, page_id: int, key: str) -> HttpResponse:
    """One segment; 409 where somebody else has written, 410 where the German words are gone, 423 if locked."""
    work = access.work_on_page(request.user, page_id, change=True)
    [outcome] = take(work.translation, [posted.entry(request.POST, key)], Author(request.user))
    if (segment := outcome.segment) is None:
        return _gone()
    if outcome.kind is Kind.REFUSED:
        return JsonResponse({"message": outcome.reason}, status=422)
    answer = {
        "version": segment.version,
        "text": segment.stored_text,
        "state": segment.state.value,
        "feedback": _rendered(request, "feedback", segment),
    }
    if outcome.kind is Kind.CONFLICT:
        return JsonResponse(answer | {"conflict": _rendered(request, "conflict", segment)}, status=409)
    return JsonResponse(answer)


def _gone() -> HttpResponse:
    words = _("The German text has changed meanwhile: these words are no longer part of it. Please open the page anew.")
    return JsonResponse({"message": words}, status=NO_LONGER)


def _rendered(request: AuthenticatedRequest, name: str, segment: Segment, **context: Any) -> str:
    return render_to_string(f"translation/editor/_{name}.html", {"segment": segment, **context}, request)


@require_POST
@access.where_locked(_locked)
def save_override(request: AuthenticatedRequest, page_id: int, override_id: int) -> HttpResponse:
    work = access.work_on_page(request.user, page_id, change=True)
    override = overrides.save(work.translation, work.page, override_id, request.POST, request.user)
    if override is None:
        return _gone()
    feedback = render_to_string("translation/editor/_override_feedback.html", {"override": override}, request)
    answer = {"version": override.version, "feedback": feedback}
    return JsonResponse(answer, status=400 if override.error else 200)


@require_safe
def suggestions(request: AuthenticatedRequest, page_id: int, key: str) -> HttpResponse:
    """What the memory knows of a segment, as HTML."""
    translation = access.work_on_page(request.user, page_id).translation
    segment = next((segment for segment in segments_of(translation) if segment.key == key), None)
    if segment is None:
        raise Http404
    found = memory.matches(segment, translation)
    return HttpResponse(_rendered(request, "suggestions", segment, matches=found, language=segment.code))
