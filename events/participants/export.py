"""An event's participants as a spreadsheet: CSV that is streamed, or XLSX written row by row to the disk."""

import csv
import io
import tempfile

from django import forms
from django.http import FileResponse, StreamingHttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy, override
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from wagtail.log_actions import log

from core.tables.exports import escape_formula
from events.participants import access, selection
from events.participants.answers import words_of

CHUNK = 1000  # rows in memory at a time, for which attendees and answers take one query each
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

# Name of a column: its heading, and what stands in it; each row costs no query of its own.
COLUMNS = {
    "name": (gettext_lazy("Name"), lambda row: row.name),
    "others": (
        gettext_lazy("Further people"),
        lambda row: "; ".join(person.name for person in row.attendees.all()),
    ),
    "organisation": (gettext_lazy("Organisation"), lambda row: row.organisation),
    "email": (gettext_lazy("E-mail address"), lambda row: row.email),
    "state": (gettext_lazy("State"), lambda row: str(row.get_state_display())),
    "attendance": (gettext_lazy("Takes part"), lambda row: str(row.get_attendance_display())),
    "language": (gettext_lazy("Language"), lambda row: str(row.get_language_display())),
    "seats": (gettext_lazy("Places"), lambda row: row.seats),
    "queue_number": (gettext_lazy("Number in the queue"), lambda row: row.queue_number),
    "created_at": (gettext_lazy("Registered on"), lambda row: timezone.localtime(row.created_at)),
    "notes": (gettext_lazy("Internal notes"), lambda row: row.notes),
}
NOT_BY_DEFAULT = {"notes"}


class ExportForm(forms.Form):
    format = forms.ChoiceField(
        label=gettext_lazy("Kind of file"), choices=[("xlsx", "Excel (XLSX)"), ("csv", "CSV")], initial="xlsx"
    )
    columns = forms.MultipleChoiceField(label=gettext_lazy("Columns"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, questions, **kwargs):
        super().__init__(*args, **kwargs)
        choices = [(name, heading) for name, (heading, _cell) in COLUMNS.items()]
        choices += [(question.key, _heading(question)) for question in questions]
        self.fields["columns"].choices = choices
        sensitive = {question.key for question in questions if question.sensitive}
        self.initial.setdefault("columns", [name for name, _label in choices if name not in NOT_BY_DEFAULT | sensitive])


def _heading(question):
    return f"{question.label} ({_('sensitive')})" if question.sensitive else question.label


@access.for_event
def export(request, event):
    """GET shows the form; the file comes by POST, so that it is in no history and is noted."""
    questions = list(event.questions.all())
    if not request.user.has_perm(access.SENSITIVE):
        questions = [question for question in questions if not question.sensitive]
    chosen = selection.Selection(event, request.GET)
    form = ExportForm(request.POST or None, questions=questions)
    if request.method != "POST" or not form.is_valid():
        context = {"event": event, "form": form, "number": chosen.rows.count()}
        return TemplateResponse(request, "events/admin/export.html", context)
    columns = [_column(name, questions) for name in form.cleaned_data["columns"]]
    log(instance=event, action="events.export", user=request.user, data={"columns": form.cleaned_data["columns"]})
    rows = chosen.rows.order_by("created_at", "pk").prefetch_related("attendees", "answers")
    table = _table(rows, columns, get_language())
    as_file = _csv if form.cleaned_data["format"] == "csv" else _xlsx
    return as_file(table, f"participants-{event.pk}")


def _column(name, questions):
    if name in COLUMNS:
        return COLUMNS[name]
    question = next(question for question in questions if question.key == name)
    return _heading(question), lambda row: words_of(question, _answer(row, name))


def _answer(row, key):
    return next((answer.value for answer in row.answers.all() if answer.question_key == key), "")


def _table(rows, columns, language):
    """The rows as lists of harmless cells; read while they are sent, when the request's language is gone."""
    with override(language):
        yield [escape_formula(str(heading)) for heading, _cell in columns]
    for row in rows.iterator(chunk_size=CHUNK):
        with override(language):
            yield [escape_formula(cell(row)) for _heading, cell in columns]


def _csv(table, name):
    """For spreadsheet programs of this country: UTF-8 with its mark, and semicolons."""

    def lines():
        yield "\ufeff"
        for row in table:
            buffer = io.StringIO()
            csv.writer(buffer, delimiter=";").writerow(
                [f"{cell:%Y-%m-%d %H:%M}" if hasattr(cell, "hour") else cell for cell in row]
            )
            yield buffer.getvalue()

    response = StreamingHttpResponse(lines(), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def _xlsx(table, name):
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in table:
        sheet.append([_for_excel(cell) for cell in row])
    file = tempfile.TemporaryFile()  # noqa: SIM115 (the response closes it)
    book.save(file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{name}.xlsx", content_type=XLSX)


def _for_excel(cell):
    if hasattr(cell, "hour"):
        return cell.replace(tzinfo=None)
    return ILLEGAL_CHARACTERS_RE.sub("", cell)[:32000] if isinstance(cell, str) else cell
