"""Reads the lines of an uploaded CSV or XLSX file as texts; what is wrong with the file is a ValidationError."""

import csv
import datetime
import io
import re
import zipfile
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from core.tables.exports import as_typed
from core.text.characters import decoded, strip_deceptive_characters
from core.uploads import checker

Lines = list[list[str]]
LARGEST = 10 * 1024 * 1024  # bytes
OLD_OFFICE = b"\xd0\xcf\x11\xe0"  # begins what Excel wrote before 2007, and what it encrypts
MOST_ROWS = 10_000
MOST_COLUMNS = 100
DELIMITERS = "\t;,"


class Sheet(NamedTuple):
    """All lines, the empty ones too, so that their numbers are those that a person sees; a CSV has no name."""

    lines: Lines
    name: str = ""
    others: tuple[str, ...] = ()  # sheets of the same file that have rows as well

    @property
    def unread(self) -> str:
        """The sentence that says what of the file is not read; "" where it is all."""
        words = _(
            "Only the sheet “%(read)s” is read. Save as a file of its own what else is to be imported: %(others)s."
        )
        return words % {"read": self.name, "others": ", ".join(self.others)} if self.others else ""


def read(upload: UploadedFile) -> Sheet:
    """The first sheet that shows rows."""
    if (upload.size or 0) > LARGEST:
        raise ValidationError(_("The file is larger than 10 MB; divide it."))
    content = upload.read()
    if content.startswith(b"PK"):
        stem = (upload.name or "").rpartition(".")[0] or "table"  # many call what is XLSX a CSV
        checker.check(ContentFile(content, name=f"{stem}.xlsx"), ["xlsx"])
        sheet = _xlsx(content)
    elif content.startswith(OLD_OFFICE):
        raise ValidationError(
            _("The file has a password, or is of an Excel before 2007. Save it as XLSX without a password.")
        )
    else:
        sheet = Sheet(_csv(content))
    if len(sheet.lines) > MOST_ROWS + 1:
        raise ValidationError(_("The file has more than 10,000 rows; divide it."))
    lines = [_trimmed([_plain(cell) for cell in cells[:MOST_COLUMNS]]) for cells in sheet.lines]
    if not any(lines):
        raise ValidationError(_("The file is empty."))
    return sheet._replace(lines=lines)


def _plain(cell: str) -> str:
    return as_typed(strip_deceptive_characters(cell, multiline=True).strip()).strip()


def _trimmed(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _csv(content: bytes) -> Lines:
    unreadable = ValidationError(_("The file cannot be read as a table."))
    try:
        text = decoded(content)
    except ValueError:
        raise unreadable from None
    if "\0" in text:
        raise unreadable
    beginning = text[:4000]
    delimiter = max(DELIMITERS, key=beginning.count) if "\t" not in beginning else "\t"
    if ";" in beginning and delimiter == ",":  # sentences have commas
        delimiter = max(";,", key=lambda sign: text.partition("\n")[0].count(sign))
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        raise unreadable from None


def _xlsx(content: bytes) -> Sheet:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            sheets: list[Any] = load_workbook(io.BytesIO(content), read_only=True, data_only=True).worksheets
            shown = [sheet for sheet in sheets if sheet.sheet_state == "visible"]
            first, *others = [sheet for sheet in shown if any(map(any, _rows(sheet, values_only=True)))] or sheets
            lines = _unmerged([[_text(cell) for cell in row] for row in _rows(first)], _merged(archive, first))
            return Sheet(lines, first.title, tuple(sheet.title for sheet in others))
    except Exception:  # openpyxl lets whatever a damaged workbook provokes through: KeyError, TypeError, zlib.error …
        raise ValidationError(_("The file cannot be read as a table.")) from None


def _rows(sheet: Any, **options: Any) -> Any:
    return sheet.iter_rows(max_row=MOST_ROWS + 2, max_col=MOST_COLUMNS, **options)


def _merged(archive: zipfile.ZipFile, sheet: Any) -> list[str]:
    """Ranges such as `A1:C1`, which openpyxl tells only of workbooks that it holds in memory as a whole."""
    xml = archive.read(sheet._worksheet_path)  # noqa: SLF001 (it is nowhere else)
    return [found.decode() for found in re.findall(rb'<(?:\w+:)?mergeCell ref="([A-Z0-9:]+)"', xml)]


def _unmerged(lines: Lines, ranges: list[str]) -> Lines:
    """Each cell of a merged range says what the first one says."""
    for bounds in ranges:
        left, top, right, bottom = (int(bound or 1) for bound in range_boundaries(bounds))
        for cells in lines[top - 1 : bottom]:
            width = len(cells[left - 1 : right])
            cells[left - 1 : right] = [lines[top - 1][left - 1]] * width
    return lines


def _text(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, datetime.datetime | datetime.date):
        return _as_shown(value, cell.number_format)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _as_shown(day: datetime.date, number_format: str) -> str:
    """As exactly as the cell shows it: Excel makes a first day of the month of what somebody typed as “Mai 1993”."""
    signs = re.sub(r'\[.*?\]|".*?"|\\.', "", number_format.lower())
    if "d" in signs or not ("m" in signs or "y" in signs):
        return f"{day:%Y-%m-%d}"
    return f"{day:%Y-%m}" if "m" in signs else f"{day:%Y}"
