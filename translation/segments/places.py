"""Where words stand on the German page: the panel, the block and the field, as its own form has and names them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import FieldDoesNotExist
from django.db.models import ForeignObjectRel
from django.utils.encoding import force_str
from django.utils.html import strip_tags
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.admin.panels import TabbedInterface
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page


@dataclass(frozen=True)
class Place:
    """`section` is the tab of the form, `block` the block on the page, if it is in one; `field` that of the form."""

    section: str
    order: int
    block: str
    label: str
    field: forms.Field | None

    @property
    def name(self) -> str:
        """`Zitat › Name`."""
        return " › ".join(dict.fromkeys(filter(None, (self.block, self.label))))

    @property
    def note(self) -> str:
        """What the form explains."""
        return strip_tags(str(getattr(self.field, "help_text", None) or ""))  # blocks of rich text say None

    @property
    def max_length(self) -> int | None:
        return getattr(self.field, "max_length", None)

    @property
    def is_one_line(self) -> bool:
        return isinstance(self.field, forms.CharField) and isinstance(self.field.widget, forms.TextInput)


class Places:
    """Those of a page type."""

    def __init__(self, page_type: type[Page]) -> None:
        self.page_type = page_type

    def find(self, field_path: str) -> Place:
        name, *parts = field_path.split(".")
        section, order = self._order.get(name, (_("Other"), len(self._order)))
        try:
            field: Any = self.page_type._meta.get_field(name)
        except FieldDoesNotExist:  # the page type has changed since
            return Place(section, order, "", name, None)
        form_field = self._form_fields.get(name)
        if isinstance(field, StreamField):
            found = list(_walk(field.stream_block, parts))
            block = found[0] if found else field.stream_block
            return Place(section, order, force_str(block.label), _path(found[1:] or found), _field_of(found[-1:]))
        if isinstance(field, ForeignObjectRel) and parts:
            related: Any = field.related_model
            child = related._meta.get_field(parts[-1])
            return Place(section, order, "", capfirst(force_str(child.verbose_name)), child.formfield())
        label = form_field.label if form_field and form_field.label else field.verbose_name
        return Place(section, order, "", capfirst(force_str(label)), form_field)

    @cached_property
    def _form_fields(self) -> dict[str, forms.Field]:
        fields: dict[str, forms.Field] = self.page_type.get_edit_handler().get_form_class().base_fields
        return fields

    @cached_property
    def _order(self) -> dict[str, tuple[str, int]]:
        """`{field: (heading of its tab, its place)}`."""
        handler = self.page_type.get_edit_handler()
        tabs = handler.children if isinstance(handler, TabbedInterface) else [handler]
        names = [(force_str(tab.heading), name) for tab in tabs for name in _names(tab.get_form_options())]
        return {name: (heading, order) for order, (heading, name) in enumerate(names)}


def _names(options: dict[str, Any]) -> Iterable[str]:
    return [*options.get("fields", []), *options.get("formsets", {})]


def _walk(block: blocks.Block, parts: list[str]) -> Iterator[blocks.Block]:
    """The blocks on the way to a field, the topmost first; items of lists are not named."""
    for part in parts:
        if isinstance(block, blocks.ListBlock):
            block = block.child_block
            continue
        if not isinstance(block, blocks.BaseStructBlock | blocks.BaseStreamBlock | ImageBlock):
            return
        if part not in block.child_blocks:  # the page type has changed since
            return
        block = block.child_blocks[part]
        yield block


def _path(found: list[blocks.Block]) -> str:
    return " › ".join(force_str(block.label) for block in found)


def _field_of(found: list[blocks.Block]) -> forms.Field | None:
    return getattr(found[0], "field", None) if found else None
