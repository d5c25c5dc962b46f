import json

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks import StreamValue
from wagtail.blocks.stream_block import StreamBlockValidationError

from core.text import placeholders

UKRAINE = ("ukrain", "україн")
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

    def clean(self):
        cleaned = super().clean()
        is_going_out = not GOING_OUT.isdisjoint(self.data)
        if is_going_out and self._is_on_ukraine() and not cleaned.get("protection_checked"):
            words = _("This page is about Ukraine. Please check this before you publish it.")
            self.add_error("protection_checked", words)
        if is_going_out and not settings.DEMO:
            self._refuse_placeholders(cleaned)
        return cleaned

    def _refuse_placeholders(self, cleaned):
        for name, value in list(cleaned.items()):  # what has an error leaves it
            is_stream = isinstance(value, StreamValue)
            content = value.get_prep_value() if is_stream else value
            if missing := [part for text in texts_of(content) for part in placeholders.found_in(text)]:
                words = _("Please fill this in before you publish the page: %(missing)s")
                words %= {"missing": ", ".join(missing)}
                self.add_error(name, StreamBlockValidationError(non_block_errors=[words]) if is_stream else words)

    def _is_on_ukraine(self):
        return is_on_ukraine(value for name in self.data for value in self.data.getlist(name))


def is_on_ukraine(values):
    return any(value == "UA" or any(word in value.lower() for word in UKRAINE) for value in values)


def texts_of(content):
    """Every text in the content of a revision, in which streams are JSON within JSON."""
    if isinstance(content, dict):
        content = list(content.values())
    if isinstance(content, list):
        for part in content:
            yield from texts_of(part)
    elif isinstance(content, str) and (inner := _parsed(content)) is not None:
        yield from texts_of(inner)
    elif isinstance(content, str):
        yield content


def _parsed(text):
    if text[:1] not in ("[", "{"):
        return None
    try:
        return json.loads(text)
    except ValueError:
        return None
