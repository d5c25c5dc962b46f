"""Spreadsheets that are safe to open: what a stranger typed is shown as text, never run as a formula."""

import csv
import datetime
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone, translation
from django.utils.formats import number_format
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from wagtail.admin.views.mixins import Echo, SpreadsheetExportMixin

# Spreadsheet programs run what begins so; some skip blanks before it, and some take the full-width signs for the plain.
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def escape_formula(value: Any) -> Any:
    """
    The value, with an apostrophe before a text that a spreadsheet program would take for a formula.

    Without the control characters that no workbook can hold.
    """
    if not isinstance(value, str):
        return value
    text = ILLEGAL_CHARACTERS_RE.sub("", value)
    return f"'{text}" if _is_dangerous(text) else text


def as_typed(text: str) -> str:
    """The text without the apostrophe that `escape_formula` set before it."""
    return text[1:] if text.startswith("'") and _is_dangerous(text) else text


def _is_dangerous(text: str) -> bool:
    bare = text.lstrip("'")  # so that a text which has an apostrophe of its own keeps it on its way back
    return bool(bare) and (bare[0].isspace() or bare.startswith(DANGEROUS))


def put_in_place() -> None:
    """
    Wagtail’s export to CSV and XLSX, of its reports as of ours, with harmless cells and headings.

    The CSV is as Excel opens it in this country; times are those of this country, to the minute.
    """
    export = SpreadsheetExportMixin
    cell_of, heading_of = export.preprocess_field_value, export.get_heading

    def stream_csv(self: Any, queryset: QuerySet[Any]) -> Iterator[str]:
        return as_now(lines_of(self, queryset))

    def lines_of(self: Any, queryset: QuerySet[Any]) -> Iterator[str]:
        yield "\ufeff"  # without which Excel reads Cyrillic as something else
        writer = csv.DictWriter(Echo(), fieldnames=self.list_export, delimiter=";")
        yield writer.writerow({field: self.get_heading(queryset, field) for field in self.list_export})
        for item in queryset:
            yield self.write_csv_row(writer, self.to_row_dict(item))

    def preprocess_field_value(self: Any, field: str, value: Any, export_format: str) -> Any:
        value = escape_formula(cell_of(self, field, value, export_format))
        # With the comma of this country: of “8.5” Excel makes the 8th of May.
        return number_format(value) if isinstance(value, float) and export_format == self.FORMAT_CSV else value

    def get_heading(self: Any, queryset: Any, field: str) -> str:
        if isinstance(queryset, list) and queryset:  # of reports on workflows: it does not say what fields are called
            queryset = SimpleNamespace(model=type(queryset[0]))
        return escape_formula(heading_of(self, queryset, field))

    for function in (stream_csv, preprocess_field_value, get_heading):
        setattr(export, function.__name__, function)
    export.custom_value_preprocess[datetime.datetime] = {
        export.FORMAT_CSV: lambda value: f"{_local(value):%Y-%m-%d %H:%M}",
        export.FORMAT_XLSX: _local,
    }


def as_now(lines: Iterator[str]) -> Iterator[str]:
    """Each made in the language and the time zone that hold now: they are sent when the user's are gone."""
    language, zone = translation.get_language(), timezone.get_current_timezone()

    def following() -> str | None:
        with translation.override(language), timezone.override(zone):
            return next(lines, None)

    return iter(following, None)


def _local(time: datetime.datetime) -> datetime.datetime:
    return time if timezone.is_naive(time) else timezone.make_naive(time)
