"""The form in which editors fill in an event."""

from django.core.exceptions import ValidationError

from events import times
from home.page_form import PageForm

TIMES = ["starts_at", "ends_at", "opens_at", "closes_at", "cancel_until"]


class EventPageForm(PageForm):
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
