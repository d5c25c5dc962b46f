"""The form in which editors write a page."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm


class PageForm(WagtailAdminPageForm):
    """Asks before each publication whether what is said of Ukraine endangers anybody; the answer is not kept."""

    UKRAINE = ("ukrain", "україн")
    protection_checked = forms.BooleanField(
        required=False,
        label=_("On Ukraine: I have checked that this endangers nobody"),
        help_text=_(
            "Whoever is shown or named has agreed. No text and no picture tells the place or the time of convoys, "
            "lodgings or infrastructure that could be attacked."
        ),
    )

    def clean(self):
        cleaned = super().clean()
        is_going_out = "action-publish" in self.data or "action-submit" in self.data
        if is_going_out and self._is_on_ukraine() and not cleaned.get("protection_checked"):
            self.add_error("protection_checked", _("This page is on Ukraine. Please check this before you publish it."))
        return cleaned

    def _is_on_ukraine(self):
        values = [value for name in self.data for value in self.data.getlist(name)]
        return any(value == "UA" or any(word in value.lower() for word in self.UKRAINE) for value in values)
