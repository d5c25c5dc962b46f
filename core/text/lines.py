"""Texts of one line that people type: names, titles, subjects of mails."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


class OneLineField(forms.CharField):
    """Refuses line breaks, which no browser sends from a field of one line, unless its widget has several."""

    def validate(self, value: str) -> None:
        super().validate(value)
        if isinstance(self.widget, forms.TextInput) and ("\n" in value or "\r" in value):
            raise ValidationError(_("This has to stand in one line."), code="line_break")
