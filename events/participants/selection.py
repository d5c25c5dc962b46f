"""Which of an event's participants an editor looks at: the filters of the list, its export and its mails."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.mail.models import OutboxMail
from core.text import languages
from events.models import Answer, EventPage, Registration

ALL = ("", pgettext_lazy("filter", "All"))
State = Registration.State


class SelectionForm(forms.Form):
    q = forms.CharField(label=_("Name, organisation or e-mail address"), max_length=100, required=False)
    state = forms.ChoiceField(label=_("State"), choices=[ALL, *State.choices], required=False)
    mode = forms.ChoiceField(label=_("Takes part"), choices=[ALL, *Registration.Attendance.choices], required=False)
    language = forms.ChoiceField(label=_("Language"), choices=lambda: [ALL, *languages.choices()], required=False)
    open = forms.BooleanField(label=_("Only with required answers missing"), required=False)


class Selection:
    """The registrations of an event that match a query string; a wrong one leaves the list unfiltered and says so."""

    def __init__(self, event: EventPage, data: QueryDict) -> None:
        self.event = event
        self.form = SelectionForm(data or None)
        sessions = [(str(session.pk), session.title) for session in event.programme if session.is_to_choose]
        if sessions:
            self.form.fields["session"] = forms.ChoiceField(
                label=_("Session"), choices=[ALL, *sessions], required=False
            )
        self.is_wrong = self.form.is_bound and not self.form.is_valid()
        self.chosen = {} if self.is_wrong or not self.form.is_bound else self.form.cleaned_data

    @property
    def rows(self) -> QuerySet[Registration]:
        rows = Registration.objects.filter(event=self.event)
        for name, field in (("state", "state"), ("mode", "attendance"), ("language", "language")):
            if value := self.chosen.get(name):
                rows = rows.filter(**{field: value})
        if session := self.chosen.get("session"):
            rows = rows.filter(choices__session=session, choices__was_full=False)
        if text := self.chosen.get("q"):
            rows = rows.filter(Q(name__icontains=text) | Q(organisation__icontains=text) | Q(email__icontains=text)
                               | Exists(self._named(text)))  # fmt: skip
        return rows.filter(self._with_gaps()) if self.chosen.get("open") else rows

    def _named(self, text: str) -> QuerySet[Registration]:
        return Registration.objects.filter(pk=OuterRef("pk"), attendees__name__icontains=text)

    def _with_gaps(self) -> Q:
        gaps: Any = Q(pk__in=[])
        for question in self.event.questions.filter(required=True):
            answers = Answer.objects.filter(registration=OuterRef("pk"), question_key=question.key)
            gaps |= ~Exists(answers.exclude(value="").exclude(value=[]))
        return gaps


def counts(event: EventPage) -> list[dict[str, Any]]:
    """For each way of taking part: its capacity and the places held, offered and waited for, with one query."""
    held = Registration.objects.filter(event=event).order_by().values("attendance").annotate(
        held=Sum("seats_held", default=0),
        offered=Sum("seats_held", filter=Q(state=State.OFFERED), default=0),
        waiting=Sum("seats", filter=Q(state=State.WAITLISTED), default=0),
        registrations=Count("pk"),
    )  # fmt: skip
    found = {row["attendance"]: row for row in held}
    nothing = {"held": 0, "offered": 0, "waiting": 0, "registrations": 0}
    return [
        {
            "label": way.label,
            "attendance": way.value,
            "capacity": event.capacity_of(way),
            **found.get(way.value, nothing),
        }
        for way in Registration.Attendance
        if way.value in found or way in event.ways
    ]


def overbooked(event: EventPage) -> list[dict[str, Any]]:
    """The ways of taking part in which more places are held than there are."""
    return [row for row in counts(event) if row["capacity"] is not None and row["held"] > row["capacity"]]


def with_mail_trouble(registrations: Iterable[Registration]) -> set[int | None]:
    """The keys of those to whom a mail could not be delivered."""
    failed = OutboxMail.objects.filter(
        about_type__app_label="events", about_type__model="registration", state=OutboxMail.State.FAILED
    )
    return set(failed.filter(about_id__in=[row.pk for row in registrations]).values_list("about_id", flat=True))
