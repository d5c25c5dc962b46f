"""More rows of every model than a list of the admin shows at once, so that a query for each of them is noticed."""

import copy
import itertools
import uuid
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db import models
from treebeard.models import Node
from wagtail.models import GroupCollectionPermission, GroupPagePermission, Locale, ReferenceIndex, Site, Task
from wagtail_localize.models import LocaleSynchronization

from events.models import EventPage
from home.models import HomePage
from tests import factories
from tests.contract import one_of_each

ROWS = 30
FEW = (ContentType, Locale, Site, Permission, Group, Session)  # what they mean does not come from their number
ALONE = (*FEW, Node, Task, ReferenceIndex, LocaleSynchronization, GroupCollectionPermission, GroupPagePermission)
numbers = itertools.count(1)


def fill() -> None:
    """Pages below the home pages; rows of each model, each about another record, and as many about the latest one."""
    home = HomePage.objects.get(locale__language_code="de")
    index = factories.EventIndexPageFactory(parent=home)
    for _number in range(ROWS):
        factories.translated_page(factories.ContentPageFactory)
        factories.EventPageFactory(parent=index)
    one_of_each.world()
    EventPage.objects.update(policy="open", capacity_on_site=10 * ROWS)
    for is_about_the_latest in (False, True):
        for model in _models():
            _multiply(model, is_about_the_latest)


def _models() -> list[type[models.Model]]:
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.parents and not issubclass(model, ALONE)
    ]


def _multiply(model: type[models.Model], is_about_the_latest: bool) -> None:
    """The database leaves out what must not stand there twice."""
    related = {
        field: list(field.related_model._base_manager.order_by("-pk")[: 1 if is_about_the_latest else ROWS])
        for field in _relations(model)
    }
    sample = model._base_manager.order_by("-pk").first() or one_of_each.row_of(model)
    if sample and all(related.values()) and (related or not is_about_the_latest):
        rows = (_changed(copy.copy(sample), related, place) for place in range(ROWS))
        model._base_manager.bulk_create(rows, ignore_conflicts=True)


def _relations(model: type[models.Model]) -> Iterator[models.Field]:
    for field in model._meta.concrete_fields:
        if field.is_relation and not field.null and not issubclass(field.related_model, FEW):
            yield field


def _changed(row: models.Model, others: dict[models.Field, list[models.Model]], place: int) -> models.Model:
    for field in row._meta.concrete_fields:
        if field in others:
            setattr(row, field.name, others[field][place % len(others[field])])
        elif field.primary_key or field.name in _distinct(row):
            setattr(row, field.attname, _another(field, getattr(row, field.attname)))
    return row


def _distinct(row: models.Model) -> set[str]:
    options = row._meta
    together = itertools.chain(*options.unique_together, *(getattr(rule, "fields", ()) for rule in options.constraints))
    return {*together, *(field.name for field in options.concrete_fields if field.unique or field.name == "email")}


def _another(field: models.Field, value: Any) -> Any:
    match field:
        case models.AutoField():
            return None
        case models.UUIDField():
            return uuid.uuid4()
        case models.PositiveIntegerField():
            return next(numbers)
        case models.CharField() if not field.choices and (field.max_length or 0) > len("y99999@example.org"):
            return f"y{next(numbers)}@example.org"
    return value
