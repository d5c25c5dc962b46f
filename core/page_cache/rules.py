"""
What readers can see of the database: all that is not named here, so that a new model is seen until somebody says no.

Rooms say so in their wiring. What the public side's role may not even read (`core.database_roles`) is unseen anyway.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.models import Page

from core import database_roles

_unseen: set[str] = set()
_unseen_fields: dict[str, set[str]] = {}
_moments: dict[str, tuple[str, ...]] = {}


def unseen(*labels: str) -> None:
    """No page that is kept shows anything of these models, such as “mail.OutboxMail”."""
    _unseen.update(labels)


def unseen_fields(label: str, *fields: str) -> None:
    """Pages show other fields of the model only."""
    _unseen_fields.setdefault(label, set()).update(fields)


def moments(label: str, *fields: str) -> None:
    """When a time passes that stands in these fields, pages look different without anything having been written."""
    _moments[label] = fields


def all_moments() -> Iterator[tuple[type[models.Model], str]]:
    return ((apps.get_model(label), field) for label, fields in _moments.items() for field in fields)


@dataclass(frozen=True)
class Watched:
    """A table of which readers see something."""

    table: str
    live: str  # the column that says whether they do: `live` itself, the key of a page, or "": they always do
    unseen: tuple[str, ...]  # columns

    @property
    def arguments(self) -> list[str]:
        """Of the trigger."""
        return [self.live, "{" + ",".join(self.unseen) + "}"]


def watched() -> Iterator[Watched]:
    for model in apps.get_models(include_auto_created=True):
        options = model._meta
        if not options.managed or options.proxy or _is_unseen(model):
            continue
        fields = _unseen_fields.get(options.label, set())
        columns = sorted(field.column for field in options.local_fields if field.name in fields)
        yield Watched(options.db_table, _live_column(model), tuple(columns))


def _is_unseen(model: type[models.Model]) -> bool:
    """The rule of a record holds for its many-to-many relations too."""
    owner = model._meta.auto_created or model
    label = owner._meta.label  # type: ignore[union-attr]
    rule = database_roles.RULES.get(label)
    return label in _unseen or model._meta.label in _unseen or (rule is not None and rule.hidden == ())


def _live_column(model: type[models.Model]) -> str:
    """Drafts are written too, and seen by nobody."""
    fields = model._meta.local_fields
    if any(field.name == "live" for field in fields):
        return "live"
    for field in fields:
        is_of_page = isinstance(field.remote_field, models.OneToOneRel) and field.primary_key
        is_child = isinstance(field, ParentalKey) or model._meta.auto_created
        if (is_of_page or is_child) and issubclass(field.related_model or object, Page):  # type: ignore[arg-type]
            return field.column
    return ""
