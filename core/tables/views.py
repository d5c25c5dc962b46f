"""Upload, say which column is what, look at what would happen, accept: the import of records in the admin."""

import hashlib
from typing import Any

from django.conf import settings
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views import View
from wagtail.admin import messages

from core.tables import files, headings
from core.tables.forms import ColumnsForm, UploadForm
from core.tables.table import Row

VALID_FOR = 60 * 60  # seconds between the upload and its acceptance
SALT = "core.tables"
NO_LONGER = gettext_lazy("The preview is no longer valid. Upload the file again.")
CHANGED = gettext_lazy("The records have changed since the preview; look at it again.")
MOST_TICKS = 500  # rows in doubt that are ticked one by one; more are ticked at once


class ImportView(View):
    """
    Between its steps the file travels in a signed field of the page, so that nothing is left lying about.

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
        return self._show("upload", form=UploadForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        if "lines" not in request.POST:
            return self._upload(UploadForm(request.POST, request.FILES))
        self.token = request.POST["lines"]
        try:
            lines = signing.loads(self.token, salt=self.salt, max_age=VALID_FOR)
        except signing.BadSignature:
            messages.error(request, NO_LONGER)
            return self._show("upload", form=UploadForm())
        form = ColumnsForm.answered(self.table, lines, request.POST)
        is_same = form.data.get("asked") == request.POST.get("asked")
        if not (is_same and form.is_valid()) or "columns" in request.POST:
            return self._show("columns", form=form, is_asked=is_same and "columns" not in request.POST)
        return self._accept(form) if "accepted" in request.POST else self._preview(form)

    def _upload(self, form: UploadForm) -> HttpResponse:
        if not form.is_valid():
            return self._show("upload", form=form)
        sheet: files.Sheet = form.cleaned_data["file"]
        self.token = signing.dumps(sheet.lines, salt=self.salt, compress=True)
        if len(self.token) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE * 0.9:
            form.add_error("file", _("The file holds too much for one time; divide it."))
            return self._show("upload", form=form)
        if sheet.unread:
            messages.warning(self.request, sheet.unread)
        guess = headings.guess(self.table, sheet.lines)
        columns = ColumnsForm.guessed(self.table, sheet.lines, guess)
        if guess.is_certain and columns.is_valid():
            return self._preview(columns)
        return self._show("columns", form=columns)

    def _preview(self, form: ColumnsForm) -> HttpResponse:
        answer = self.table.run(form.rows(), self.request.user)
        return self._show("preview", form=form, rows=answer)

    @transaction.atomic
    def _accept(self, form: ColumnsForm) -> HttpResponse:
        self.table.lock()
        rows = form.rows()
        if _digest(self.table.run(rows, self.request.user)) != self.request.POST["accepted"]:
            messages.warning(self.request, CHANGED)
            return self._preview(form)
        ticked = self.request.POST.getlist("row")
        is_all = "all" in self.request.POST
        wanted = {place for place in range(files.MOST_ROWS * 2) if is_all or str(place) in ticked}
        answer = self.table.run(rows, self.request.user, wanted)
        form.remember()
        self._tell(answer)
        return redirect(reverse(self.viewset.get_url_name("list")))

    def _tell(self, answer: list[Row]) -> None:
        written = sum(row.is_written for row in answer)
        left = sorted({row.line for row in answer if row.kind != "unchanged" and not row.is_written})
        if written:
            text = ngettext("%(count)s record imported.", "%(count)s records imported.", written) % {"count": written}
            messages.success(self.request, text)
        if left:
            shown = ", ".join(map(str, left[:20])) + (" …" if len(left) > 20 else "")
            messages.warning(self.request, _("Not imported: lines %s.") % shown)
        if not written and not left:
            messages.info(self.request, _("Nothing was changed: everything is already as it stands in the file."))

    def _show(
        self, step: str, form: UploadForm | ColumnsForm, rows: list[Row] | None = None, is_asked: bool = False
    ) -> HttpResponse:
        rows = rows or []
        kinds = [row.kind for row in rows]
        doubtful = sum(row.is_doubtful for row in rows)
        context = {
            "step": step,
            "form": form,
            "is_asked": is_asked,
            "rows": rows,
            "token": getattr(self, "token", ""),
            "digest": _digest(rows),
            "counts": {kind: kinds.count(kind) for kind in ("new", "changed", "unchanged", "error")},
            "doubtful": doubtful,
            "is_ticked_singly": doubtful <= MOST_TICKS,
            "may_write": any(kind in {"new", "changed"} for kind in kinds),
            "columns": self.table.all_columns,
            "title": _("Import"),
            "kind_of_record": capfirst(str(self.table.model._meta.verbose_name_plural)),
            "icon": self.viewset.icon,
            "list_url": reverse(self.viewset.get_url_name("list")),
        }
        return render(self.request, f"tables/import_{step}.html", context)


def _digest(answer: list[Row]) -> str:
    seen = [(row.line, row.kind, row.changes, row.errors, row.doubts) for row in answer]
    return hashlib.sha256(repr(seen).encode()).hexdigest()
