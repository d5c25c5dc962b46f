"""How the questions of an event are asked in a form."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events.models import Question


def field_of(question: Question, required: bool) -> forms.Field:
    return FIELDS[question.type](question, label=question.label, required=required)


def _yes_or_no(question: Question, **common: Any) -> forms.Field:
    choices = [("yes", _("Yes")), ("no", _("No"))]
    return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **common)


# How each type of question is asked; `events.checks` looks that none is missing.
FIELDS: dict[str, Callable[..., forms.Field]] = {
    Question.Type.TEXT: lambda question, **common: forms.CharField(**common),
    Question.Type.LONG_TEXT: lambda question, **common: forms.CharField(widget=forms.Textarea, **common),
    Question.Type.CHOICE: lambda question, **common: forms.ChoiceField(
        choices=question.numbered_choices, widget=forms.RadioSelect, **common
    ),
    Question.Type.MULTIPLE: lambda question, **common: forms.MultipleChoiceField(
        choices=question.numbered_choices, widget=forms.CheckboxSelectMultiple, **common
    ),
    Question.Type.YES_NO: _yes_or_no,
}
