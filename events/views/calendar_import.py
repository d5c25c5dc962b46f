"""A calendar file becomes the draft of an event."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

from events import calendar_import
from events.models import EventIndexPage
from home.admin.page_form_view import DraftFormView


class CalendarFileForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("calendar file (.ics)"),
        help_text=gettext_lazy("As Outlook, Google, Apple or Thunderbird save an event."),
        widget=forms.FileInput({"accept": ".ics,text/calendar"}),
    )

    def clean_file(self):
        self.draft = calendar_import.read(self.cleaned_data["file"])
        if errors := self.draft.page.time_errors():
            raise ValidationError(list(errors.values()))
        return self.cleaned_data["file"]


class CalendarImportView(DraftFormView):
    page_model = EventIndexPage
    form_class = CalendarFileForm
    page_title = gettext_lazy("Event from a calendar file")
    header_icon = "calendar-alt"

    def draft_of(self, form):
        return form.draft.page, form.draft.left_out
