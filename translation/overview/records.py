"""Records that have a column for each language, and in which of these they lack words."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.conf import settings
from django.db.models import CharField, Model, Q, SlugField, TextField
from django.utils.text import capfirst
from wagtail.images import get_image_model

from core.text import languages


@dataclass(frozen=True)
class Gap:
    """A record, and the names of the columns in which a language lacks what is there in German."""

    record: Model
    language: str
    fields: str

    @property
    def title(self) -> str:
        return str(self.record)

    @property
    def kind(self) -> str:
        return capfirst(str(self.record._meta.verbose_name))

    @property
    def language_name(self) -> str:
        return languages.name_of(self.language)


@cache
def translated_fields() -> dict[type[Model], list[str]]:
    """`{model: names of what it has in each language}` of all records that editors look after."""
    models = [*(apps.get_model(name) for name in settings.EDITORS_RECORDS), get_image_model()]
    found = {model: _names(model) for model in models}
    return {model: names for model, names in found.items() if names}


def _names(model: type[Model]) -> list[str]:
    suffix = f"_{languages.SOURCE}"
    words = {field.name for field in model._meta.get_fields() if _holds_words(field)}
    names = [name.removesuffix(suffix) for name in sorted(words) if name.endswith(suffix)]
    return [name for name in names if words.issuperset(languages.columns(name))]


def _holds_words(field: object) -> bool:
    return isinstance(field, CharField | TextField) and not isinstance(field, SlugField)


def gaps(codes: list[str]) -> Iterator[Gap]:
    """Of these languages, with one query for each model."""
    for model, names in translated_fields().items():
        lacking = Q()
        for name in names:
            for code in codes:
                lacking |= ~Q(**{f"{name}_{languages.SOURCE}": ""}) & Q(**{f"{name}_{code}": ""})
        for record in model._default_manager.filter(lacking).order_by("pk"):
            for code in codes:
                if fields := [_label(model, name) for name in names if _lacks(record, name, code)]:
                    yield Gap(record, code, ", ".join(fields))


def _lacks(record: Model, name: str, code: str) -> bool:
    return bool(getattr(record, f"{name}_{languages.SOURCE}")) and not getattr(record, f"{name}_{code}")


def _label(model: type[Model], name: str) -> str:
    field = model._meta.get_field(f"{name}_{languages.SOURCE}")
    return str(getattr(field, "verbose_name", name))
