"""Files out of the admin and back into it, with a report of what was taken."""

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail_localize.models import Translation

from home.admin.requests import AuthenticatedRequest
from translation import access
from translation.files import archive, po
from translation.files.errors import UnreadableError
from translation.segments import posted
from translation.segments.segment import segments_of
from translation.segments.taking import Author, Report, take

TOOL = "PO/XLIFF"


def attachment(content: bytes, name: str, mimetype: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type=mimetype, headers=headers)


def zip_of(translation: Translation) -> HttpResponse:
    return attachment(archive.pack(translation), f"{archive.name_of(translation)}.zip", "application/zip")


def take_file(translation: Translation, file: UploadedFile | None, author: Author) -> Report:
    """Raises UnreadableError."""
    data = b"" if file is None else file.read(archive.MAX_SIZE + 1)
    return take(translation, archive.read(data, translation), author)


@require_safe
def download(request: AuthenticatedRequest, translation_id: int) -> HttpResponseBase:
    return zip_of(access.work_on_translation(request.user, translation_id).translation)


@require_safe
def download_po(request: AuthenticatedRequest, translation_id: int) -> HttpResponseBase:
    """At wagtail-localize's address, with what its own file lacks."""
    translation = access.work_on_translation(request.user, translation_id).translation
    content = po.write(translation, segments_of(translation))
    return attachment(content, f"{archive.name_of(translation)}.po", "text/x-gettext-translation")


@require_safe
def files(request: AuthenticatedRequest, translation_id: int) -> HttpResponseBase:
    return _show(request, access.work_on_translation(request.user, translation_id))


def _locked(request: AuthenticatedRequest, error: access.LockedError) -> HttpResponse:
    return _show(request, error.work, error=str(error), status=422)


@require_POST
@access.where_locked(_locked)
def upload(request: AuthenticatedRequest, translation_id: int) -> HttpResponseBase:
    work = access.work_on_translation(request.user, translation_id, change=True)
    try:
        report = take_file(work.translation, request.FILES.get("file"), Author(request.user, TOOL))
    except UnreadableError as error:
        return _show(request, work, error=str(error), status=422)
    return _show(request, work, report=report)


@require_POST
@access.where_locked(_locked)
def overwrite(request: AuthenticatedRequest, translation_id: int) -> HttpResponseBase:
    """What somebody else had translated meanwhile, where it was ticked below the report."""
    work = access.work_on_translation(request.user, translation_id, change=True)
    entries = posted.entries(request.POST, only=request.POST.getlist("take"))
    return _show(request, work, report=take(work.translation, entries, Author(request.user, TOOL)))


def _show(
    request: HttpRequest, work: access.Work, report: Report | None = None, error: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "work": work,
        "report": report,
        "error": error,
        "language": work.translation.target_locale.language_code,
        "page_title": _("Translate in files"),
        "page_subtitle": work.page.get_admin_display_title(),
        "header_title": _("Translate in files"),
        "header_icon": "download",
    }
    return render(request, "translation/admin/files.html", context, status=status)
