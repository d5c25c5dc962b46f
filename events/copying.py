"""Copying an event asks for the next date and place; the times that hang on the start move along."""

import re
from datetime import timedelta
from typing import Any

from django.http import HttpRequest

from events import programme, times
from events.forms import PLACE, fields_of, read_clocks
from events.models import EventPage
from home.forms.copying import CopyForm

WHEN = ["starts_at", "ends_at"]
BESIDES = ["opens_at", "closes_at", "cancel_until"]
A_YEAR = timedelta(weeks=52)  # to the same weekday


class EventCopyForm(CopyForm):
    """Of the form for copies; the copy is a draft, since its words have to be read again."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.event = self.page.specific
        for name in ("publish_copies", "alias"):
            self.fields.pop(name, None)
        self.fields |= fields_of(self.event, [*WHEN, *PLACE])
        for name in WHEN:
            self.fields[name].initial += A_YEAR
        self.order_fields(["new_title", "new_slug", *WHEN, *PLACE, "new_parent_page"])
        begin = self.fields["starts_at"].initial
        for name in ("new_title", "new_slug"):
            self.fields[name].initial = _of_the_year(self.fields[name].initial, (begin - A_YEAR).year, begin.year)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        read_clocks(self, cleaned, WHEN, self.event.timezone)
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
    by = times.between(copy.starts_at, given["starts_at"], copy.timezone)
    given |= {name: times.later(value, by, copy.timezone) for name in BESIDES if (value := getattr(copy, name))}
    programme.move(copy, given["starts_at"])
    for name, value in given.items():
        setattr(copy, name, value)
    copy.save(clean=False)
    copy.save_revision(user=request.user, clean=False)
