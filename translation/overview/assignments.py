"""Who translates what until when: assigned by editors, told, reminded and reported by mail."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from datetime import date, datetime, timedelta
from typing import Any, TypedDict, Unpack

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Locale, Page

from core.mail import jobs, outbox
from core.mail.models import OutboxMail
from core.text import languages
from home.models import User
from home.staff import mail as staff_mail
from home.staff import roles
from translation import access
from translation.models import Assignment
from translation.overview import states
from translation.overview.states import Cell, State, overview_url

ASSIGNED, DUE, DONE = "translation.assigned", "translation.due", "translation.done"
SOON = timedelta(days=2)


def translators(language: str) -> QuerySet[User]:
    """Who may translate into the language: its group, and all who work on German pages."""
    groups = [roles.TRANSLATORS[language], roles.EDITORS, roles.PUBLISHERS]
    return get_user_model().objects.filter(is_active=True, groups__name__in=groups).distinct()


class Changes(TypedDict, total=False):
    """What is said of translations; what is not mentioned stays as it is."""

    person: User | None
    due: date | None


@transaction.atomic
def assign(cells: Collection[Cell], by: User | None, **changes: Unpack[Changes]) -> None:
    """Give the translations to a person, who gets one mail, or until a date."""
    now, locales = timezone.now(), {locale.language_code: locale for locale in Locale.objects.all()}
    fields = [*changes, "done_at", *(["assigned_by", "assigned_at"] if "person" in changes else [])]
    Assignment.objects.bulk_create(
        (
            Assignment(
                content_type=ContentType.objects.get_for_model(Page), object_key=str(cell.page.translation_key),
                locale=locales[cell.language], assigned_by=by, assigned_at=now,
                done_at=now if cell.state == State.CURRENT else None, **changes,
            )
            for cell in cells
        ),
        update_conflicts=True,
        unique_fields=["content_type", "object_key", "locale"],
        update_fields=fields,
    )  # fmt: skip
    person = changes.get("person")
    if person and person != by:
        _queue(ASSIGNED, person, now.isoformat())


def forget(instance: Page, **kwargs: Any) -> None:
    """With a German page goes what was assigned of it."""
    if instance.locale.language_code == languages.SOURCE:
        Assignment.objects.filter(object_key=instance.translation_key).delete()


def remind() -> int:
    """Queue a mail for each person and date that comes near or has gone by; once for each, however often it is run."""
    today = timezone.localdate()
    found: dict[tuple[User, date], bool] = {}
    for cell in _theirs(states.cells()):
        person = cell.person
        if cell.is_open and person and cell.due and cell.due <= today + SOON:
            found[person, cell.due] = cell.is_overdue
    known = _keys(_key(DUE, *pair) for pair in _reminders(found))
    new = [(person, detail) for person, detail in _reminders(found) if _key(DUE, person, detail) not in known]
    for person, detail in new:
        _queue(DUE, person, detail)
    return len(new)


def _theirs(cells: Collection[Cell]) -> list[Cell]:
    """Those of persons who still translate into the language."""
    able = {code: set(translators(code)) for code in languages.TRANSLATED}
    return [cell for cell in cells if cell.person in able[cell.language]]


def _reminders(found: dict[tuple[User, date], bool]) -> list[tuple[User, str]]:
    return [(person, f"{'overdue' if late else 'soon'}:{due}") for (person, due), late in found.items()]


def report() -> int:
    """Tell those who have assigned translations that they are done; returns how many are."""
    if not Assignment.objects.filter(done_at=None, person__isnull=False).exists():
        return 0
    done = [
        cell
        for cell in states.cells()
        if cell.state == State.CURRENT and cell.person and cell.assignment and not cell.assignment.done_at
    ]
    return jobs.each("assignment", [cell.assignment.pk for cell in done if cell.assignment], _reporter(done))


def _reporter(done: Iterable[Cell]) -> Callable[[int], int]:
    by_key = {cell.assignment.pk: cell for cell in done if cell.assignment}

    @transaction.atomic
    def tell(key: int) -> int:
        assignment = Assignment.objects.select_related("assigned_by").get(pk=key)
        by, cell = assignment.assigned_by, by_key[key]
        if by and access.may_order(by) and by != cell.person:
            context = {"cell": cell, "url": outbox.absolute(cell.url)}
            mail_key = f"{DONE}:{key}:{assignment.assigned_at.isoformat()}"
            staff_mail.queue(DONE, mail_key, by, context, about=assignment)
        assignment.done_at, assignment.due = timezone.now(), None
        assignment.save(update_fields=["done_at", "due"])
        return 1

    return tell


def _queue(kind: str, person: User, detail: str) -> None:
    if not staff_mail.reaches(person, kind):
        return
    recipient = (_key(kind, person, detail), person.email, languages.preferred_by(person), person)
    outbox.queue_unwritten(kind, [recipient])


def _key(kind: str, person: User, detail: str) -> str:
    return f"{kind}:{person.pk}:{detail}"


def _keys(keys: Iterable[str]) -> set[str]:
    return set(OutboxMail.objects.filter(key__in=list(keys)).values_list("key", flat=True))


def write_assigned(mail: OutboxMail) -> outbox.Composed:
    """What was assigned at that moment and still is the person's; nothing is sent if that is nothing."""
    _kind, person, moment = mail.key.split(":", 2)
    stamp = datetime.fromisoformat(moment)
    return _compose(mail, "assigned", lambda own: own.person_id == int(person) and own.assigned_at == stamp)


def write_due(mail: OutboxMail) -> outbox.Composed:
    """What is due on the date and still the person's to do."""
    _kind, person, event, day = mail.key.split(":")
    due = date.fromisoformat(day)
    return _compose(mail, event, lambda own: own.person_id == int(person) and own.due == due)


def _compose(mail: OutboxMail, event: str, is_meant: Callable[[Assignment], bool]) -> outbox.Composed:
    cells = _theirs([cell for cell in states.cells() if cell.assignment and is_meant(cell.assignment)])
    if event != "assigned":
        cells = [cell for cell in cells if cell.is_open]
    if not cells:
        raise outbox.UnwantedError
    by_language: dict[str, list[tuple[Cell, str]]] = defaultdict(list)
    for cell in cells:
        by_language[cell.language].append((cell, outbox.absolute(cell.url or overview_url(language=cell.language))))
    context = {"event": event, "due": cells[0].due, "number": len(cells), "languages": dict(by_language)}
    return outbox.compose(mail.kind, mail.key, mail.to, mail.language, context)
