"""Codes that editors choose by name from a list which no migration holds: countries, time zones."""

from django import forms
from django.db import models


class CodeFormField(forms.TypedChoiceField):
    def __init__(self, *, choices, required=True, max_length=None, empty_value="", **kwargs):
        super().__init__(choices=lambda: [("", "—"), *choices()], required=required, empty_value=empty_value, **kwargs)


class CodeField(models.CharField):
    """A text to the database; `all_choices` says among what is chosen, in the active language."""

    @staticmethod
    def all_choices():
        raise NotImplementedError

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": CodeFormField, "choices": self.all_choices, **kwargs})

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs
