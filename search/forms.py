import re
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from search import facets
from search.analysis.query import MAX_CHARACTERS
from search.kinds import KINDS

_SLUG = re.compile(r"[\w-]{1,50}")


class SearchForm(forms.Form):
    """What a reader may ask the search for; which values a facet has is known only after searching."""

    q = forms.CharField(max_length=MAX_CHARACTERS, required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", ""), *KINDS.items()])
    country = forms.RegexField(r"^[A-Z]{2}$", label=_("Country"), required=False)
    topic = forms.RegexField(rf"^{_SLUG.pattern}$", label=_("Topic"), required=False)
    form = forms.RegexField(rf"^{_SLUG.pattern}$", label=_("Form of co-operation"), required=False)
    audience = forms.RegexField(rf"^{_SLUG.pattern}$", label=_("Audience"), required=False)
    year = forms.IntegerField(label=_("Year"), required=False, min_value=1900, max_value=2199)
    sort = forms.ChoiceField(
        required=False,
        choices=[("", pgettext_lazy("sort by", "Relevance")), ("date", pgettext_lazy("sort by", "Date, newest first"))],
    )

    @property
    def query(self) -> str:
        return self.cleaned_data.get("q", "")

    @property
    def chosen(self) -> dict[str, Any]:
        return {facet: self.cleaned_data[facet] for facet in facets.COLUMNS if self.cleaned_data.get(facet)}

    def address(self, **changes: Any) -> str:
        """The query string of the same search with some answers changed; what is empty is left out."""
        values = {name: self.cleaned_data.get(name) for name in self.fields} | changes
        query = QueryDict(mutable=True)
        for name, value in values.items():
            if value:
                query[name] = value
        return f"?{query.urlencode()}"
