"""Upload, look at what would happen, accept: the import of one kind of record in the admin."""

import hashlib
from typing import Any

from django import forms
from django.conf import settings
from django.core import signing
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views import View
from wagtail.admin import messages

from core.tables import files
from core.tables.table import Row, Table

VALID_FOR = 60 * 60  # seconds between the dry run and its acceptance
SALT = "core.tables"
NO_LONGER = gettext_lazy("The preview is no longer valid. Upload the file again.")
CHANGED = gettext_lazy("The records have changed since the preview; look at it again.")


class UploadForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("File"), help_text=gettext_lazy("CSV in UTF-8 or XLSX, with the columns of the export.")
    )

    def __init__(self, table: Table, *args: Any) -> None:
        super().__init__(*args)
        self.table = table

    def clean_file(self) -> list[files.NumberedLine]:
        header, rows = files.read(self.cleaned_data["file"])
        self.table.check_header(header)
        return rows


class ImportView(View):
    """
    Between dry run and acceptance the rows travel in a signed field of the page, so that nothing is left lying about.

    The signature holds for this person, this kind of record and an hour.
    """

    viewset: Any = None  # a RecordViewSet, whose module knows this one

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.viewset.may_import(request.user):
            raise PermissionDenied
        self.table = self.viewset.table
        self.salt = f"{SALT}.{self.table.model._meta.label}.{request.user.pk}"
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._show(form=UploadForm(self.table))

    def post(self, request: HttpRequest) -> HttpResponse:
        if "accepted" in request.POST:
            return self._accept(request.POST["accepted"])
        form = UploadForm(self.table, request.POST, request.FILES)
        if form.is_valid():
            return self._preview(form, form.cleaned_data["file"])
        return self._show(form=form)

    def _preview(self, form: UploadForm, rows: list[files.NumberedLine]) -> HttpResponse:
        answer = self.table.run(rows, self.request.user)
        token = ""
        if not any(row.errors for row in answer):
            token = signing.dumps([_digest(answer), rows], salt=self.salt, compress=True)
            if len(token) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE * 0.9:
                form.add_error("file", ValidationError(_("The file holds too much for one time; divide it.")))
                return self._show(form=form)
        return self._show(form=form, rows=answer, token=token)

    def _accept(self, token: str) -> HttpResponse:
        try:
            digest, rows = signing.loads(token, salt=self.salt, max_age=VALID_FOR)
        except signing.BadSignature:
            messages.error(self.request, NO_LONGER)
            return self._show(form=UploadForm(self.table))
        if _digest(self.table.run(rows, self.request.user)) != digest:
            messages.warning(self.request, CHANGED)
            return self._preview(UploadForm(self.table), rows)
        answer = self.table.run(rows, self.request.user, write=True)
        if any(row.errors for row in answer):
            return self._show(form=UploadForm(self.table), rows=answer)
        written = sum(row.kind != "unchanged" for row in answer)
        if written:
            text = ngettext("%(count)s record imported.", "%(count)s records imported.", written) % {"count": written}
            messages.success(self.request, text)
        else:
            messages.info(self.request, _("Nothing was changed: everything is already as it stands in the file."))
        return redirect(reverse(self.viewset.get_url_name("list")))

    def _show(self, form: UploadForm, rows: list[Row] | None = None, token: str = "") -> HttpResponse:
        kinds = [row.kind for row in rows or []]
        context = {
            "form": form,
            "rows": rows,
            "token": token,
            "counts": {kind: kinds.count(kind) for kind in ("new", "changed", "unchanged", "error")},
            "is_written": any(kind != "unchanged" for kind in kinds),
            "columns": self.table.names,
            "needed": self.table.needed,
            "title": _("Import"),
            "kind_of_record": capfirst(str(self.table.model._meta.verbose_name_plural)),
            "icon": self.viewset.icon,
            "list_url": reverse(self.viewset.get_url_name("list")),
        }
        return render(self.request, "tables/import.html", context)


def _digest(answer: list[Row]) -> str:
    return hashlib.sha256(repr([(row.line, row.kind, row.changes, row.errors) for row in answer]).encode()).hexdigest()
