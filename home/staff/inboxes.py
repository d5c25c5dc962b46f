"""
What comes in and waits for somebody: a mail to those who decide, and lines on the first page of their admin.

Each app registers its kinds of cases in `AppConfig.ready`; the service that takes a case in calls `tell`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_permission_codename, get_user_model
from django.db.models import Count, Model, QuerySet, Value
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation

from core.mail import outbox, sender
from core.text import languages
from home.models import User
from home.staff import mail
from home.staff.pending_work import Waiting

Words = tuple[str, list[str]]  # subject and paragraphs
TEMPLATE = "home.arrived"
BACKEND = "django.contrib.auth.backends.ModelBackend"


@dataclass(frozen=True)
class Line:
    """A sentence on the first page: `words(count)` for the `rows()`, which the list shows by the `query`."""

    words: Callable[[int], str]
    rows: Callable[[], QuerySet[Any]]
    query: str
    urgent: bool = False


@dataclass(frozen=True)
class Inbox:
    """
    One kind of case. `words(record)` gives subject and paragraphs of the mail, in the recipient's language and without
    personal data; `told(record)` the users who get it, where these are not all who may decide.
    """

    model: type[Any]
    kind: str
    words: Callable[[Any], Words]
    lines: tuple[Line, ...]
    told: Callable[[Any], Iterable[User]] | None = None


_inboxes: dict[type[Model], Inbox] = {}


def register_inbox(inbox: Inbox, purpose: str) -> None:
    mail.register_kind(inbox.kind, purpose=purpose, template=TEMPLATE)
    _inboxes[inbox.model] = inbox


UNREAD = ("password", "last_login")  # what the public side, which tells of what came in, may not read of anybody


def who_may(permission: str, include_superusers: bool = False) -> QuerySet[User]:
    """Active users with the permission. Administrators may all, but are told only as members of a group."""
    users = get_user_model().objects.with_perm(permission, include_superusers=include_superusers, backend=BACKEND)
    return users.defer(*UNREAD)


def tell(record: Model) -> None:
    """Write to those who decide; to the office where none of them has an address that takes mails."""
    inbox = _inboxes[type(record)]
    users = [user for user in _told(inbox, record) if mail.reaches(user, inbox.kind)]
    for user in users:
        write(inbox.kind, record, inbox.words, user.email, languages.preferred_by(user), f"arrived:{user.pk}")
    if not users and (office := sender.office_address()):
        write(inbox.kind, record, inbox.words, office, languages.SOURCE, "arrived:office")


def _told(inbox: Inbox, record: Model) -> Iterable[User]:
    if inbox.told:
        return inbox.told(record)
    options = inbox.model._meta
    return who_may(f"{options.app_label}.{get_permission_codename('change', options)}")


def write(kind: str, record: Any, words: Callable[[Any], Words], address: str, language: str, key: str) -> None:
    """Queue a mail to staff about a record, with the link that opens it; the same key sends nothing a second time."""
    with translation.override(language):
        subject, paragraphs = words(record)
        context = {"subject": str(subject), "paragraphs": [str(text) for text in paragraphs]}
    context["url"] = outbox.absolute(reverse(record.snippet_viewset.get_url_name("edit"), args=[record.pk]))
    outbox.queue(kind, f"{record._meta.model_name}:{record.pk}:{key}", address, language, context, about=record)


def waiting(request: HttpRequest) -> list[Waiting]:
    """The lines of all cases that the user may decide on; one query counts them."""
    lines = [
        (inbox.model, line)
        for inbox in _inboxes.values()
        if inbox.model.snippet_viewset.permission_policy.user_has_permission(request.user, "change")
        for line in inbox.lines
    ]
    counts = _counts([line for _model, line in lines])
    return [_waiting(model, line, counts.get(place, 0)) for place, (model, line) in enumerate(lines)]


def _counts(lines: list[Line]) -> dict[int, int]:
    """By the line's place in the list; none where nothing waits."""
    numbered = [line.rows().order_by().annotate(place=Value(place)) for place, line in enumerate(lines)]
    queries = [rows.values("place").annotate(number=Count("pk")).values_list("place", "number") for rows in numbered]
    return dict(queries[0].union(*queries[1:], all=True)) if queries else {}


def _waiting(model: type[Any], line: Line, count: int) -> Waiting:
    address = reverse(model.snippet_viewset.get_url_name("list"))
    return Waiting(line.words(count) % {"count": count}, count, f"{address}?{line.query}", line.urgent)
