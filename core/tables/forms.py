"""What the import asks: the file, and then which line and which columns of it are what."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.tables import files, headings
from core.tables.headings import Guess, Heading
from core.tables.table import Cells, Table

EXAMPLES = 3  # cells of a column that help to know it


class UploadForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("CSV or XLSX, as you have it: in the next step you say which column is what."),
    )

    def clean_file(self) -> files.Sheet:
        return files.read(self.cleaned_data["file"])


class ColumnsForm(forms.Form):
    """Bound with what was guessed or chosen; `asked` is the heading whose columns the page showed."""

    asked = forms.CharField(widget=forms.HiddenInput, required=False)
    is_double = forms.BooleanField(label=gettext_lazy("The line above belongs to the heading, too"), required=False)
    empty = forms.ChoiceField(
        label=gettext_lazy("Empty cells"),
        choices=[
            ("keep", gettext_lazy("leave the record as it is")),
            ("clear", gettext_lazy("empty the field of the record")),
        ],
        widget=forms.RadioSelect,
    )

    def __init__(self, table: Table, lines: files.Lines, data: Any) -> None:
        super().__init__(data)
        self.table, self.lines = table, lines
        self.fields["heading"] = forms.TypedChoiceField(label=_("Heading"), coerce=int, choices=self._lines())
        try:
            line = min(max(int(data.get("heading", 0)), 0), len(lines))
        except ValueError:
            line = 0
        self.chosen = Heading(line, self.fields["is_double"].widget.value_from_datadict(data, {}, "is_double"))
        self.headings = headings.names(table, lines, self.chosen)
        choices = [("", gettext_lazy("– leave out –")), *((each.name, each.label) for each in table.all_columns)]
        for place, heading in enumerate(self.headings):
            self.fields[f"column_{place}"] = forms.ChoiceField(label=heading, choices=choices, required=False)

    @classmethod
    def guessed(cls, table: Table, lines: files.Lines, guess: Guess, empty: str = "keep") -> "ColumnsForm":
        names = headings.names(table, lines, guess.heading)
        data = {f"column_{place}": guess.columns.get(name, "") for place, name in enumerate(names)}
        data |= {"heading": str(guess.heading.line), "empty": empty}
        if guess.heading.is_double:
            data["is_double"] = "on"
        return cls(table, lines, data | {"asked": _named(guess.heading)})

    @classmethod
    def answered(cls, table: Table, lines: files.Lines, data: Any) -> "ColumnsForm":
        """As it was sent; but where another heading was chosen, with the guesses for that."""
        form = cls(table, lines, data)
        if data.get("asked") == _named(form.chosen):
            return form
        guess = Guess(form.chosen, headings.columns_of(table, form.headings))
        return cls.guessed(table, lines, guess, data.get("empty", "keep"))

    def _lines(self) -> list[tuple[int, str]]:
        shown = [
            (number, _("Line %(number)s: %(cells)s") % {"number": number, "cells": _short(cells)})
            for number, cells in enumerate(self.lines[: headings.LOOKED_AT], start=1)
            if any(cells)
        ]
        return [*shown, (0, _("The file has no heading"))]

    @property
    def columns(self) -> list[tuple[forms.BoundField, str]]:
        """`(field, examples)` of each column of the file."""
        below = [cells for cells in self.lines[self.chosen.line :] if any(cells)]
        answer = []
        for place in range(len(self.headings)):
            cells = dict.fromkeys(line[place] for line in below[:20] if place < len(line) and line[place])
            answer.append((self[f"column_{place}"], _short(list(cells)[:EXAMPLES])))
        return answer

    @property
    def targets(self) -> list[str]:
        return [self.cleaned_data.get(f"column_{place}", "") for place in range(len(self.headings))]

    def clean(self) -> None:
        chosen = [name for name in self.targets if name]
        labels = {column.name: column.label for column in self.table.all_columns}
        for name in dict.fromkeys(name for name in chosen if chosen.count(name) > 1):
            self.add_error(None, _("The column “%s” is there twice.") % labels[name])
        for label in self.table.missing(set(chosen)):
            self.add_error(None, _("Say which column is “%s”; without it nothing can be imported.") % label)
        if not any(any(cells) for cells in self.lines[self.chosen.line :]):
            self.add_error("heading", _("The file has no rows below its heading."))

    def rows(self) -> list[tuple[int, Cells]]:
        return headings.rows(self.lines, self.chosen, self.targets, self.cleaned_data["empty"] == "keep")

    def remember(self) -> None:
        headings.remember(self.table, dict(zip(self.headings, self.targets, strict=True)))


def _named(heading: Heading) -> str:
    return f"{heading.line}{'+' if heading.is_double else ''}"


def _short(cells: list[str]) -> str:
    text = " · ".join(cell for cell in cells if cell)
    return f"{text[:100]}…" if len(text) > 100 else text
