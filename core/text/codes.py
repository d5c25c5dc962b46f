"""Codes that editors choose by name from a list which no migration holds: countries, time zones."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.db import models
from django_stubs_ext import StrOrPromise

from core.text.widgets import Select

Choices = Sequence[tuple[StrOrPromise, Any]]  # value and label, or the heading of a group and its choices
Deconstructed = tuple[str, str, Sequence[Any], dict[str, Any]]


class CodeFormField(forms.TypedChoiceField):
    widget = Select

    def __init__(
        self,
        *,
        choices: Callable[[], Choices],
        required: bool = True,
        max_length: int | None = None,
        empty_value: str | None = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(choices=lambda: [("", "—"), *choices()], required=required, empty_value=empty_value, **kwargs)


class CodeField(models.CharField):
    """A text to the database; `all_choices` says among what is chosen, in the active language."""

    @staticmethod
    def all_choices() -> Choices:
        raise NotImplementedError

    def formfield(self, **kwargs: Any) -> Any:  # type: ignore[override]  # Django gives keywords only
        return super().formfield(**{"form_class": CodeFormField, "choices": self.all_choices, **kwargs})

    def deconstruct(self) -> Deconstructed:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs
