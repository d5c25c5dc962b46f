"""
Tables as files to download, row by row: CSV that is streamed, XLSX that is written to the disk.

Rows are lists of cells, the first one the heading; no cell is run as a formula.
"""

import csv
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any

from django.http import FileResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.formats import number_format
from django.utils.http import content_disposition_header
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from core.tables.exports import as_now, escape_formula

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Row = Sequence[Any]
SAMPLE = 200  # rows that columns are fitted to
NARROWEST, WIDEST = 8, 60  # characters
LONGEST = 32_000  # characters: Excel refuses cells of more than 32,767


class _Line:
    """A file for `csv` that keeps nothing: what is written is handed back."""

    @staticmethod
    def write(line: str) -> str:
        return line


def csv_response(rows: Iterable[Row], name: str, delimiter: str = ",") -> StreamingHttpResponse:
    """UTF-8 with its mark, without which spreadsheet programs read Cyrillic as something else."""
    writer = csv.writer(_Line, delimiter=delimiter)

    def lines() -> Iterator[str]:
        yield "\ufeff"
        for row in rows:
            yield writer.writerow([_for_csv(cell) for cell in row])

    response = StreamingHttpResponse(as_now(lines()), content_type="text/csv; charset=utf-8")
    name_file(response, f"{name}.csv")
    return response


def name_file(response: HttpResponseBase, name: str) -> None:
    """Let the browser store the response under this name instead of showing it."""
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"


def _for_csv(cell: Any) -> Any:
    if isinstance(cell, float):
        return number_format(cell)  # with the comma that the reader's spreadsheet program expects
    return f"{cell:%Y-%m-%d %H:%M}" if hasattr(cell, "hour") else escape_formula(cell)


def xlsx_response(rows: Iterable[Row], name: str) -> FileResponse:
    """With a filter in its heading, which stays in sight, and columns as wide as what the first rows hold."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    rows = iter(rows)
    first = [[_for_excel(cell) for cell in row] for row in islice(rows, SAMPLE)]
    for number, cells in enumerate(zip(*first, strict=True), start=1):  # written before the rows
        widest = max(len(line) for cell in cells for line in str(cell or "").split("\n"))
        sheet.column_dimensions[get_column_letter(number)].width = min(max(widest, NARROWEST) + 2, WIDEST)
    sheet.freeze_panes = "A2"
    number = 0
    for row in chain(first, ([_for_excel(cell) for cell in row] for row in rows)):
        sheet.append(row)
        number += 1
    if first:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(first[0]))}{number}"
    file = tempfile.TemporaryFile()  # noqa: SIM115 (the response closes it)
    book.save(file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{name}.xlsx", content_type=XLSX)


def _for_excel(cell: Any) -> Any:
    if hasattr(cell, "hour"):
        return cell.replace(tzinfo=None)
    return escape_formula(cell)[:LONGEST] if isinstance(cell, str) else cell
