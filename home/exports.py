"""Spreadsheets that are safe to open: what a stranger typed is shown as text, never run as a formula."""

from wagtail.admin.views.mixins import SpreadsheetExportMixin

# Spreadsheet programs run what begins so; some skip blanks before it, and some take the full-width signs for the plain.
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def harmless(value):
    """The value, with an apostrophe before a text that a spreadsheet program would take for a formula."""
    if isinstance(value, str) and value and (value[0].isspace() or value.startswith(DANGEROUS)):
        return f"'{value}"
    return value


class SafeExportMixin(SpreadsheetExportMixin):
    """Wagtail’s export to CSV and XLSX, with harmless cells and headings."""

    def preprocess_field_value(self, field, value, export_format):
        return harmless(super().preprocess_field_value(field, value, export_format))

    def get_heading(self, queryset, field):
        return harmless(super().get_heading(queryset, field))
