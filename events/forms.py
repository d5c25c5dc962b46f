"""The form in which editors fill in an event, and the one by which readers find events."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.forms import WagtailAdminPageForm

from events import times

TIMES = ["starts_at", "ends_at", "opens_at", "closes_at", "cancel_until"]


class EventPageForm(WagtailAdminPageForm):
    """Takes all times as the wall-clock times of the event's own zone."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in TIMES:
            if name in self.fields and (instant := getattr(self.instance, name)):
                self.initial[name] = times.wall_clock_of(instant, self.instance.timezone)

    def clean(self):
        cleaned = super().clean()
        zone = cleaned.get("timezone") or self.instance.timezone
        for name in TIMES:
            if cleaned.get(name):
                try:
                    cleaned[name] = times.at(cleaned[name], zone)
                except ValidationError as error:
                    self.add_error(name, error)
        return cleaned


class FinderForm(forms.Form):
    """What a reader may ask the list of events for; the choices are the values that events have."""

    month = forms.ChoiceField(label=_("Month"), required=False)
    country = forms.ChoiceField(label=_("Country of the event’s subject"), required=False)
    topic = forms.ChoiceField(label=_("Topic"), required=False)
    audience = forms.ChoiceField(label=_("For whom"), required=False)
    language = forms.ChoiceField(label=_("Spoken or interpreted language"), required=False)
    mode = forms.ChoiceField(label=_("On site or online"), required=False)
    access = forms.ChoiceField(label=_("Accessibility"), required=False)

    def __init__(self, data, finder):
        super().__init__(data, auto_id="filter-%s", use_required_attribute=False)
        self.finder = finder
        for name, field in self.fields.items():
            field.choices = [("", ""), *finder.labels[name].items()]
            field.widget.attrs["class"] = "kern-form-input__select"

    def answer(self):
        """The keys of the events that match; and each choice is told how many there are with it."""
        chosen = {name: value for name, value in self.cleaned_data.items() if value}
        for name, field in self.fields.items():
            options = [(value, f"{label} ({count})") for value, label, count in self.finder.choices(name, chosen)]
            field.choices = [("", pgettext_lazy("filter", "All")), *options]
        return self.finder.found(chosen)

    def query(self, **changes):
        """The query string of the same question with some answers changed, "" for none."""
        query = QueryDict(mutable=True)
        query.update({name: value for name, value in (self.cleaned_data | changes).items() if value})
        return query.urlencode()
