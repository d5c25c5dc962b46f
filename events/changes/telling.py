"""
Telling participants what happened to their event: by a job, in batches, without the event's lock.

Each batch is a short transaction that writes mails into the outbox and notes how far it came. A job that is killed goes
on there. Where an event changes again before all have been told, those who have not are told of both at once.
"""

import logging
from itertools import pairwise
from typing import Any, cast

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone, translation

from core.mail import jobs, outbox, sender
from core.text import languages
from events import ics
from events.changes import wording
from events.models import EventChange, EventPage, Registration, Transition
from events.models.changes import kind_of
from events.models.registration import RegistrationQuerySet
from events.registration import mails

logger = logging.getLogger(__name__)
State = Registration.State
Kind = EventChange.Kind
BATCH = 100
BATCHES = 10  # in one run: other jobs wait meanwhile
TOLD = [State.PENDING, State.WAITLISTED, State.OFFERED, State.CONFIRMED]
TELLING = [Kind.RESCHEDULED, Kind.MOVED_ONLINE, Kind.POSTPONED, Kind.CANCELLED, Kind.REOPENED]


def audience(change: EventChange) -> RegistrationQuerySet:
    """Whom a change is told to; `was_in` says whether they have an entry in their calendar."""
    if change.kind != Kind.CANCELLED:
        return in_it(change).annotate(was_in=Q(state__in=Registration.TAKING_PART))
    ended = Transition.objects.filter(change=change, before__in=TOLD)
    was_in = ended.filter(registration=OuterRef("pk"), before=State.CONFIRMED)
    return _of(change).filter(pk__in=ended.values("registration")).annotate(was_in=Exists(was_in))


def _of(change: EventChange) -> RegistrationQuerySet:
    return Registration.objects.filter(event=change.event_id, created_at__lte=change.made_at).exclude(email="")


def in_it(change: EventChange) -> RegistrationQuerySet:
    """Those whom it concerns as they stand now."""
    return _of(change).filter(state__in=TOLD) if change.kind in TELLING else Registration.objects.none()


def tell() -> int:
    """Write the mails that are due, as far as one run goes; returns how many people were told."""
    told, failed = 0, list[int]()
    for _batch in range(BATCHES):
        with transaction.atomic():
            change = _claim(failed)
            if change is None:
                break
            try:
                with transaction.atomic():
                    told += _tell_batch(change)
            except Exception:
                logger.exception("The change %s cannot be told", change.pk)
                failed.append(change.event_id)
    if failed:
        raise jobs.ItemsFailedError(f"events {failed}")
    return told


def _claim(besides: list[int]) -> EventChange | None:
    """The newest change of an event of which not all have been told, and that nobody else tells of just now."""
    untold = EventChange.objects.filter(told_at=None, to_tell__isnull=False)
    older = untold.filter(event=OuterRef("event"), pk__lt=OuterRef("pk"))
    first = untold.filter(~Exists(older)).exclude(event__in=besides).order_by("pk")
    oldest = first.select_for_update(skip_locked=True, of=("self",)).first()
    if oldest is None:
        return None
    changes = list(untold.filter(event=oldest.event_id).order_by("pk"))
    for overtaken, newer in pairwise(changes):
        overtaken.told_at, newer.follows = timezone.now(), overtaken
        overtaken.save(update_fields=["told_at"])
        newer.save(update_fields=["follows"])
    return changes[-1]


def _tell_batch(change: EventChange) -> int:
    rows = audience(change).filter(pk__gt=change.last_told).order_by("pk").prefetch_related("attendees", "choices")
    batch = list(rows[:BATCH])
    outbox.queue_all(compose_all(change, batch))
    if len(batch) < BATCH:
        change.told_at = timezone.now()
    else:
        change.last_told = batch[-1].pk
    change.told += len(batch)
    change.save(update_fields=["told", "told_at", "last_told"])
    return len(batch)


def compose_all(change: EventChange, batch: list[Registration]) -> list[outbox.Composed]:
    event = EventPage.objects.select_related("locale").get(pk=change.event_id)
    pages = {code: mails.in_language(event, code) for code in {row.language for row in batch}}
    frames = {code: sender.frame_of(code) for code in pages}
    sequences = mails.sequences(event, [row.email for row in batch])
    composed = []
    for row, link in zip(batch, mails.new_links(event, batch), strict=True):
        row.event = event
        letter = mails.Letter(pages[row.language], frames[row.language], link, sequences[row.email])
        if mail := mail_of(change, row, letter):
            composed.append(mail)
    return composed


def mail_of(change: EventChange, row: Registration, letter: mails.Letter) -> outbox.Composed | None:
    """What the registration is told of the change; None if all is again as it was told before, postponed for one."""
    before, after = difference_for(change, row)
    kind = kind_of(before, after)
    if kind not in TELLING or (kind == Kind.RESCHEDULED and row.event.is_postponed):
        return None
    with translation.override(row.language):
        words = wording.of(kind, before, change, row, letter)
    method = ics.CANCEL if kind == Kind.CANCELLED else ics.PUBLISH
    key = f"registration:{row.pk}:change:{change.pk}"
    name = f"event_{kind}".replace("-", "_")
    return mails.compose(row, name, key, words, letter, method if getattr(row, "was_in", True) else "")


def difference_for(change: EventChange, row: Registration) -> tuple[dict[str, Any], dict[str, Any]]:
    """The facts that differ from what the registration was told last, before and now."""
    before, after = change.before, change.after
    older = change.follows
    while older and row.pk > older.last_told and row.created_at <= older.made_at:
        before, after = before | older.before, older.after | after
        older = older.follows
    names = [name for name, value in after.items() if before[name] != value]
    return {name: before[name] for name in names}, {name: after[name] for name in names}


def latest(event: EventPage) -> QuerySet[EventChange]:
    """The last few changes, each with how far it has been told."""
    return event.changes.order_by("-pk").select_related("made_by")[:5]


def preview(change: EventChange) -> list[dict[str, Any]]:
    """Of a planned change: for each language how many are told, and the mail as it will read."""
    numbers = dict(in_it(change).order_by().values_list("language").annotate(Count("pk")))
    return [_preview_in(code, numbers[code], change) for code in languages.CODES if code in numbers]


def _preview_in(code: str, number: int, change: EventChange) -> dict[str, Any]:
    page = mails.in_language(change.event, code)
    for name in change.after:
        setattr(page, name, getattr(change.event, name))
    somebody = Registration(
        event=change.event, language=code, name="…", email="somebody@example.org", state=State.CONFIRMED,
        attendance=change.event.ways[0],
    )  # fmt: skip
    letter = mails.Letter(page, sender.frame_of(code), "…", 0)
    mail, _files = cast(outbox.Composed, mail_of(change, somebody, letter))
    named = languages.LANGUAGES[code].name
    return {"code": code, "language": named, "number": number, "subject": mail.subject, "text": mail.text}
