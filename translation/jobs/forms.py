"""What editors fill in to give a job, and to prolong it."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateInput

from core.text import languages
from core.text.addresses import EmailField
from core.text.lines import OneLineField
from translation.models import ExternalJob

AFTER_DUE = datetime.timedelta(days=7)
WITHOUT_DUE = datetime.timedelta(days=30)


def end_of(day: datetime.date) -> datetime.datetime:
    """The last moment of a day."""
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(23, 59, 59)))


class JobForm(forms.Form):
    name = OneLineField(label=gettext_lazy("Name"), max_length=200)
    email = EmailField(label=gettext_lazy("E-mail address"))
    language = forms.ChoiceField(label=gettext_lazy("Language of the mails"), choices=languages.choices)
    note = forms.CharField(
        label=gettext_lazy("Note"),
        max_length=5000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text=gettext_lazy("What the person should know; it stands in the mail and above the words."),
    )
    due = forms.DateField(label=gettext_lazy("Due"), required=False, widget=AdminDateInput)
    ends = forms.DateField(
        label=gettext_lazy("Last day of the link"),
        required=False,
        widget=AdminDateInput,
        help_text=gettext_lazy("If you leave it empty: seven days after it is due, or in 30 days. At most 90 days."),
    )

    def clean_due(self) -> datetime.date | None:
        due = self.cleaned_data["due"]
        if due and due < timezone.localdate():
            raise ValidationError(_("This day has passed."))
        return due

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if self.errors:
            return data
        today, due = timezone.localdate(), data.get("due")
        last = today + ExternalJob.LONGEST - datetime.timedelta(days=1)
        ends = data.get("ends") or (min(due + AFTER_DUE, last) if due else today + WITHOUT_DUE)
        if not (due or today) <= ends <= last:
            self.add_error("ends", _("Please choose a day from the due date on, and at most 90 days from now."))
        if due and due > last:
            self.add_error("due", _("Please choose a day within the next 90 days."))
        data["expires_at"] = end_of(ends) if not self.errors else None
        return data

    def fields_of_job(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("name", "email", "language", "note", "due", "expires_at")}


class ProlongForm(forms.Form):
    until = forms.DateField(label=gettext_lazy("Last day of the link"))
