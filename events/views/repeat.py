"""The dialog in which a date of a series gets further ones: by which rule, then which dates, then they are made."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import redirect
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages

from events import series, wording
from events.models import EventPage
from home.admin.page_form_view import PageFormView

MOST = 60


class RepeatForm(forms.Form):
    rule = forms.ChoiceField(
        label=gettext_lazy("Rule"),
        choices=[
            (series.WEEKLY, gettext_lazy("Every week")),
            (series.SAME_WEEKDAY, gettext_lazy("Every month on the same weekday, such as the second Tuesday")),
            (series.SAME_DAY, gettext_lazy("Every month on the same day; months without it are left out")),
        ],
        widget=forms.RadioSelect,
    )
    number = forms.IntegerField(label=gettext_lazy("How many further dates"), min_value=1, max_value=MOST, initial=9)

    def __init__(self, *args, event, **kwargs):
        super().__init__(*args, **kwargs)
        self.event = event

    def clean(self):
        cleaned = super().clean()
        if self.errors:
            return cleaned
        try:
            self.found = series.further(self.event, cleaned["rule"], cleaned["number"])
            series.refuse_known(self.event, self.found)
        except ValidationError as error:
            raise ValidationError(error.messages) from None
        return cleaned

    @property
    def digest(self):
        """Of the dates that the editor has seen; only these are made."""
        return salted_hmac("events.repeat", repr(self.found)).hexdigest()

    @property
    def shown(self):
        return [wording.whole_moment(date["starts_at"], self.event) for date in self.found]


class RepeatView(PageFormView):
    """For those who may publish below the series."""

    template_name = "events/admin/repeat.html"
    page_model = EventPage
    form_class = RepeatForm
    page_title = gettext_lazy("Add further dates")
    header_icon = "calendar-alt"
    submit_label = gettext_lazy("Show the dates")
    submitting_label = gettext_lazy("One moment …")

    def is_allowed(self, permissions):
        above = self.page.get_parent().permissions_for_user(self.request.user)
        return bool(self.page.series) and self.page.live and above.can_add_subpage() and permissions.can_publish()

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"event": self.page}

    def form_valid(self, form):
        if self.request.POST.get("seen") != form.digest:
            shown = {"dates": form.shown, "seen": form.digest}
            labels = {"submit_button_label": _("Publish these dates")}
            return self.render_to_response(self.get_context_data(form=form) | shown | labels)
        with transaction.atomic():
            made = series.repeat(self.page, form.cleaned_data["rule"], form.cleaned_data["number"], self.request.user)
        words = ngettext("%(number)s date is published.", "%(number)s dates are published.", len(made))
        messages.success(self.request, words % {"number": len(made)})
        return redirect("wagtailadmin_explore", self.page.get_parent().pk)
