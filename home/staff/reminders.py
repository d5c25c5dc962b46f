"""
Once a month editors get one mail with all that nobody has looked after for too long.

Each app registers what grows old: `due()` gives `(title, address in the admin)` of each such thing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django_stubs_ext import StrOrPromise
from wagtail.models import Page

from core.mail import jobs, outbox
from core.mail.models import OutboxMail
from core.text import languages
from home.models import User
from home.staff import mail, roles

Due = tuple[str, str]  # title and address in the admin
KIND = "home.reminder"


@dataclass(frozen=True)
class Source:
    heading: StrOrPromise
    due: Callable[[], list[Due]]


_sources: dict[str, Source] = {}


def register_reminders(name: str, heading: StrOrPromise, due: Callable[[], list[Due]]) -> None:
    _sources[name] = Source(heading, due)


def pages_due(model: type[Page], is_due: Callable[[Any], bool]) -> list[Due]:
    """`(title, address)` of the German live pages of a type that are due; facts are the same in all languages."""
    pages = model.objects.filter(locale__language_code=languages.SOURCE).live().order_by("title")
    return [(page.title, edit_address(page)) for page in pages if is_due(page)]


def edit_address(page: Page) -> str:
    return outbox.absolute(reverse("wagtailadmin_pages:edit", args=[page.pk]))


def remind() -> int:
    """
    Queue the mails; returns their number. A second run in the same month queues nothing.

    What falls due later in the month waits for the next mail: nobody reads a reminder a day.
    """
    found = [(source.heading, source.due()) for source in _sources.values()]
    sections = [{"heading": heading, "things": things} for heading, things in found if things]
    if not sections:
        return 0
    month = timezone.localdate().strftime("%Y-%m")
    keys = {f"reminder:{month}:{user.pk}": user for user in _editors()}
    known = set(OutboxMail.objects.filter(key__in=keys).values_list("key", flat=True))

    def write(key: str) -> int:
        return int(mail.queue(KIND, key, keys[key], {"sections": sections}))

    return jobs.each("mail", [key for key in keys if key not in known], write)


def _editors() -> QuerySet[User]:
    wanted = {"is_active": True, "groups__name__in": [roles.EDITORS, roles.PUBLISHERS]}
    return get_user_model().objects.filter(**wanted).distinct().select_related("wagtail_userprofile")
