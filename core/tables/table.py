"""What a file would do to the records of one kind, and doing it: all rows or none."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from core.tables.columns import Column
from core.text import typography

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


class Table:
    """Records are known by the column `key`; a file may leave out columns that are not in `needed`."""

    def __init__(
        self, model: type[Any], names: Iterable[str | Column], key: str = "slug", needed: Iterable[str] = ()
    ) -> None:
        self.model = model
        self.key = key
        self.columns = [Column(model, name) if isinstance(name, str) else name for name in names]
        self.needed = [key, *needed]

    @property
    def names(self) -> list[str]:
        return [column.name for column in self.columns]

    def prepare(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """With all that the columns read."""
        return queryset

    def check_header(self, header: list[str]) -> None:
        sentences = [_("There is no column “%s” here.") % name for name in header if name not in self.names]
        sentences += [_("The column “%s” is missing.") % name for name in self.needed if name not in header]
        sentences += [_("The column “%s” is there twice.") % name for name in set(header) if header.count(name) > 1]
        if sentences:
            raise ValidationError(sentences[:20])

    def index(self) -> Known:
        """`{identity: record}` of the records that exist."""
        return {getattr(record, self.key): record for record in self.prepare(self.model.objects.all())}

    def find(self, known: Known, cells: Cells) -> Any:
        """The record that a row speaks of, or None."""
        return known.get(cells.get(self.key, ""))

    def keep(self, known: Known, record: Any) -> None:
        known[getattr(record, self.key)] = record

    def check(self, record: Any) -> None:
        record.full_clean()

    def run(self, rows: Iterable[tuple[int, Cells]], user: AbstractUser, write: bool = False) -> list[Row]:
        """The `Row` of each line; without `write`, or with an error in any of them, nothing is kept."""
        with transaction.atomic():
            known, seen = self.index(), dict[Any, int]()
            answer = [self._row(line, cells, known, seen, user) for line, cells in rows]
            if not write or any(row.errors for row in answer):
                transaction.set_rollback(True)
        return answer

    def _row(self, line: int, cells: Cells, known: Known, seen: dict[Any, int], user: AbstractUser) -> Row:
        row = Row(line, cells.get(self.key, ""))
        try:
            with transaction.atomic():
                self._store(row, cells, known, seen, user)
        except ValidationError as error:
            row.kind, row.errors = "error", row.errors or self._sentences(error)
        except DatabaseError:
            row.kind, row.errors = "error", [_("The database does not accept this row.")]
        return row

    def _store(self, row: Row, cells: Cells, known: Known, seen: dict[Any, int], user: AbstractUser) -> None:
        record = self.find(known, cells) or self.model()
        is_new = record.pk is None
        if not is_new and seen.setdefault(record.pk, row.line) != row.line:
            raise ValidationError(_("Line %s is about the same record.") % seen[record.pk])
        row.changes = self._fill(row, record, cells)
        if row.errors:
            raise ValidationError(row.errors)
        if not is_new and not row.changes:
            return
        self.check(record)
        record.save()
        log(record, "wagtail.create" if is_new else "wagtail.edit", user=user, data={"source": "import"})
        row.kind = "new" if is_new else "changed"
        seen[record.pk] = row.line
        self.keep(known, record)

    def _fill(self, row: Row, record: Any, cells: Cells) -> list[Change]:
        changes = []
        for column in self.columns:
            if column.name in cells:
                old, new = _normal(column.cell(record)), cells[column.name]
                if record.pk is not None and old == _normal(new):
                    continue
                try:
                    column.fill(record, new)
                except ValidationError as error:
                    row.errors += [typography.labelled(column.label, text) for text in error.messages]
                else:
                    if (now := _normal(column.cell(record))) != old or column.name == self.key:
                        changes.append((column.label, old, now or new))
        return changes

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
