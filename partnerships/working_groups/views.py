"""What members see by the link in their mail: no account, no cookie, nothing stored or listed."""

from contextlib import suppress

from django.http import FileResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from core.acts import NotPossibleError
from core.public_forms.link_views import for_holder
from home import i18n, memberships
from partnerships.models import WorkingGroupPage
from partnerships.working_groups import service


def _unknown(request):
    return TemplateResponse(request, "partnerships/link_unknown.html", status=404)


def _for_member(**options):
    return for_holder(service.SCOPE, unknown=_unknown, is_valid=lambda member: member.is_member, **options)


@_for_member()
def members(request, member):
    """The notes, newest first; POST leaves the group."""
    if request.method == "POST":
        return _leave(request, member)
    pages = WorkingGroupPage.objects.filter(translation_key=member.group.translation_key)
    page = i18n.in_language(pages).first()
    context = {
        "group": page or member.group,
        "group_url": page.get_url(request) if page else "",
        "events": memberships.pages_for(member.group),
        "notes": [(note, _size(note)) for note in member.group.notes.all()],
        "token": request.resolver_match.kwargs["token"],
        "must_confirm": "leave" in request.GET,
    }
    return TemplateResponse(request, "partnerships/members.html", context)


def _leave(request, member):
    if request.POST.get("sure") != "on":
        return HttpResponseRedirect(f"{request.path}?leave=1#leave")
    with suppress(NotPossibleError):  # removed at the same moment: gone is gone
        service.end(member)
    context = {"heading": _("You have left the working group"), "paragraphs": [_("We delete your data in 90 days.")]}
    return TemplateResponse(request, "partnerships/link_page.html", context)


def _size(note):
    """In bytes; 0 without a file, or if it is gone from the disk."""
    try:
        return note.file.size if note.file else 0
    except OSError:
        return 0


@_for_member(methods=("GET", "HEAD"))
def file(request, member, pk):
    """Always as a file to save."""
    note = member.group.notes.filter(pk=pk).first() if pk < 2**31 else None
    if note is None or not _size(note):
        return _unknown(request)
    response = FileResponse(note.file.open(), as_attachment=True, filename=note.file_name)
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
