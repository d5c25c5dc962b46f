"""Where somebody's address or name stands in any column of the database, and how it is taken out there."""

import html
import json
import re
import unicodedata
from collections.abc import Iterator
from functools import reduce
from operator import or_
from typing import Any
from urllib.parse import quote

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.dispatch import Signal

GAP = "[…]"
AROUND = 100  # letters before and after, which tell what it is about
SHORTEST = len(GAP)  # of what is searched for, and of columns that could hold it
# Sent with the model and the keys of its rows, once words were taken out of them without a signal of Django's own.
changed = Signal()
# Also as JSON within JSON writes them; those that do not break are no blanks to PostgreSQL.
BLANK = r"(?:[\s\u00a0\u202f]|&nbsp;|\\+(?:[nrt]|u00a0|u202f))+"
LEFT_OUT: dict[str, str] = {}


def leave_out(model: str, reason: str) -> None:
    """Do not look into a model, as its rows are written anew from others or hold nothing that can be read."""
    LEFT_OUT[model] = reason


def searched() -> Iterator[tuple[type[models.Model], list["models.Field[Any, Any]"]]]:
    """`(model, columns)`: all that can hold what somebody typed."""
    for model in apps.get_models(include_auto_created=True):
        options = model._meta
        if options.proxy or not options.managed or options.label in LEFT_OUT:
            continue
        if columns := [
            field for field in options.local_concrete_fields if _holds_words(field) and not field.primary_key
        ]:
            yield model, columns


def _holds_words(field: "models.Field[Any, Any]") -> bool:
    """By what the database has for it: not every field of JSON is one of Django's."""
    base = field.base_field if isinstance(field, ArrayField) else field
    is_text = (field.db_type(connection) or "").startswith(("varchar", "text", "jsonb"))
    is_long = (base.max_length or 1000) > SHORTEST
    # A slug has neither “@” nor a blank.
    is_free = not (base.choices or field.is_relation or isinstance(base, models.SlugField))
    return is_text and is_long and is_free


class Search:
    """The address and the name of one person, one of which may be missing."""

    def __init__(self, email: str = "", name: str = "") -> None:
        patterns = [_pattern(email, r"[\w.+%-]", r"\w|[.-]\w")] if email else []
        patterns += [_pattern(name, r"\w", r"\w")] if len(name) >= SHORTEST else []
        self.pattern = "|".join(patterns)

    def places(self) -> list[tuple[type[models.Model], str]]:
        """`[(model, key)]` of all rows in which they stand, by one query."""
        if not self.pattern:
            return []
        found: list[QuerySet[Any, Any]] = [
            self._rows(model, columns).order_by().values_list(Value(model._meta.label), Cast("pk", models.TextField()))
            for model, columns in searched()
        ]
        rows = found[0].union(*found[1:], all=True)
        return [(apps.get_model(label), key) for label, key in rows]

    def _rows(self, model: type[models.Model], columns: list["models.Field[Any, Any]"]) -> QuerySet[Any]:
        texts = {f"_{field.name}": Cast(field.name, models.TextField()) for field in columns}
        wanted = reduce(or_, (Q(**{f"{name}__iregex": self.pattern}) for name in texts))
        return model._base_manager.alias(**texts).filter(wanted)

    def excerpts(self, row: models.Model) -> list[tuple[str, str]]:
        """`[(field, words)]` around each place in the row: the rest may tell of others."""
        found = []
        for column in dict(searched())[type(row)]:
            text = str(column.value_to_string(row))
            for match in re.finditer(self.pattern, text, re.IGNORECASE):
                words = text[max(match.start() - AROUND, 0) : match.end() + AROUND]
                found.append((str(column.verbose_name), words))
        return found

    def take_out(self, model: type[models.Model], keys: list[str]) -> None:
        """Put a gap in the place of the words, or nothing where a whole address is expected."""
        columns = dict(searched())[model]
        rows = model._base_manager.filter(pk__in=keys)
        rows.update(**{field.name: self._without(field) for field in columns})
        changed.send(model, keys=keys)

    def _without(self, field: "models.Field[Any, Any]") -> Any:
        text = Cast(field.name, models.TextField())
        gap: Any = Value("" if isinstance(field, models.EmailField) else GAP)
        if field.unique:
            gap = Concat(Value("["), Cast("pk", models.TextField()), Value("]"), output_field=models.TextField())
        return Cast(_Replace(text, Value(self.pattern), gap, Value("gi")), field)


class _Replace(models.Func):
    function = "REGEXP_REPLACE"
    output_field = models.TextField()


def _pattern(words: str, before: str, after: str) -> str:
    r"""
    For PostgreSQL: the words as such, and as HTML, an address and JSON write them, one within the other.

    In JSON a line break before them is “\n”, and a quotation mark “\u201e”: the letters in there are none of a word.
    """
    plain = " ".join(words.split())
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(letter))
    forms = dict.fromkeys(
        form for spelling in (plain, bare) for form in (spelling, html.escape(spelling), quote(spelling))
    )
    for _depth in range(3):
        forms |= dict.fromkeys(json.dumps(form)[1:-1] for form in list(forms))
    longest_first = sorted(forms, key=len, reverse=True)
    spelled = "|".join(re.escape(form).replace(r"\ ", BLANK) for form in longest_first)
    begins = rf"(?:(?<!{before})|(?<=\\[nrt])|(?<=\\u[0-9a-f]{{4}}))"
    return rf"{begins}(?:{spelled})(?!{after})"
