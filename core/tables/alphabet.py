"""The order of names in lists of the admin, which the database's order of bytes is not."""

import unicodedata
from typing import Any

from django.db.models import CharField, Func, QuerySet, TextField, Value
from django.db.models.functions import Collate, Lower

from core.text import languages

_LATIN = {letter: unicodedata.normalize("NFKD", letter)[0] for letter in map(chr, range(0xE0, 0x180))}
_PLACES = {letter: base for letter, base in _LATIN.items() if base.isascii()} | languages.PLACES
_LETTERS_AND_PLACES = Value("".join(_PLACES)), Value("".join(_PLACES.values()))


def in_order(queryset: QuerySet[Any]) -> QuerySet[Any]:
    """The same rows, by the alphabet where a text of their own orders them: Öhringen comes before Urach."""
    names = queryset.query.order_by or queryset.model._meta.ordering
    return queryset.order_by(*(_by_alphabet(queryset.model, name) if isinstance(name, str) else name for name in names))


def _by_alphabet(model: Any, name: str) -> Any:
    fields = {field.name: field for field in model._meta.concrete_fields}
    field = fields.get(name.removeprefix("-"))
    if not isinstance(field, (CharField, TextField)) or field.choices:
        return name
    in_place = Func(Lower(field.name), *_LETTERS_AND_PLACES, function="TRANSLATE", output_field=TextField())
    order = Collate(in_place, "C")
    return order.desc() if name.startswith("-") else order.asc()
