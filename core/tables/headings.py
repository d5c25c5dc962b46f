"""Which line of a file is its heading, and which of its columns is what: guesses, which a person may correct."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from core.tables.files import Lines
from core.tables.models import ColumnMapping
from core.tables.table import Cells, Table

LOOKED_AT = 20  # lines among which the heading is looked for
JOINT = " – "  # between the two lines of a heading


@dataclass(frozen=True)
class Heading:
    """The number of its line, 0 for a file without; and whether the line above belongs to it."""

    line: int
    is_double: bool = False


@dataclass(frozen=True)
class Guess:
    heading: Heading
    columns: dict[str, str]  # by heading
    is_certain: bool = False  # nobody need be asked


def names(table: Table, lines: Lines, heading: Heading) -> list[str]:
    """What the columns are called, each by a name of its own."""
    width = max(map(len, lines))
    if not heading.line:
        written = table.without_heading.get(width) or [""] * width
    else:
        written = _padded(lines[heading.line - 1], width)
        if heading.is_double and heading.line > 1:
            above = _filled(_padded(lines[heading.line - 2], width))
            written = [_joined(*pair) for pair in zip(above, written, strict=True)]
    while heading.line and written and not written[-1]:
        written = written[:-1]
    return _distinct(written)


def rows(lines: Lines, heading: Heading, columns: Iterable[str], keep_empty: bool) -> list[tuple[int, Cells]]:
    """`(line, {column of the table: text})` of the lines below the heading that say something."""
    chosen = list(columns)
    answer = []
    for number, cells in enumerate(lines[heading.line :], start=heading.line + 1):
        pairs = zip(chosen, _padded(cells, len(chosen)), strict=False)
        if any(cells):
            answer.append((number, {name: cell for name, cell in pairs if name and (cell or not keep_empty)}))
    return answer


def guess(table: Table, lines: Lines) -> Guess:
    candidates = [
        Heading(line, is_double)
        for line in range(1, min(len(lines), LOOKED_AT) + 1)
        for is_double in (False, True)
        if any(lines[line - 1]) and (not is_double or _needs_two(lines, line))
    ]
    if _has_none(table, lines):
        candidates.append(Heading(0))
    remembered = {tuple(each.headings): each.columns for each in ColumnMapping.objects.filter(table=table.label)}
    for heading in candidates:
        if columns := remembered.get(tuple(sorted(names(table, lines, heading)))):
            return Guess(heading, columns, is_certain=True)
    heading = max(candidates, key=lambda each: _likelihood(table, lines, each))
    return Guess(heading, columns_of(table, names(table, lines, heading)), _is_own(table, names(table, lines, heading)))


def columns_of(table: Table, headings: list[str]) -> dict[str, str]:
    """`{heading: column of the table}`, each column once."""
    found: dict[str, str] = {}
    for heading in headings:
        target = table.column_called(heading) or table.column_called(heading.rpartition(JOINT)[2])
        found[heading] = "" if target in found.values() else target
    return found


def remember(table: Table, columns: dict[str, str]) -> None:
    ColumnMapping.objects.update_or_create(table=table.label, headings=sorted(columns), defaults={"columns": columns})


def _likelihood(table: Table, lines: Lines, heading: Heading) -> tuple[int, bool, int, int]:
    """Many columns that the table knows; else two lines if one is not enough, words rather than numbers, high up."""
    headings = names(table, lines, heading)
    known = sum(bool(column) for column in columns_of(table, headings).values())
    texts = sum(1 for name in headings if name and not re.search(r"\d", name))
    return known, heading.is_double, texts, -heading.line


def _is_own(table: Table, headings: list[str]) -> bool:
    return set(headings) <= set(table.names)


def _has_none(table: Table, lines: Lines) -> bool:
    return max(map(len, lines)) in table.without_heading and lines[0][0].isdecimal()


def _needs_two(lines: Lines, line: int) -> bool:
    """One name stands twice, and the line above tells them apart."""
    written = [name for name in lines[line - 1] if name]
    return line > 1 and len(set(written)) < len(written) and len(set(filter(None, lines[line - 2]))) > 1


def _padded(cells: list[str], width: int) -> list[str]:
    return [*cells, *[""] * (width - len(cells))]


def _filled(cells: list[str]) -> list[str]:
    """An empty cell belongs to the one on its left."""
    last = ""
    return [last := cell or last for cell in cells]


def _joined(above: str, below: str) -> str:
    return below if above in {"", below} else f"{above}{JOINT}{below}" if below else above


def _distinct(written: list[str]) -> list[str]:
    answer: list[str] = []
    for number, name in enumerate(written, start=1):
        name = " ".join(name.split()) or f"({number})"
        answer.append(f"{name} ({number})" if name in answer else name)
    return answer
