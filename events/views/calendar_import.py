"""A calendar file becomes the draft of an event."""

from django import forms
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from events import calendar_import
from events.models import EventIndexPage
from home.page_form_view import PageFormView
from home.translation import drafts


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


class CalendarImportView(PageFormView):
    """For those who may add an event below the page."""

    page_model = EventIndexPage
    form_class = CalendarFileForm
    page_title = gettext_lazy("Event from a calendar file")
    header_icon = "calendar-alt"
    submit_label = gettext_lazy("Make a draft")
    submitting_label = gettext_lazy("Reading …")

    def is_allowed(self, permissions):
        return permissions.can_add_subpage()

    def form_valid(self, form):
        event, left_out = form.draft.page, form.draft.left_out
        event.live, event.owner, event.locale = False, self.request.user, self.page.locale
        drafts.add(self.page, event, self.request.user)
        messages.success(self.request, _("The draft is made. Please complete it before you publish it."))
        if left_out:
            words = _("Not taken over: %(things)s.") % {"things": "; ".join(map(str, left_out))}
            messages.warning(self.request, words)
        return redirect("wagtailadmin_pages:edit", event.pk)
