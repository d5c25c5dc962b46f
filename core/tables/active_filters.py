"""How lists of the admin word the filters in force."""

from collections.abc import Iterator

from django.forms import CheckboxInput
from django.utils.translation import gettext as _
from django_filters import BooleanFilter
from wagtail.admin.active_filters import ActiveFilter, BaseFilterAdapter, register_filter_adapter_class


class BooleanFilterAdapter(BaseFilterAdapter):
    """Wagtail's own says `True` or `False`, and takes a box that nobody has ticked for a filter."""

    def get_active_filters(self) -> Iterator[ActiveFilter]:
        if self.value or not isinstance(self.filter.field.widget, CheckboxInput):
            for active in super().get_active_filters():
                yield active._replace(value=_("Yes") if self.value else _("No"))


def register() -> None:
    register_filter_adapter_class(BooleanFilter, BooleanFilterAdapter)
