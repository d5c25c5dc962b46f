"""What a file would do to the records of one kind, and doing it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from core.tables import doubts, values
from core.tables.columns import Column, Input, in_each_language
from core.text import languages, typography

Cells = dict[str, str]  # by the names of their columns
Known = dict[Any, Any]  # records by what a row names them by
Change = tuple[str, str, Any]  # label, old value, new value


@dataclass
class Row:
    """What happens to the record of one line; `kind` is new, changed, unchanged or error."""

    line: int
    name: str = ""
    kind: str = "unchanged"
    changes: list[Change] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)  # for a person to tick before it is written
    notes: list[str] = field(default_factory=list)  # what was put right
    is_wanted: bool = True

    @property
    def is_doubtful(self) -> bool:
        return bool(self.doubts) and not self.errors

    @property
    def is_written(self) -> bool:
        return self.kind in {"new", "changed"} and (self.is_wanted or not self.doubts)


class Table:
    """
    Records are known by the column `key`; a file may leave out columns that are not in `needed`.

    `needed` says of each which others may stand in its place; `words`, what else people call a column.
    """

    without_heading: Mapping[int, list[str]] = {}  # what the columns are in files of this width that do not say it

    def __init__(
        self,
        model: type[Any],
        names: Iterable[str | Column],
        key: str = "slug",
        needed: Mapping[str, set[str]] | None = None,
        inputs: Sequence[Input] = (),
        words: Mapping[str, str] | None = None,
    ) -> None:
        self.model = model
        self.key = key
        self.columns = [Column(model, name) if isinstance(name, str) else name for name in names]
        self.inputs = inputs
        self.needed = {key: set(), **(needed or {})}
        self.words = words or {}

    @property
    def label(self) -> str:
        return str(self.model._meta.label)

    @property
    def names(self) -> list[str]:
        return [column.name for column in self.columns]

    @property
    def all_columns(self) -> list[Column | Input]:
        return [*self.columns, *self.inputs]

    @cached_property
    def _called(self) -> dict[str, str]:
        """`{folded word: name of the column}`; what the column itself is called counts before the words of others."""
        called = {languages.fold(column.name): column.name for column in self.all_columns}
        for column in self.all_columns:
            for label in in_each_language(column):
                called.setdefault(languages.fold(label), column.name)
        for name, words in self.words.items():
            for word in words.split(";"):
                called.setdefault(languages.fold(word), name)
        return called

    def column_called(self, heading: str) -> str:
        """The name of the column that people call so, or ""."""
        for text in (heading, re.sub(r"\(.*?\)|\[.*?\]", "", heading)):
            if name := self._called.get(languages.fold(text)):
                return name
        return ""

    def prepare(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """With all that the columns read."""
        return queryset

    def missing(self, chosen: set[str]) -> list[str]:
        """The labels of the columns that a file with these ones lacks."""
        labels = {column.name: column.label for column in self.all_columns}
        return [labels[name] for name, others in self.needed.items() if not ({name} | others) & chosen]

    def compose(self, cells: Cells, notes: list[str]) -> list[Cells]:
        """What a line of a file says, as the cells of one record or of several; the notes say what was put right."""
        return [cells]

    def index(self, rows: list[Cells]) -> Known:
        """`{identity: record}` of the records that exist, or of those alone that the rows speak of."""
        known: Known = {}
        for record in self.prepare(self.model.objects.all()):
            self.keep(known, record)
        return known

    def find(self, known: Known, cells: Cells) -> Any:
        """The record that a row speaks of, or None."""
        return known.get(cells.get(self.key, ""))

    def keep(self, known: Known, record: Any) -> None:
        known[getattr(record, self.key)] = record

    def check(self, record: Any, exclude: set[str]) -> None:
        record.full_clean(exclude=exclude)

    def doubts_of(self, record: Any, changed: set[str], known: Known) -> list[str]:
        """What somebody should look at, for a record of which these columns were changed."""
        if record.pk:
            return []
        return doubts.alike(doubts.folded(str(record)), {doubts.folded(str(each)): each for each in known.values()})

    def lock(self) -> None:
        """Until the transaction ends nobody else imports such records: who sends a file twice finds it imported."""
        kind = ContentType.objects.get_for_model(self.model)
        ContentType.objects.select_for_update(no_key=True).get(pk=kind.pk)

    def run(
        self,
        rows: Iterable[tuple[int, Cells]],
        user: AbstractUser,
        wanted: set[int] | None = None,
    ) -> list[Row]:
        """
        The `Row` of each record; nothing is kept without `wanted`.

        With it is written what has no error, and of what is in doubt the rows at these places.
        """
        with transaction.atomic():
            composed = list(self._composed(rows))
            known, seen = self.index([cells for _row, cells in composed]), dict[Any, int]()
            for place, (row, cells) in enumerate(composed):
                row.is_wanted = wanted is None or place in wanted
                self._run(row, cells, known, seen, user)
            if wanted is None:
                transaction.set_rollback(True)
        return [row for row, _cells in composed]

    def _composed(self, rows: Iterable[tuple[int, Cells]]) -> Iterator[tuple[Row, Cells]]:
        for line, written in rows:
            notes: list[str] = []
            for cells in self.compose({**written}, notes):
                name = next((cells[name] for name in [self.key, *self.names] if cells.get(name)), "")
                yield Row(line, name, notes=notes), cells

    def _run(self, row: Row, cells: Cells, known: Known, seen: dict[Any, int], user: AbstractUser) -> None:
        try:
            with transaction.atomic():
                self._store(row, cells, known, seen, user)
        except ValidationError as error:
            row.kind, row.errors = "error", row.errors or self._sentences(error)
        except DatabaseError:
            row.kind, row.errors = "error", [_("The database does not accept this row.")]

    def _store(self, row: Row, cells: Cells, known: Known, seen: dict[Any, int], user: AbstractUser) -> None:
        record = self.find(known, cells) or self.model()
        is_new = record.pk is None
        row.name = row.name if is_new else str(record)
        if not is_new and seen.setdefault(record.pk, row.line) != row.line:
            raise ValidationError(_("Line %s is about the same record.") % seen[record.pk])
        changed, wrong = self._fill(row, record, cells)
        if not (is_new or changed or wrong):
            return
        self._check(row, record, wrong)
        row.name = str(record)
        row.doubts += self.doubts_of(record, changed, known)
        row.kind = "new" if is_new else "changed"
        if row.doubts and not row.is_wanted:
            return
        record.save()
        log(record, "wagtail.create" if is_new else "wagtail.edit", user=user, data={"source": "import"})
        seen[record.pk] = row.line
        self.keep(known, record)

    def _fill(self, row: Row, record: Any, cells: Cells) -> tuple[set[str], set[str]]:
        """The names of the columns that are changed, and of those whose cells are wrong."""
        changed, wrong = set(), set()
        for column in self.columns:
            if column.name not in cells:
                continue
            old, new = _normal(column.cell(record)), cells[column.name]
            if record.pk is not None and _normal(new) in {old, values.as_windows(old)}:
                continue
            try:
                column.fill(record, new)
            except ValidationError as error:
                wrong.add(column.name)
                row.errors += [typography.labelled(column.label, text) for text in error.messages]
                continue
            now = _normal(column.cell(record)) or _normal(new)
            if now != old:
                changed.add(column.name)
                row.changes.append((column.label, old, now))
                row.doubts += doubts.of_change(column.label, old, now, self._is_name(column.name))
        return changed, wrong

    def _is_name(self, column: str) -> bool:
        return column == self.key or column in languages.columns("name")

    def _check(self, row: Row, record: Any, wrong: set[str]) -> None:
        """All that is wrong with the record, not only the first."""
        try:
            self.check(record, exclude=wrong)
        except ValidationError as error:
            row.errors += self._sentences(error)
        if row.errors:
            raise ValidationError(row.errors)

    def _sentences(self, error: ValidationError) -> list[str]:
        if not hasattr(error, "message_dict"):
            return error.messages
        labels = {column.name: column.label for column in self.columns}
        return [
            typography.labelled(labels.get(name, name), text) if name != "__all__" else text
            for name, texts in error.message_dict.items()
            for text in texts
        ]


def _normal(value: object) -> str:
    return str(value).replace("\r\n", "\n").strip()
