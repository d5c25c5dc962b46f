from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partnerships.facets import FACETS, SORTS

VIEWS = {"list": _("List view"), "table": _("Table view"), "map": _("Map view")}


class DirectoryForm(forms.Form):
    """What a reader may ask the directory for; the choices are the values that partnerships have."""

    municipality = forms.CharField(label=_("Municipality"), max_length=80, required=False)
    country = forms.ChoiceField(label=_("Partner country"), required=False)
    type = forms.ChoiceField(label=_("Legal type"), required=False)
    stage = forms.ChoiceField(label=_("Stage of the partnership"), required=False)
    topic = forms.ChoiceField(label=_("Topic"), required=False)
    form = forms.ChoiceField(label=_("Form of co-operation"), required=False)
    sort = forms.ChoiceField(
        label=_("Sort partnerships by"),
        required=False,
        choices=[
            ("name", pgettext_lazy("sort by", "Name")),
            ("newest", pgettext_lazy("sort by", "Beginning, newest first")),
            ("confirmed", pgettext_lazy("sort by", "Last confirmed")),
        ],
    )
    view = forms.ChoiceField(required=False, choices=VIEWS.items(), widget=forms.HiddenInput)

    def __init__(self, data, directory):
        super().__init__(data, auto_id="filter-%s", use_required_attribute=False)
        self.directory = directory
        for facet in FACETS:
            self.fields[facet].choices = [("", ""), *directory.labels[facet].items()]
        for field in self.visible_fields():
            is_text = isinstance(field.field.widget, forms.TextInput)
            field.field.widget.attrs["class"] = "kern-form-input__input" if is_text else "kern-form-input__select"

    def clean_sort(self):
        return self.cleaned_data["sort"] or "name"

    def clean_view(self):
        return self.cleaned_data["view"] or "list"

    def answer(self):
        """The keys of the partnerships that match, sorted; and each choice is told how many there are with it."""
        values = self.cleaned_data
        chosen = {facet: values[facet] for facet in FACETS if values[facet]}
        rows = self.directory.named(values["municipality"])
        for facet in FACETS:
            counted = self.directory.choices(facet, chosen, rows)
            options = [(value, f"{label} ({count})") for value, label, count in counted]
            self.fields[facet].choices = [("", pgettext_lazy("filter", "All")), *options]
        found = [row for row in rows if row.matches(chosen)]
        return [row.pk for row in sorted(found, key=SORTS[values["sort"]])]

    def query(self, **changes):
        """The query string of the same question with some answers changed; the default ones are left out."""
        query = QueryDict(mutable=True)
        for name, value in (self.cleaned_data | changes).items():
            if value and (name, value) not in {("sort", "name"), ("view", "list")}:
                query[name] = value
        return query.urlencode()
