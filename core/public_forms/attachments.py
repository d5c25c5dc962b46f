"""Files that came with forms: handed out in the admin only, and gone from the disk when their row goes."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from core.public_forms.form import form_named
from core.public_forms.models import Attachment, KeptFile


def permission_for(attachment: Attachment) -> str | None:
    """The permission that the form names; a form that names none, or is no more, opens its files to nobody."""
    form = form_named(attachment.submission.form)
    return form.attachment_permission if form else None


@require_safe
def download(request: HttpRequest, pk: int) -> FileResponse:
    """Always as a file to save: what a stranger sent is never shown by our address."""
    attachment = get_object_or_404(Attachment.objects.select_related("submission"), pk=pk)
    permission = permission_for(attachment)
    if not permission or not request.user.has_perm(permission):
        raise PermissionDenied
    response = FileResponse(
        attachment.file.open(), as_attachment=True, filename=attachment.name, content_type="application/octet-stream"
    )
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "no-store, private"
    return response


def delete_file(instance: Attachment | KeptFile, **kwargs: Any) -> None:
    storage, name = instance.file.storage, instance.file.name
    transaction.on_commit(lambda: storage.delete(name))
