"""Fields of models whose words are in each language of the site."""

from core.text import languages


class InEachLanguage:
    """
    A column for each language, and the words in the reader's language or else in the source language.

    `name = InEachLanguage(CharField, _("name"), max_length=120)` makes `name_de`, `name_fr` and so on, and the property
    `name`. `source` and `others` are options of the source language's column and of those of the other languages,
    which may stay empty unless `others` says otherwise.
    """

    def __init__(self, field, words, *, source=None, others=None, **options):
        own = dict.fromkeys(languages.TRANSLATED, {"blank": True} if others is None else others)
        own[languages.SOURCE] = source or {}
        # Made here: Django orders the fields of a model by their making.
        self.columns = {
            code: field(language.label_of(words), **(options | own[code]))
            for code, language in languages.LANGUAGES.items()
        }

    def contribute_to_class(self, model, name):
        """Called by Django for each such attribute of a model."""
        for code, column in self.columns.items():
            column.contribute_to_class(model, f"{name}_{code}")
        setattr(model, name, property(lambda record: languages.localized_field(record, name)))
