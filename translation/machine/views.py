"""Drafts by a machine, and what a person has to check of them."""

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from home.admin.requests import AuthenticatedRequest
from translation import access
from translation.machine import budget, drafts, services
from translation.machine.errors import MachineError
from translation.segments.segment import State, segments_of
from translation.segments.taking import check_off


@require_safe
def machine(request: AuthenticatedRequest, translation_id: int) -> HttpResponseBase:
    return _show(request, access.work_on_translation(request.user, translation_id))


def _refuse(request: AuthenticatedRequest, work: access.Work, error: Exception) -> HttpResponse:
    messages.error(request, str(error))
    return redirect("translation:machine", work.translation.pk)


def _locked(request: AuthenticatedRequest, error: access.LockedError) -> HttpResponse:
    return _refuse(request, error.work, error)


@require_POST
@access.where_locked(_locked)
def draft(request: AuthenticatedRequest, translation_id: int) -> HttpResponseBase:
    work = access.work_on_translation(request.user, translation_id, change=True)
    try:
        report = drafts.draft(work.translation, request.user)
    except MachineError as error:
        return _refuse(request, work, error)
    return _show(request, work, report)


@require_POST
@access.where_locked(_locked)
def check(request: AuthenticatedRequest, translation_id: int) -> HttpResponse:
    """The user has looked at all words of a machine on this page."""
    work = access.work_on_translation(request.user, translation_id, change=True)
    count = check_off(work.translation, request.user)
    words = ngettext("%(count)s segment is checked.", "%(count)s segments are checked.", count)
    messages.success(request, words % {"count": count})
    return redirect("translation:machine", translation_id)


def _show(request: AuthenticatedRequest, work: access.Work, report: drafts.Report | None = None) -> HttpResponse:
    service, segments = services.active(), segments_of(work.translation)
    context = {
        "work": work,
        "report": report,
        "service": service,
        "left": budget.left() if service else 0,
        "waiting": len(drafts.waiting(segments)),
        "unchecked": [segment for segment in segments if segment.state == State.MACHINE],
        "language": work.translation.target_locale.language_code,
        "page_title": _("Draft by machine"),
        "page_subtitle": work.page.get_admin_display_title(),
        "header_title": _("Draft by machine"),
        "header_icon": "cogs",
    }
    return render(request, "translation/admin/machine.html", context)
