"""The upload of a PO file; wagtail-localize believes that there is one, and that it wrote it itself."""

import tempfile
from pathlib import Path

import polib
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail_localize.views import edit_translation

MAX_SIZE = 5 * 1024 * 1024
MADE_FOR = "X-WagtailLocalize-TranslationID"


@require_POST
def upload(request: HttpRequest, translation_id: int) -> HttpResponse:
    if problem := _problem(request.FILES.get("file")):
        messages.error(request, problem)
        return redirect(get_valid_next_url_from_request(request) or "wagtailadmin_home")
    return edit_translation.upload_pofile(request, translation_id)


def _problem(file: UploadedFile | None) -> str:
    """What is wrong with the file, as a sentence, or ""; whether it is of the right page is asked afterwards."""
    if not file:
        return _("Please choose a PO file that has something in it.")
    if (file.size or 0) > MAX_SIZE:
        return _("This file is too large to be a PO file of one page.")
    content = file.read()
    file.seek(0)
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory, "upload.po")
        path.write_bytes(content)
        try:
            entries = polib.pofile(str(path))
        except Exception:  # polib raises all sorts of errors for broken files
            return _("This is not a PO file. Please upload one that you have downloaded here.")
    if MADE_FOR not in entries.metadata:
        return _("This PO file is not from here. Please upload one that you have downloaded on this page.")
    if any("\0" in text for entry in entries for text in (entry.msgid, entry.msgstr, entry.msgctxt or "")):
        return _("This PO file holds characters that no text has. Please download it anew.")
    return ""
