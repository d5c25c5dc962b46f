"""What a form was filled with, told with what is sent: so that nobody undoes unseen what another has changed."""

from typing import cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from events.models import Registration

NAME = "shown"


def add_to(form: forms.Form, registration: Registration) -> None:
    form.fields[NAME] = forms.CharField(widget=forms.HiddenInput, required=False)
    form.initial[NAME] = registration.changed_at.isoformat()


def refuse_once(form: forms.Form, error: ValidationError) -> None:
    """Keep what was typed; who has seen what has changed meanwhile may send it again."""
    form.add_error(None, error)
    data = cast(QueryDict, form.data).copy()
    data[NAME] = form.initial[NAME]
    form.data = data
