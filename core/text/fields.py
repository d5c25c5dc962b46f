"""Fields of models whose words are in each language of the site."""

from typing import TYPE_CHECKING, Any

from django.db.models import Field, Model
from django_stubs_ext import StrOrPromise

from core.text import languages


class InEachLanguage:
    """
    A column for each language, and the words in the reader's language or else in the source language.

    `name = InEachLanguage(CharField, _("name"), max_length=120)` makes `name_de`, `name_fr` and so on, and the property
    `name`. `source` and `others` are options of the source language's column and of those of the other languages,
    which may stay empty unless `others` says otherwise.
    """

    def __init__(
        self,
        field: type[Field],
        words: StrOrPromise,
        *,
        source: dict[str, Any] | None = None,
        others: dict[str, Any] | None = None,
        **options: Any,
    ) -> None:
        own = dict.fromkeys(languages.TRANSLATED, {"blank": True} if others is None else others)
        own[languages.SOURCE] = source or {}
        # Made here: Django orders the fields of a model by their making.
        self.columns = {
            code: field(language.label_of(words), **(options | own[code]))
            for code, language in languages.LANGUAGES.items()
        }

    def contribute_to_class(self, model: type[Model], name: str) -> None:
        """Called by Django for each such attribute of a model."""
        for code, column in self.columns.items():
            column.contribute_to_class(model, f"{name}_{code}")
        setattr(model, name, property(lambda record: languages.localized_field(record, name)))

    if TYPE_CHECKING:  # what the property gives

        def __get__(self, record: object, model: type | None = None) -> languages.Localized: ...
