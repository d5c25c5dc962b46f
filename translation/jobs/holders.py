"""What somebody outside sees by the link in their mail: the words of one page, and nothing else."""

from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from core.public_forms.link_views import for_holder
from home.translation import review
from translation.files import archive
from translation.files.errors import UnreadableError
from translation.files.views import take_file, zip_of
from translation.jobs import mails, service
from translation.models import ExternalJob
from translation.segments import posted
from translation.segments.rows import rows_of
from translation.segments.segment import Segment, segments_of
from translation.segments.taking import Author, Entry, Kind, Report, take


def _unknown(request: HttpRequest) -> HttpResponse:
    return _gone(request, None, 404)


def _gone(request: HttpRequest, job: ExternalJob | None, status: int = 410) -> HttpResponse:
    """With the words that were sent, which nothing takes any more."""
    context = {
        "job": job,
        "typed": _labelled(posted.entries(request.POST), segments_of(job.translation) if job else []),
    }
    return TemplateResponse(request, "translation/job_gone.html", context, status=status)


def _labelled(entries: list[Entry], segments: list[Segment]) -> list[tuple[str, str]]:
    """`[(German words, typed words)]`, to be copied from where they could not be kept."""
    german = {segment.key: segment.german for segment in segments}
    return [(german.get(entry.key) or _("Your words"), entry.text) for entry in entries if entry.text.strip()]


@for_holder(mails.SCOPE, unknown=_unknown)
def job(request: HttpRequest, job: ExternalJob) -> HttpResponse:
    if not job.is_open:
        return _gone(request, job)
    if request.method != "POST":
        return _show(request, job, success=_("Your words are saved.") if "saved" in request.GET else "")
    if _is_locked(job):
        error = _("Nothing was saved: the page is in review or locked.")
        return _show(request, job, request.POST, error=error, status=422)
    actions = {"save": _save, "done": _finish, "upload": _upload}
    act = actions.get(request.POST.get("action", ""))
    if act is None:
        return _show(request, job, request.POST, error=_("Please choose what to do."), status=422)
    return act(request, job)


@for_holder(mails.SCOPE, unknown=_unknown, methods=("GET", "HEAD"))
def download(request: HttpRequest, job: ExternalJob) -> HttpResponse:
    return zip_of(job.translation) if job.is_open else _gone(request, job)


def _author(job: ExternalJob) -> Author:
    """By its number: names stay no longer than they have to."""
    return Author(tool=f"Job {job.pk}")


def _is_locked(job: ExternalJob) -> bool:
    """Whether a reviewer has the words before her."""
    page = review.page_of(job.translation)
    return page is None or bool(page.specific.get_lock())


def _save(request: HttpRequest, job: ExternalJob) -> HttpResponse:
    return _refusal(request, job) or HttpResponseRedirect(f"{request.path}?saved=1")


def _finish(request: HttpRequest, job: ExternalJob) -> HttpResponse:
    if refusal := _refusal(request, job):
        return refusal
    try:
        service.complete(job)
    except ValidationError as error:
        return _show(request, job, request.POST, error=error.messages[0], status=422)
    return TemplateResponse(request, "translation/job_done.html", {"job": job})


def _refusal(request: HttpRequest, job: ExternalJob) -> HttpResponse | None:
    """Store the words; the page again, unless all are stored and right."""
    report = take(job.translation, posted.entries(request.POST), _author(job))
    if report.is_complete and not report.faulty:
        return None
    incomplete, faulty = _("Some words were not saved; the others are."), _("All is saved, but some words have errors.")
    error = faulty if report.is_complete else incomplete
    return _show(request, job, request.POST, report, error, status=422)


def _upload(request: HttpRequest, job: ExternalJob) -> HttpResponse:
    try:
        report = take_file(job.translation, request.FILES.get("file"), _author(job))
    except UnreadableError as error:
        return _show(request, job, error=str(error), status=422)
    return _show(request, job, uploaded=report)


def _show(
    request: HttpRequest,
    job: ExternalJob,
    data: Any = None,
    report: Report | None = None,
    error: str = "",
    status: int = 200,
    success: str = "",
    uploaded: Report | None = None,
) -> HttpResponse:
    """The words, with those that were typed where they were not taken."""
    typed = {entry.key: entry for entry in posted.entries(data)} if data else {}
    told = {outcome.entry.key: outcome.segment for outcome in report or () if outcome.kind is not Kind.TAKEN}
    segments = segments_of(job.translation)
    known = {segment.key for segment in segments}
    shown = [told.get(segment.key) or _with(segment, typed.get(segment.key)) for segment in segments]
    context = {
        "job": job,
        "rows": rows_of(shown, job.translation),
        "lost": _labelled([entry for key, entry in typed.items() if key not in known], segments),
        "language": job.translation.target_locale.language_code,
        "token": request.resolver_match.kwargs["token"] if request.resolver_match else "",
        "is_locked": _is_locked(job),
        "error": error,
        "success": success,
        "uploaded": uploaded,
        "max_megabytes": archive.MAX_SIZE // 1024**2,
    }
    return TemplateResponse(request, "translation/job.html", context, status=status)


def _with(segment: Segment, entry: Entry | None) -> Segment:
    return replace(segment, typed=entry.text) if entry else segment
