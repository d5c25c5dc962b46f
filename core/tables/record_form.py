"""A form of a record that several people work on."""

from typing import Any

from django.utils.safestring import SafeString
from wagtail.admin.forms import WagtailAdminModelForm


class RecordForm(WagtailAdminModelForm):
    """
    Carries what it was shown with: what nobody changed in it is left as others have made it meanwhile.

    A template within the form has to show `as_shown`.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.show_hidden_initial = not self.is_bound or self.add_initial_prefix(name) in self.data

    @property
    def as_shown(self) -> list[SafeString]:
        return [field.as_hidden(only_initial=True) for field in self if field.field.show_hidden_initial]

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        left = values.keys() - self.changed_data
        return values | {name: getattr(self.instance, name) for name in left}
