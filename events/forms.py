"""The form in which editors fill in an event."""

from django.core.exceptions import ValidationError
from django.forms.models import fields_for_model
from django.utils.translation import gettext as _
from wagtail.admin.widgets import AdminDateTimeInput

from events import programme, times
from home.forms.pages import PageForm

PLACE = ["place_name", "street", "postcode", "city"]
SESSION_TIMES = ["starts_at", "ends_at"]


def fields_of(event, names):
    """Fields of other forms for facts of an event, with its facts; times as clocks of its zone show them."""
    fields = fields_for_model(type(event), names)
    for name, field in fields.items():
        field.initial = getattr(event, name)
        if name in times.OF_EVENT:
            field.initial = field.initial and times.wall_clock_of(field.initial, event.timezone)
            field.widget = AdminDateTimeInput()
    return fields


def read_clocks(form, cleaned, names, zone):
    """Turn what was typed into instants, in place; a time that no clock shows is told at its field."""
    for name in names:
        if cleaned.get(name):
            try:
                cleaned[name] = times.at(cleaned[name], zone)
            except ValidationError as error:
                form.add_error(name, error)


class EventPageForm(PageForm):
    """Takes all times as the wall-clock times of the event's own zone."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self._is_date_of_series():
            for name in self.instance.words_of_series:
                self.fields.pop(name, None)
        for name in times.OF_EVENT:
            if name in self.fields and (instant := getattr(self.instance, name)):
                self.initial[name] = times.wall_clock_of(instant, self.instance.timezone)
        for form in self._session_forms():
            for name in SESSION_TIMES:
                if instant := getattr(form.instance, name):
                    form.initial[name] = times.wall_clock_of(instant, self.instance.timezone)

    def _session_forms(self):
        return self.formsets["sessions"].forms if "sessions" in self.formsets else []

    def _is_date_of_series(self):
        """Its words are those of the series, which is where they are written."""
        return self.parent_page and self.parent_page.cached_content_type.model == "eventseriespage"

    def clean(self):
        cleaned = super().clean()
        zone = cleaned.get("timezone") or self.instance.timezone
        read_clocks(self, cleaned, times.OF_EVENT, zone)
        self._clean_sessions(cleaned, zone)
        self._keep_chosen_sessions()
        self._keep_answered_questions()
        return cleaned

    def _clean_sessions(self, cleaned, zone):
        """Their times are those of the event's zone too, and lie within the event."""
        event = self._meta.model(starts_at=cleaned.get("starts_at"), ends_at=cleaned.get("ends_at"))
        for form in self._session_forms():
            for name in SESSION_TIMES:
                if not form.is_valid() or not (typed := form.cleaned_data.get(name)):
                    continue
                try:
                    instant = times.at(typed, zone)
                except ValidationError as error:
                    form.add_error(name, error)
                    continue
                if getattr(form.instance, name) != instant:
                    form.changed_data.append(name)  # the zone may be another one
                setattr(form.instance, name, instant)
                if event.starts_at and event.ends_at and programme.outside(instant, event):
                    form.add_error(name, _("Sessions lie within the event."))

    def _keep_chosen_sessions(self):
        deleted = self.formsets["sessions"].deleted_forms if self._session_forms() else []
        for form in deleted:
            if form.instance.pk and form.instance.choices.exists():
                words = _(
                    "People have chosen the session “%(session)s”. Move them to another one before you delete it."
                )
                self.add_error(None, words % {"session": form.instance})

    def _keep_answered_questions(self):
        """What people have answered stays what they meant, and is seen by as few as they were told."""
        questions = self.formsets.get("questions")
        if not self.instance.pk or not questions:
            return
        answered = self.instance.answered_questions()
        for form in questions.forms:
            if (before := answered.get(form.instance.key)) and form.is_valid():
                try:
                    before.refuse_change(form.instance)
                except ValidationError as error:
                    form.add_error(None, error)
