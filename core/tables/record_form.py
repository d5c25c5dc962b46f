"""A form of a record that several people work on."""

from functools import partial
from typing import Any

from django.db.models import Manager
from django.forms.widgets import DateTimeBaseInput, HiddenInput, MultipleHiddenInput
from django.utils.safestring import SafeString
from wagtail.admin.forms import WagtailAdminModelForm


class _HiddenTime(HiddenInput):
    """To the minute where the field is shown so: with seconds it would differ from what comes back unchanged."""

    def __init__(self, shown: DateTimeBaseInput) -> None:
        super().__init__()
        self.shown = shown

    def format_value(self, value: Any) -> str | None:
        return self.shown.format_value(value)


class RecordForm(WagtailAdminModelForm):
    """
    Carries what it was shown with: what nobody changed in it is left as others have made it meanwhile.

    A template within the form has to show `as_shown`.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shown = {name for name in self.fields if self.add_initial_prefix(name) in self.data}
        for name, field in self.fields.items():
            is_many = issubclass(field.hidden_widget, MultipleHiddenInput)  # without any it has nothing to be sent
            field.show_hidden_initial = not self.is_bound or name in shown or (is_many and bool(shown))
            if isinstance(field.widget, DateTimeBaseInput):
                field.hidden_widget = partial(_HiddenTime, field.widget)

    @property
    def as_shown(self) -> list[SafeString]:
        return [field.as_hidden(only_initial=True) for field in self if field.field.show_hidden_initial]

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        left = values.keys() - self.changed_data
        stored = {name: getattr(self.instance, name) for name in left}
        return values | {name: one.all() if isinstance(one, Manager) else one for name, one in stored.items()}
