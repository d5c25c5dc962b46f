"""A mail to those whom the list shows: written in the source language, and in the others if the editor can."""

import hashlib
from typing import Any

from django import forms
from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.log_actions import log

from core.mail import outbox
from core.text import languages
from events.models import EventPage, Registration
from events.participants import access, selection
from events.registration import mails
from home.requests import AuthenticatedRequest

KIND = "organiser_note"


class MailForm(forms.Form):
    """The words in each language; where one is empty, its readers get the German words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code in languages.CODES:
            needed, named = code == languages.SOURCE, {"language": languages.LANGUAGES[code].name}
            self.fields[f"subject_{code}"] = forms.CharField(
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


def recipients(event: EventPage, query: QueryDict) -> QuerySet[Registration]:
    """Those whom the list shows and who have an address; who has ended only if the list was asked for that state."""
    chosen = selection.Selection(event, query)
    rows = chosen.rows.exclude(email="")
    return rows if chosen.chosen.get("state") else rows.exclude(state__in=Registration.ENDED)


@access.for_event
def write(request: AuthenticatedRequest, event: EventPage) -> HttpResponse:
    rows = recipients(event, request.GET)
    form = MailForm(request.POST or None)
    context = {"event": event, "form": form, "number": rows.count(), "previews": []}
    if request.method == "POST" and form.is_valid():
        confirmed = _signed(form, rows)
        if form.cleaned_data["sure"] and _is(confirmed, request.POST.get("preview", "")):
            return _send(request, event, rows, form)
        if form.cleaned_data["sure"] and request.POST.get("preview"):
            messages.warning(request, _("Words or recipients have changed since the preview. Please look again."))
        context["preview"] = confirmed
        context["previews"] = [
            (languages.LANGUAGES[code].name, *_rendered(event, code, form), rows.filter(language=code).count())
            for code in languages.CODES
        ]
    return TemplateResponse(request, "events/admin/write_to_participants.html", context)


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


def _rendered(event: EventPage, language: str, form: MailForm) -> tuple[str, str]:
    subject, text = form.words(language)
    rendered, plain, _html = outbox.render(
        f"events.{KIND}", language, mails.note_context(event, language, subject, text, name="…", link="…")
    )
    return rendered, plain


def _send(
    request: AuthenticatedRequest, event: EventPage, rows: QuerySet[Registration], form: MailForm
) -> HttpResponse:
    """Each gets the same words once, however often the form is sent."""
    words = repr([form.words(code) for code in languages.CODES])
    key = hashlib.sha256(words.encode()).hexdigest()[:16]
    with transaction.atomic():
        number = sum(
            mails.send_note(registration, *form.words(registration.language), key=key)
            for registration in rows.select_related("event__locale").order_by("pk")
        )
        if number:
            log(instance=event, action="events.mail", user=request.user, data={"recipients": number})
    if not number:
        messages.warning(request, _("No mail was written: all of them have got these words already."))
        return redirect("participants:list", event.pk)
    told = ngettext("%(number)s mail is in the outbox.", "%(number)s mails are in the outbox.", number)
    messages.success(request, told % {"number": number})
    return redirect("participants:list", event.pk)
