from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.models import ModelChoiceIterator

from core.text import languages
from home.models.taxonomies import Term


class ByName(ModelChoiceIterator):
    def __iter__(self) -> Iterator[tuple[Any, str]]:
        return iter(sorted(super().__iter__(), key=lambda choice: languages.sort_key(choice[1])))


class TermsField(forms.ModelMultipleChoiceField):
    """Boxes to tick, in the reader's language and the order of its alphabet."""

    widget = forms.CheckboxSelectMultiple
    iterator = ByName

    def label_from_instance(self, term: Term) -> str:
        return str(term.name)
