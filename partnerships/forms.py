from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from core.tables.faceted_list import FinderForm
from partnerships.areas import Area
from partnerships.facets import Directory

VIEWS = {"list": _("List view"), "table": _("Table view"), "map": _("Map view")}
SORTS = {
    "name": pgettext_lazy("sort by", "Name"),
    "newest": pgettext_lazy("sort by", "Beginning, newest first"),
    "confirmed": pgettext_lazy("sort by", "Last confirmed"),
}


class AreaField(forms.CharField):
    """Gives an `Area`, or None."""

    widget = forms.HiddenInput

    def to_python(self, value: object) -> Area | None:  # type: ignore[override]
        text = super().to_python(value)
        try:
            return Area.read(text) if text else None
        except ValueError as error:
            raise ValidationError(gettext("“%s” does not exist here.") % text) from error


class DirectoryForm(FinderForm):
    """What a reader may ask the directory for; the choices are the values that partnerships have."""

    municipality = forms.CharField(label=_("Municipality"), max_length=80, required=False)
    view = forms.ChoiceField(required=False, choices=VIEWS.items(), widget=forms.HiddenInput)
    bbox = AreaField(label=_("Area of the map"), required=False)
    defaults = {"view": "list"}
    further_filters = ["municipality", "bbox"]

    def __init__(self, data, directory):
        super().__init__(data, directory, SORTS)
        self.fields["sort"].label = _("Sort partnerships by")
        self.order_fields(["municipality", *(facet.name for facet in directory.facets), "sort", "view"])

    @classmethod
    def from_request(cls, request):
        """`(form, message)`, as `core.tables.faceted_list.form_from_request`."""
        form = cls(request.GET, Directory())
        if form.is_valid():
            return form, ""
        form = cls({}, form.finder)
        form.is_valid()
        return form, _("Something that you filtered by does not exist here; you see all partnerships.")

    @property
    def spellings(self):
        """`(name, address)` of the municipalities that the reader may have meant."""
        return [(place.name, self.address(municipality=str(place.name))) for place in self.finder.spellings]

    def chosen_in_words(self):
        words = super().chosen_in_words()
        if "bbox" in words:
            words["bbox"] = (self.fields["bbox"].label, self.cleaned_data["bbox"].in_words)
        return words

    def clean_view(self):
        return self.cleaned_data["view"] or "list"

    def matching_keys(self):
        """The keys of the partnerships that match, sorted; and each choice is told how many there are with it."""
        self.finder.set_query(*(self.cleaned_data[name] for name in ("municipality", "sort", "bbox")))
        return super().matching_keys()
