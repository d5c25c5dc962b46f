"""Choosing sessions in a form: those that overlap are refused here, those that are full under the lock."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.text import typography
from events import programme as in_words
from events.models import EventPage, Session
from events.registration import programme


class SessionBoxes(forms.CheckboxSelectMultiple):
    full: Collection[str] = ()  # cannot be ticked any more, but what is ticked can be taken back

    def create_option(
        self, name: str, value: Any, label: Any, selected: Any, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        option = super().create_option(name, value, label, selected, *args, **kwargs)
        if value in self.full and not selected:
            option["attrs"]["disabled"] = True
        return option


class SessionsField(forms.MultipleChoiceField):
    """Gives the chosen sessions themselves."""

    widget = SessionBoxes

    def __init__(self, *, event: EventPage, sessions: Collection[Session], **kwargs: Any) -> None:
        labels = [(str(session.pk), _label(session, event)) for session in sessions]
        super().__init__(label=_("Your sessions"), required=False, choices=labels, **kwargs)
        self.sessions = {str(session.pk): session for session in sessions}
        self.widget.full = [key for key, session in self.sessions.items() if not session.free]

    def clean(self, value: Any) -> list[Session]:
        chosen = [self.sessions[key] for key in super().clean(value)]
        programme.refuse_overlap(chosen)
        return chosen


def _label(session: Session, event: EventPage) -> str:
    line = in_words.line(session, event)
    left = in_words.seats(session)
    return f"{line} {typography.dash().strip()} {left}" if left else line


def add_to(form: forms.Form, event: EventPage) -> SessionsField | None:
    """The field, if the event has sessions to choose."""
    if not event.has_sessions_to_choose:
        return None
    field = SessionsField(event=event, sessions=list(event.sessions_to_choose))
    form.fields[programme.FIELD] = field
    return field
