"""A calendar file becomes the draft of an event."""

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from core.text import languages
from events import calendar_import
from events.models import EventIndexPage
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


class CalendarImportView(WagtailAdminTemplateMixin, FormView):
    """For those who may add an event below the page."""

    template_name = "wagtailadmin/generic/form.html"
    form_class = CalendarFileForm
    page_title = gettext_lazy("Event from a calendar file")
    header_icon = "calendar-alt"

    def dispatch(self, request, page_id):
        self.index = get_object_or_404(EventIndexPage, pk=page_id, locale__language_code=languages.SOURCE)
        if not self.index.permissions_for_user(request.user).can_add_subpage():
            raise PermissionDenied
        return super().dispatch(request, page_id)

    def get_page_subtitle(self):
        return self.index.get_admin_display_title()

    def get_context_data(self, **kwargs):
        action = reverse("events_admin:calendar_import", args=[self.index.pk])
        labels = {"submit_button_label": _("Make a draft"), "submit_button_active_label": _("Reading …")}
        return super().get_context_data(**kwargs) | labels | {"action_url": action}

    def form_valid(self, form):
        page, left_out = form.draft.page, form.draft.left_out
        page.live, page.owner, page.locale = False, self.request.user, self.index.locale
        drafts.add(self.index, page, self.request.user)
        messages.success(self.request, _("The draft is made. Please complete it before you publish it."))
        if left_out:
            words = _("Not taken over: %(things)s.") % {"things": "; ".join(map(str, left_out))}
            messages.warning(self.request, words)
        return redirect("wagtailadmin_pages:edit", page.pk)
