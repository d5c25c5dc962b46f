"""Copying an event asks for the next date and place; the times that hang on the start move along."""

import re
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.forms.models import fields_for_model
from django.http import HttpRequest
from wagtail.admin.widgets import AdminDateTimeInput

from events import programme, times
from events.models import EventPage
from home.copy_form import CopyForm

WHEN = ["starts_at", "ends_at"]
PLACE = ["place_name", "street", "postcode", "city"]
BESIDES = ["opens_at", "closes_at", "cancel_until"]
A_YEAR = timedelta(weeks=52)  # to the same weekday


class EventCopyForm(CopyForm):
    """Of the form for copies; the copy is a draft, since its words have to be read again."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.event = self.page.specific
        for name in ("publish_copies", "alias"):
            self.fields.pop(name, None)
        for name, field in fields_for_model(EventPage, [*WHEN, *PLACE]).items():
            field.initial = getattr(self.event, name)
            if name in WHEN:
                field.initial = times.wall_clock_of(field.initial, self.event.timezone) + A_YEAR
                field.widget = AdminDateTimeInput()
            self.fields[name] = field
        self.order_fields(["new_title", "new_slug", *WHEN, *PLACE, "new_parent_page"])
        begin = times.wall_clock_of(self.event.starts_at, self.event.timezone)
        for name in ("new_title", "new_slug"):
            self.fields[name].initial = _of_the_year(self.fields[name].initial, begin.year, (begin + A_YEAR).year)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name in WHEN:
            if cleaned.get(name):
                try:
                    cleaned[name] = times.at(cleaned[name], self.event.timezone)
                except ValidationError as error:
                    self.add_error(name, error)
        if not self.errors:
            for name, words in (
                EventPage(starts_at=cleaned["starts_at"], ends_at=cleaned["ends_at"]).time_errors().items()
            ):
                self.add_error(name, words)
        return cleaned


def _of_the_year(words: str, year: int, following: int) -> str:
    return re.sub(rf"\b{year}\b", str(following), words)


def settle(request: HttpRequest, copy: EventPage) -> None:
    """Give the copy, a draft, what the form asked for."""
    form = EventCopyForm(request.POST, user=request.user, page=copy)
    form.is_valid()  # but for the slug, which the copy itself has now
    given = {name: form.cleaned_data[name] for name in [*WHEN, *PLACE]}
    later = given["starts_at"] - copy.starts_at
    given |= {name: value + later for name in BESIDES if (value := getattr(copy, name))}
    programme.move(copy, later)
    for name, value in given.items():
        setattr(copy, name, value)
    copy.save(clean=False)
    copy.save_revision(user=request.user, clean=False)
