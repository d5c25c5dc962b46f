"""Reads the rows of an uploaded CSV or XLSX file; what is wrong with the file is a ValidationError."""

import csv
import datetime
import io
import zipfile

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from openpyxl import load_workbook

from core.tables.exports import as_typed

NumberedLine = tuple[int, dict[str, str]]
LARGEST = 10 * 1024 * 1024  # bytes
LARGEST_UNPACKED = 100 * 1024 * 1024
MOST_ROWS = 10_000
MOST_COLUMNS = 100


def read(upload: UploadedFile) -> tuple[list[str], list[NumberedLine]]:
    """`(header, [(line number, {column: text})])` without the empty rows."""
    if (upload.size or 0) > LARGEST:
        raise ValidationError(_("The file is larger than 10 MB; divide it."))
    content = upload.read()
    lines = _xlsx(content) if content.startswith(b"PK") else _csv(content)
    if len(lines) > MOST_ROWS + 1:
        raise ValidationError(_("The file has more than 10,000 rows; divide it."))
    header = [name.strip() for name in lines[0]] if lines else []
    while header and not header[-1]:
        header.pop()
    rows = [
        (number, dict(zip(header, [as_typed(cell).strip() for cell in cells], strict=False)))
        for number, cells in enumerate(lines[1:], start=2)
        if any(cells)
    ]
    if not rows:
        raise ValidationError(_("The file has no rows below its heading."))
    return header, rows


def _csv(content: bytes) -> list[list[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValidationError(_("The file is neither XLSX nor CSV in UTF-8; save it as “CSV UTF-8”.")) from None
    if "\0" in text:
        raise ValidationError(_("The file cannot be read as a table."))
    heading = text.partition("\n")[0]
    delimiter = ";" if heading.count(";") > heading.count(",") else ","
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        raise ValidationError(_("The file cannot be read as a table.")) from None


def _xlsx(content: bytes) -> list[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
        if size <= LARGEST_UNPACKED:
            sheet = load_workbook(io.BytesIO(content), read_only=True, data_only=True).worksheets[0]
            rows = sheet.iter_rows(max_row=MOST_ROWS + 2, max_col=MOST_COLUMNS, values_only=True)
            return [[_text(cell) for cell in row] for row in rows]
    except Exception:  # openpyxl lets whatever a damaged workbook provokes through: KeyError, TypeError, zlib.error …
        raise ValidationError(_("The file cannot be read as a table.")) from None
    raise ValidationError(_("The file is too large when unpacked; divide it."))


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
