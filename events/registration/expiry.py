"""What happens to registrations by the clock. Each run is safe to repeat, and to run twice at once."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from core.mail import jobs
from events.models import EventPage, Reduction, Registration, Transition
from events.models.reminding import LONGEST_HOURS
from events.registration import mails, quotas, waiting_list
from events.registration.transitions import State, transition

EARLIEST_REMINDER = timedelta(hours=LONGEST_HOURS)
DOOR_CLOSES_AFTER = timedelta(hours=24)  # until then the organisers may enter who came


def sweep(now: datetime | None = None) -> int:
    """End what has lasted its time, and fill the seats that became free; returns the number of changes."""
    now = now or timezone.now()
    Reduction.objects.filter(lasts_until__lte=now).delete()
    over = Registration.objects.filter(lasts_until__lte=now)
    waiting = Registration.objects.filter(state=State.WAITLISTED, event__starts_at__gt=now)
    events = set(over.values_list("event_id", flat=True)) | set(waiting.values_list("event_id", flat=True))
    return jobs.each("event", sorted(events), lambda event_id: _sweep_event(event_id, now))


def _sweep_event(event_id: int, now: datetime) -> int:
    with quotas.locked(EventPage.objects.get(pk=event_id)) as event:
        over = Registration.objects.filter(event=event, lasts_until__lte=now).order_by("lasts_until", "pk")
        changed = 0
        for registration in over:
            registration.event = event
            _end(registration, event, now)
            changed += 1
        return changed + waiting_list.promote(event, now=now)


def _end(registration: Registration, event: EventPage, now: datetime) -> None:
    if registration.state == State.UNVERIFIED:
        transition(registration, State.EXPIRED)
    elif registration.state == State.OFFERED and not quotas.is_frozen(event, now):
        waiting_list.enqueue(registration, mail="offer_ended")
    elif registration.state == State.OFFERED:
        transition(registration, State.DECLINED, mail="offer_ended_for_good")
    else:  # a cancellation that can no longer be undone
        registration.seats_held = 0
        registration.lasts_until = None
        registration.save()


def remind(now: datetime | None = None) -> int:
    """Write to those who take part in what begins within the hours that the event names; once for each of them."""
    now = now or timezone.now()
    soon = EventPage.objects.filter(
        live=True,
        starts_at__gt=now,
        starts_at__lte=now + EARLIEST_REMINDER,
        status__in=[EventPage.Status.SCHEDULED, EventPage.Status.MOVED_ONLINE],
    )
    due = {event.pk: (event, *reminder) for event in soon if (reminder := event.reminder_due(now))}
    rows = {
        registration.pk: registration for event, _hours, at in due.values() for registration in _to_remind(event, at)
    }
    return jobs.each("registration", rows, lambda key: _remind(rows[key], due[rows[key].event_id][1]))


def _to_remind(event: EventPage, at: datetime) -> list[Registration]:
    """Those who had their place by then: whoever got it later has just read all this in the mail that said so."""
    later = Transition.objects.filter(registration=OuterRef("pk"), after=State.CONFIRMED, at__gt=at)
    got_it_later = Exists(later.exclude(before=State.CONFIRMED))
    rows = Registration.objects.filter(~got_it_later, event=event, state=State.CONFIRMED)
    return list(rows.select_related("event__locale"))


@transaction.atomic
def _remind(registration: Registration, hours: int) -> int:
    mails.send(registration, "reminder", key=f"{registration.event.starts_at:%Y%m%d%H%M}-{hours}")
    return 1


def mark_no_shows(now: datetime | None = None) -> int:
    """
    After an event at which it was noted who came: whoever should have come and did not; returns how many.

    On site and online each for itself: where nobody looked who came, nothing is known.
    """
    now = now or timezone.now()
    over = Registration.objects.filter(event__ends_at__lte=now - DOOR_CLOSES_AFTER)
    noted = over.filter(event=OuterRef("event"), attendance=OuterRef("attendance"), state=State.ATTENDED)
    missing = over.filter(Exists(noted), state=State.CONFIRMED)
    events = sorted(set(missing.values_list("event_id", flat=True)))
    return jobs.each("event", events, lambda event_id: _mark_no_shows(event_id, missing))


def _mark_no_shows(event_id: int, missing: QuerySet[Registration]) -> int:
    with quotas.locked(EventPage.objects.get(pk=event_id)) as event:
        rows = list(missing.filter(event=event))
        for registration in rows:
            registration.event = event
            transition(registration, State.NO_SHOW)
        return len(rows)
