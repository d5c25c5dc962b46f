"""The editor of rich text."""

from django.core.exceptions import BadRequest
from wagtail.admin.rich_text import DraftailRichTextArea


class RichTextArea(DraftailRichTextArea):
    """Its hidden field holds JSON, which only the editor itself writes: what is none came in no honest way."""

    def value_from_datadict(self, data, files, name):
        try:
            return super().value_from_datadict(data, files, name)
        except (AttributeError, KeyError, TypeError, ValueError):
            raise BadRequest(f"“{name}” is no rich text") from None
