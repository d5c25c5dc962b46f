"""Telling those who have chosen a session that it has moved: a job does it, in batches that lock the event briefly."""

from django.db.models import F

from core.mail import jobs
from events.models import EventPage, Registration, SessionChoice
from events.registration import mails, quotas

BATCH = 100


def tell() -> int:
    """Queue the mails that are due; returns for how many registrations."""
    events = SessionChoice.objects.filter(has_moved=True).values_list("session__event", flat=True)
    return jobs.each("event", sorted(set(events)), _tell_of)


def need_no_mail(event: EventPage) -> None:
    SessionChoice.objects.filter(session__event=event, has_moved=True).update(has_moved=False)


def _tell_of(event_id: int) -> int:
    told = 0
    while number := _tell_batch(event_id):
        told += number
    return told


def _tell_batch(event_id: int) -> int:
    with quotas.locked(EventPage.objects.get(pk=event_id)) as event:
        moved = SessionChoice.objects.filter(session__event=event, has_moved=True)
        keys = list(moved.order_by("registration").values_list("registration", flat=True).distinct()[:BATCH])
        batch = moved.filter(registration__in=keys)
        rows = Registration.objects.taking_part().filter(pk__in=batch.filter(was_full=False).values("registration"))
        rows.update(version=F("version") + 1)  # of which the calendar file and the mail's key make a new number
        mails.send_all(rows, "sessions_moved")
        batch.update(has_moved=False)
        return len(keys)
