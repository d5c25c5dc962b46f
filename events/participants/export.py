"""An event's participants as a spreadsheet, one row a person; what has no personal data any more is left out."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, cast

from django import forms
from django.db.models import QuerySet, Sum
from django.http import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy, override
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise
from wagtail.log_actions import log

from core.tables.writing import csv_response, xlsx_response
from events.models import EventPage, Question, Registration
from events.participants import access, selection
from events.participants.answers import words_of
from events.participants.people import Person, people_of
from home.admin.requests import AuthenticatedRequest

Column = tuple[StrOrPromise, Callable[[Person], Any]]
CHUNK = 2000  # registrations in memory at a time, for which attendees, check-ins and answers take one query each

# Name of a column: its heading, and what stands in it; each row costs no query of its own.
COLUMNS: dict[str, Column] = {
    "number": (gettext_lazy("Number of the registration"), lambda person: person.registration.pk),
    "name": (gettext_lazy("Name"), lambda person: person.known_as),
    "organisation": (gettext_lazy("Organisation"), lambda person: person.registration.organisation),
    "email": (gettext_lazy("E-mail address"), lambda person: person.registration.email),
    "state": (gettext_lazy("State"), lambda person: str(person.registration.get_state_display())),
    "attendance": (gettext_lazy("Takes part"), lambda person: str(person.registration.way.label)),
    "checked_in": (gettext_lazy("Came"), lambda person: _came_at(person)),
    "language": (gettext_lazy("Language"), lambda person: str(person.registration.get_language_display())),
    "seats": (gettext_lazy("Places of the registration"), lambda person: person.registration.seats),
    "queue_number": (gettext_lazy("Number in the queue"), lambda person: person.registration.queue_number),
    "created_at": (gettext_lazy("Registered on"), lambda person: timezone.localtime(person.registration.created_at)),
    "sessions": (
        gettext_lazy("Sessions"),
        lambda person: "; ".join(str(session) for session in person.registration.sessions),
    ),
    "notes": (gettext_lazy("Internal notes"), lambda person: person.registration.notes),
}
# What else than its people is read for a column; for that of a question it is the answers.
NEEDS = {"sessions": "choices__session"}
NOT_BY_DEFAULT = {"notes"}


class ExportForm(forms.Form):
    format = forms.ChoiceField(
        label=gettext_lazy("Kind of file"), choices=[("xlsx", "Excel (XLSX)"), ("csv", "CSV")], initial="xlsx"
    )
    columns = forms.MultipleChoiceField(label=gettext_lazy("Columns"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, questions: list[Question], has_sessions: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(name, heading) for name, (heading, _cell) in COLUMNS.items() if has_sessions or name != "sessions"]
        choices += [(question.key, _heading(question)) for question in questions]
        cast(forms.ChoiceField, self.fields["columns"]).choices = choices
        sensitive = {question.key for question in questions if question.sensitive}
        self.initial.setdefault("columns", [name for name, _label in choices if name not in NOT_BY_DEFAULT | sensitive])


def _heading(question: Question) -> str:
    return f"{question.label} ({_('sensitive')})" if question.sensitive else question.label


def _came_at(person: Person) -> datetime | None:
    """When it was noted that the person came, until check-ins are deleted."""
    check_in = person.check_in
    return timezone.localtime(check_in.at) if check_in and check_in.came else None


@access.for_event
def export(request: AuthenticatedRequest, event: EventPage) -> HttpResponseBase:
    """GET shows the form; the file comes by POST, so that it is in no history and is noted."""
    questions = list(event.questions.all())
    if not request.user.has_perm(access.SENSITIVE):
        questions = [question for question in questions if not question.sensitive]
    rows = selection.Selection(event, request.GET).rows.filter(anonymised_at=None)
    form = ExportForm(request.POST or None, questions=questions, has_sessions=event.has_sessions_to_choose)
    if request.method != "POST" or not form.is_valid():
        context = {"event": event, "form": form, "number": rows.aggregate(people=Sum("seats", default=0))["people"]}
        return TemplateResponse(request, "events/admin/export.html", context)
    names = form.cleaned_data["columns"]
    columns = [_column(name, questions) for name in names]
    log(instance=event, action="events.export", user=request.user, data={"columns": names})
    needed = {NEEDS.get(name, "" if name in COLUMNS else "answers") for name in names} - {""}
    rows = rows.prefetch_related("attendees", "check_ins", *needed).order_by("created_at", "pk")
    table = _table(event, rows, columns, get_language())
    name = f"participants-{event.pk}"
    if form.cleaned_data["format"] == "csv":
        return csv_response(table, name, delimiter=";")  # as spreadsheet programs of this country expect it
    return xlsx_response(table, name)


def _column(name: str, questions: list[Question]) -> Column:
    if name in COLUMNS:
        return COLUMNS[name]
    question = next(question for question in questions if question.key == name)
    return _heading(question), lambda person: words_of(question, _answer(person.registration, name))


def _answer(row: Registration, key: str) -> Any:
    return next((answer.value for answer in row.answers.all() if answer.question_key == key), "")


def _table(event: EventPage, rows: QuerySet[Registration], columns: list[Column], language: str) -> Iterator[list[Any]]:
    """The rows as lists of cells; read while they are sent, when the request's language is gone."""
    with override(language):
        yield [str(heading) for heading, _cell in columns]
    for row in rows.iterator(chunk_size=CHUNK):
        row.event = event
        with override(language):
            cells = [[cell(person) for _heading, cell in columns] for person in people_of(row)]
        yield from cells
