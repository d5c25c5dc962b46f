"""What the scheduler runs for the site as a whole."""

import logging
from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.db import transaction
from django.db.models import CharField, Exists, OuterRef
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, Revision

from core.mail import jobs
from core.text import languages
from home.translation import schedule, tree

logger = logging.getLogger(__name__)


def publish_scheduled() -> int:
    """
    Withdraw and publish pages on their dates; returns how many.

    As Wagtail's command of this name, which ends with the first page that cannot be published.
    """
    now = timezone.now()
    models = [
        model for model in apps.get_models() if issubclass(model, DraftStateMixin) and not issubclass(model, Page)
    ]
    expired = [row for model in (Page, *models) for row in model.objects.filter(live=True, expire_at__lt=now)]
    due = Revision.objects.filter(approved_go_live_at__lt=now)
    # Of one moment the German pages first: their translations are published beside them only.
    of_page = Page.objects.filter(locale__language_code=languages.SOURCE).annotate(key=Cast("pk", CharField()))
    german = of_page.filter(key=OuterRef("object_id"))
    things = {
        f"{thing._meta.model_name} {thing.pk}": thing
        for thing in [
            *sorted(expired, key=lambda thing: thing.expire_at),
            *due.annotate(is_german=Exists(german)).order_by("approved_go_live_at", "-is_german"),
        ]
    }
    return jobs.each("", things, lambda key: follow_its_date(things[key]))


@transaction.atomic
def follow_its_date(thing: Any) -> int:
    if isinstance(thing, Revision):
        if schedule.call_off(thing):
            return 0
        thing.publish(log_action="wagtail.publish.scheduled")
    elif isinstance(thing, Page) and not thing.specific.is_deletable:
        return 0  # `PageForm` refuses such a date, which may be from before
    elif not type(thing).objects.filter(pk=thing.pk, live=True).exists():
        return 0  # it has just gone along with its German page
    else:
        thing.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    return 1


def check_languages() -> int:
    """How much is wrong between the languages; editors find it on their first page."""
    found = tree.faults()
    for fault in found:
        words = (fault.language, fault.page.pk, fault.what, fault.where)
        logger.warning("Languages disagree: %s page %s, %s %s", *words)
    return len(found)


def clear_sessions() -> None:
    call_command("clearsessions", verbosity=0)
