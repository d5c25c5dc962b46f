"""A mail to those whom the list shows: written in the source language, and in the others if the editor can."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, cast

from django import forms
from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.db.models import Count, QuerySet
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.log_actions import log

from core.mail import outbox
from core.text import languages
from core.text.lines import OneLineField
from events.models import EventPage, Mailing, Registration
from events.participants import access, selection
from events.registration import mailings, mails
from home.admin.requests import AuthenticatedRequest

WORDS = [*languages.columns("subject"), *languages.columns("text")]


class MailForm(forms.Form):
    """The words in each language; where one is empty, its readers get the German words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code in languages.CODES:
            needed, named = code == languages.SOURCE, {"language": languages.LANGUAGES[code].name}
            self.fields[f"subject_{code}"] = OneLineField(
                label=_("Subject (%(language)s)") % named, max_length=150, required=needed
            )
            self.fields[f"text_{code}"] = forms.CharField(
                label=_("Text (%(language)s)") % named,
                max_length=10_000,
                required=needed,
                widget=forms.Textarea({"rows": 6}),
            )
        self.fields["sure"] = forms.BooleanField(label=_("Yes, send this mail"), required=False)

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        for code in languages.CODES:
            subject, text = cleaned.get(f"subject_{code}"), cleaned.get(f"text_{code}")
            if bool(subject) != bool(text) and not self.errors:
                self.add_error(f"text_{code}", _("Write both a subject and a text, or neither."))
        return cleaned

    def words(self, language: str) -> tuple[str, str]:
        code = language if self.cleaned_data.get(f"text_{language}") else languages.SOURCE
        return self.cleaned_data[f"subject_{code}"], self.cleaned_data[f"text_{code}"]


class RecipientsForm(forms.Form):
    """Whom of those that the list shows the mail is for; nothing ticked: all of them."""

    to = forms.MultipleChoiceField(
        label=gettext_lazy("State"), required=False, widget=forms.CheckboxSelectMultiple, choices=()
    )
    way = forms.MultipleChoiceField(
        label=gettext_lazy("Takes part"), required=False, widget=forms.CheckboxSelectMultiple, choices=()
    )

    def __init__(self, data: QueryDict, rows: QuerySet[Registration]) -> None:
        super().__init__(data)
        self.rows = rows
        self._offer("to", "state", [Registration.State(state) for state in mails.WRITTEN_TO])
        self._offer("way", "attendance", list(Registration.Attendance))

    def _offer(self, name: str, field: str, values: list[Any]) -> None:
        numbers = dict(self.rows.order_by().values_list(field).annotate(Count("pk")))
        choices = [(value.value, f"{value.label} ({numbers.get(value.value, 0)})") for value in values]
        cast(forms.MultipleChoiceField, self.fields[name]).choices = choices

    @property
    def chosen(self) -> QuerySet[Registration]:
        if not self.is_valid():
            return self.rows.none()
        rows = self.rows
        for name, column in (("to", "state"), ("way", "attendance")):
            if values := self.cleaned_data[name]:
                rows = rows.filter(**{f"{column}__in": values})
        return rows


def recipients(event: EventPage, query: QueryDict) -> RecipientsForm:
    """Those whom the list shows, who have an address and have not left."""
    rows = selection.Selection(event, query).rows.filter(state__in=mails.WRITTEN_TO)
    return RecipientsForm(query, rows.exclude(email=""))


@dataclass(frozen=True)
class Plan:
    """A mailing before it is sent: its kind, and whom it is for."""

    kind: Mailing.Kind
    title: str
    rows: QuerySet[Registration]
    context_of: Callable[[str, str, str], dict[str, Any]]  # of the preview: language, subject, text
    extra: dict[str, Any] = field(default_factory=dict)  # of the template
    initial: dict[str, str] = field(default_factory=dict)


@access.for_event
def write(request: AuthenticatedRequest, event: EventPage) -> HttpResponse:
    chosen = recipients(event, request.GET)

    def context_of(language: str, subject: str, text: str) -> dict[str, Any]:
        return mails.note_context(somebody(event, language), subject, text, "…")

    kept = [(name, value) for name, value in request.GET.items() if name in selection.SelectionForm.base_fields]
    title = _("Write to participants")
    extra = {"recipients": chosen, "kept": kept}
    return answer(request, event, Plan(Mailing.Kind.ORGANISER_NOTE, title, chosen.chosen, context_of, extra))


def somebody(event: EventPage, language: str, state: str = Registration.State.CONFIRMED) -> Registration:
    """Who reads a preview."""
    return Registration(event=event, language=language, name="…", state=state)


def answer(request: AuthenticatedRequest, event: EventPage, plan: Plan) -> HttpResponse:
    """Show the words, then what becomes of them in each language; only what was seen is sent."""
    rows = plan.rows
    form = MailForm(request.POST or None, initial=plan.initial)
    context = {"event": event, "title": plan.title, "form": form, "number": rows.count(), "previews": []}
    if request.method == "POST" and form.is_valid():
        confirmed = _signed(form, rows)
        if form.cleaned_data["sure"] and _is(confirmed, request.POST.get("preview", "")):
            return _send(request, event, plan, form)
        if form.cleaned_data["sure"] and request.POST.get("preview"):
            messages.warning(request, _("Words or recipients have changed since the preview. Please look again."))
        context["preview"] = confirmed
        context["previews"] = [
            (languages.LANGUAGES[code].name, *_rendered(plan, code, form), rows.filter(language=code).count())
            for code in languages.CODES
        ]
    return TemplateResponse(request, "events/admin/write_to_participants.html", context | plan.extra)


def _digest(form: MailForm, rows: QuerySet[Registration]) -> str:
    words = [form.cleaned_data[name] for name in sorted(form.cleaned_data) if name != "sure"]
    ids = rows.order_by("pk").values_list("pk", flat=True)
    return hashlib.sha256(repr([words, list(ids)]).encode()).hexdigest()


def _signed(form: MailForm, rows: QuerySet[Registration]) -> str:
    """What the editor has seen; only this is sent."""
    return Signer(salt="events.mailing").sign(_digest(form, rows))


def _is(confirmed: str, preview: str) -> bool:
    try:
        return Signer(salt="events.mailing").unsign(preview) == Signer(salt="events.mailing").unsign(confirmed)
    except BadSignature:
        return False


def _rendered(plan: Plan, language: str, form: MailForm) -> tuple[str, str]:
    subject, plain, _html = outbox.render(
        f"events.{plan.kind}", language, plan.context_of(language, *form.words(language))
    )
    return subject, plain


def _send(request: AuthenticatedRequest, event: EventPage, plan: Plan, form: MailForm) -> HttpResponse:
    words = {name: form.cleaned_data[name] for name in WORDS}
    with transaction.atomic():
        number = mailings.send(event, plan.kind, words, plan.rows, request.user)
        if number:
            log(instance=event, action="events.mail", user=request.user, data={"recipients": number})
    if not number:
        messages.warning(request, _("No mail was written: all of them have got these words already."))
        return redirect("participants:list", event.pk)
    told = ngettext("%(number)s mail is in the outbox.", "%(number)s mails are in the outbox.", number)
    messages.success(request, told % {"number": number})
    return redirect("participants:list", event.pk)
