"""One page of each type, and one row of every model."""

import itertools

from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.models import Collection, GroupApprovalTask, Locale, Workflow, WorkflowTask

from core.privacy import mentions
from home.models import HomePage
from partnerships.dates import PartialDateField
from tests import factories
from tests.events.registrations import register
from tests.roles import GROUPS, user_of

numbers = itertools.count(1)


def pages(home):
    """One of each type, below whatever takes it."""
    for factory in factories.PageFactory.__subclasses__():
        if not factory._meta.model.objects.exists():
            factory(parent=home)
    factories.translate(factories.ContentPageFactory(parent=home), Locale.objects.get(language_code="fr"))


def world():
    """A row of every model; the page and the event that addresses are about come with all that hangs on them."""
    home = HomePage.objects.get(locale__language_code="de")
    pages(home)
    index = factories.EventIndexPageFactory(parent=home)
    register(
        factories.EventPageFactory(parent=index, policy="open", capacity_on_site=9), name="A", email="a@example.org"
    )
    factories.make_document()
    page = factories.ContentPageFactory(parent=home, share_image=factories.make_image())
    factories.translate(page, Locale.objects.get(language_code="fr"), publish=False)
    users = {role: user_of(role) for role in GROUPS}
    task = GroupApprovalTask.objects.create(name="Prüfung")
    task.groups.set(users["veroeffentlichung"].groups.all())
    workflow = Workflow.objects.create(name="Vier Augen")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    workflow.start(page, users["redaktion"])
    Collection.get_first_root_node().add_child(name="Sammlung")
    EditingSession.objects.create(
        user=users["redaktion"],
        content_type=ContentType.objects.get_for_model(page),
        object_id=page.pk,
        last_seen_at=timezone.now(),
    )
    fill()
    page.save_revision()
    return page


def fill():
    """One row at least of every model that is searched."""
    waiting = [model for model, _columns in mentions.searched() if not model._base_manager.exists()]
    for _round in range(20):
        for model in list(waiting):
            if row := row_of(model):
                model._base_manager.bulk_create([row])
                waiting.remove(model)
    assert not waiting


def row_of(model):
    """One, unsaved, that needs what is there already; None where that is not."""
    values = {}
    for field in model._meta.concrete_fields:
        is_left_to_database = field.primary_key and not field.is_relation
        if is_left_to_database or (field.null and not field.is_relation) or field.has_default():
            continue
        if field.is_relation:
            there = field.related_model._base_manager.order_by("-pk").first()
            if there is None and not field.null:
                return None
            values[field.name] = there if not field.null else None
        else:
            values[field.name] = _value(field)
    return model(**values)


def _value(field):
    if field.choices:
        return field.choices[0][0]
    match field:
        case PartialDateField():
            return "1990-04"
        case models.DateTimeField():
            return timezone.now()
        case models.DateField():
            return timezone.localdate()
        case models.UUIDField():
            return f"00000000-0000-0000-0000-{next(numbers):012}"
        case models.IntegerField() | models.FloatField() | models.BooleanField():
            return 1
        case models.BinaryField():
            return b""
        case ArrayField():
            return []
        case models.JSONField():
            return {}
    return f"x{next(numbers)}"[: field.max_length or 9]
