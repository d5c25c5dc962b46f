from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks import StreamValue
from wagtail.blocks.stream_block import StreamBlockValidationError

from core.tables import page_widget
from home.review import before_publishing
from home.translation import follow_source

GOING_OUT = {"action-publish", "action-submit", "action-restart-workflow"}


class PageForm(WagtailAdminPageForm):
    """
    Asks before each publication whether what is said of Ukraine endangers anybody; the answer is not kept.

    Whoever approves a page in review is not asked again: it was asked when the page was submitted.
    """

    protection_checked = forms.BooleanField(
        required=False,
        label=_("On Ukraine: I have checked that this endangers nobody"),
        help_text=_(
            "Whoever is shown or named has agreed. No text and no picture tells the place or the time of convoys, "
            "lodgings or infrastructure that could be attacked."
        ),
    )

    minor_edit = forms.BooleanField(
        required=False,
        label=_("Only a typing error mended"),
        help_text=_("The meaning is the same: the translations stay as they are and count as current."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "minor_edit" in self.fields and not follow_source.is_translated(self.instance):
            del self.fields["minor_edit"]
        page_widget.read_ahead(self)
        if not self.is_bound:
            self._read_choices_once()

    def _read_choices_once(self):
        """The editor prints each list for its scripts as well."""
        for field in self.fields.values():
            if isinstance(field, forms.ModelMultipleChoiceField):
                field.choices = list(iter(field.choices))  # `list` alone would count them first

    def clean(self):
        cleaned = super().clean()
        self._refuse_closed_files(cleaned)
        is_going_out = not GOING_OUT.isdisjoint(self.data)
        self.instance.is_minor_edit = is_going_out and cleaned.get("minor_edit", False)
        if is_going_out and not cleaned.get("protection_checked") and self._tells_of_ukraine(cleaned):
            words = _("This page is about Ukraine. Please check this before you publish it.")
            self.add_error("protection_checked", words)
        if is_going_out:
            self._refuse_placeholders(cleaned)
        if "action-publish" in self.data:
            self._refuse_without_german()
        if cleaned.get("expire_at") and not self.instance.is_deletable:
            self.add_error("expire_at", _("This page cannot be withdrawn, so it cannot expire either."))
        return cleaned

    def _refuse_closed_files(self, cleaned):
        """What is chosen already stays, whoever chose it; `self.instance` is as it was before."""
        from home.forms import chosen_files  # which asks for models that have this form

        fields = {field.name: field for field in self.instance._meta.get_fields()}
        for name in fields.keys() & cleaned.keys() & set(self.changed_data):
            before, after = getattr(self.instance, name, None), cleaned[name]  # a new page lacks what it must have
            new = chosen_files.files_in(fields[name], after) - chosen_files.files_in(fields[name], before)
            if not chosen_files.may_choose(self.for_user, new):
                self._refuse(name, after, _("This picture or document is not among those that you may choose."))
                # Whose title the editor would show beside the error.
                self.fields[name].bound_data = lambda data, initial, shown=before: shown

    def _refuse(self, name, value, words):
        is_stream = isinstance(value, StreamValue)
        self.add_error(name, StreamBlockValidationError(non_block_errors=[words]) if is_stream else words)

    def _refuse_without_german(self):
        try:
            follow_source.require_german(self.instance)
        except ValidationError as error:  # what other forms make of this one goes on
            self.add_error(None, error)

    def _refuse_placeholders(self, cleaned):
        for name, value in list(cleaned.items()):  # what has an error leaves it
            content = value.get_prep_value() if isinstance(value, StreamValue) else value
            if missing := before_publishing.placeholders_in(content):
                words = _("Please fill this in before you publish the page: %(missing)s")
                words %= {"missing": ", ".join(missing)}
                self._refuse(name, value, words)

    def _tells_of_ukraine(self, cleaned):
        typed = (value for name in self.data for value in self.data.getlist(name))
        return before_publishing.tells_of_ukraine(typed, cleaned.values())
