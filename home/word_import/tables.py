"""Tables: their cells in rows of one width, the first of which heads the columns."""

from typing import Any

from bs4 import Tag

from home.word_import import inline

MOST = 50  # columns that a cell may span; a table of a text has far fewer


def grid_of(table: Tag) -> tuple[list[list[str]], int]:
    """`(rows, number of merged cells)`; of a merged cell the first place has the words."""
    merged = 0
    taken: set[tuple[int, int]] = set()  # places below a cell that spans rows
    rows: list[list[str]] = []
    for y, line in enumerate(own(table, "tr")):
        row: list[str] = []
        for cell in line.find_all(["td", "th"], recursive=False):
            while (y, len(row)) in taken:
                row.append("")
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
            merged += wide * high > 1
            taken |= {(y + dy, len(row) + dx) for dy in range(1, high) for dx in range(wide)}
            row += [_words(cell), *[""] * (wide - 1)]
        rows.append(row)
    rows = [row for row in rows if any(row)]
    width = max(map(len, rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows], merged


def own(table: Tag, *names: str) -> list[Tag]:
    """The parts so named that belong to no table within."""
    return [part for part in table.find_all(list(names)) if part.find_parent("table") is table]


def _span(cell: Tag, name: str) -> int:
    value = str(cell.get(name, "1"))
    return min(int(value), MOST) if value.isdecimal() and int(value) else 1


def _words(cell: Tag) -> str:
    """A cell has one line: paragraphs and items within follow each other."""
    parts = cell.find_all(["p", "li"])
    return "; ".join(filter(None, map(inline.text_of, parts))) if parts else inline.text_of(cell)


def is_layout(grid: list[list[str]]) -> bool:
    """Whether it only puts words in their places: one row or one column has nothing to compare."""
    return len(grid) < 2 or len(grid[0]) < 2


def cells_of(grid: list[list[str]], caption: str) -> dict[str, Any]:
    """As the typed table stores them."""
    return {
        "columns": [{"type": "text", "heading": words} for words in grid[0]],
        "rows": [{"values": row} for row in grid[1:]],
        "caption": caption,
    }
