"""Some of a few choices, ticked in the admin."""

from typing import Any

from django import forms
from django.contrib.postgres.fields import ArrayField


class ChoicesField(ArrayField):
    """Some of the choices of its base field."""

    def formfield(self, **kwargs: Any) -> Any:  # type: ignore[override]  # Django gives keywords only
        # Not by ArrayField, whose form field is typed as “this, that”.
        return super(ArrayField, self).formfield(
            form_class=forms.MultipleChoiceField,
            choices=self.base_field.choices,
            widget=forms.CheckboxSelectMultiple,
            show_hidden_initial=False,
            **kwargs,
        )
