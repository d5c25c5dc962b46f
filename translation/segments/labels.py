"""Where on the page words stand, as the admin calls it."""

from typing import Any

from django.db.models import Model
from django.utils.text import capfirst
from wagtail.blocks import BaseStreamBlock, BaseStructBlock, Block, ListBlock
from wagtail.fields import StreamField


def label_of(model: type[Model], field_path: str) -> str:
    """`body.quote.author` → `Inhalt › Zitat › Name`, in the active language."""
    first, *rest = field_path.split(".")
    try:
        field: Any = model._meta.get_field(first)
    except LookupError:
        return first
    if isinstance(field, StreamField):
        return " › ".join([_name(field), *_of_blocks(field.stream_block, rest)])
    if field.one_to_many and rest:
        return f"{capfirst(field.related_model._meta.verbose_name)} › {label_of(field.related_model, '.'.join(rest))}"
    return _name(field)


def longest(model: type[Model], path: str) -> int | None:
    """How many characters the field of the page takes, where it says so."""
    fields = {field.name: field for field in model._meta.concrete_fields}
    return getattr(fields.get(path), "max_length", None)


def help_of(model: type[Model], path: str) -> str:
    fields = {field.name: field for field in model._meta.concrete_fields}
    return str(getattr(fields.get(path), "help_text", ""))


def _name(field: Any) -> str:
    return capfirst(str(getattr(field, "verbose_name", field.name)))


def _of_blocks(block: Block, names: list[str]) -> list[str]:
    labels = []
    for name in names:
        if isinstance(block, ListBlock):
            block = block.child_block
        elif isinstance(block, BaseStreamBlock | BaseStructBlock) and name in block.child_blocks:
            block = block.child_blocks[name]
            labels.append(capfirst(str(block.label)))
        else:
            break
    return labels
