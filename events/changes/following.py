"""What a published change of the event means for its registrations; who is told of it stands in `telling`."""

from typing import Any

from django.db import connection
from django.db.models import DateTimeField, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value
from django.utils import timezone

from core.text import languages
from events.changes import sessions, telling
from events.models import EventChange, EventPage, Registration, Transition
from events.registration import intake, programme, quotas, waiting_list
from home.models import User

State = Registration.State
TAKE_PART_OR_WAIT = [State.UNVERIFIED, State.PENDING, State.WAITLISTED, State.OFFERED, State.CONFIRMED]
# Whom a reopened event finds again where: an offer or an hour to confirm in has passed meanwhile.
AGAIN = {
    State.CONFIRMED: State.CONFIRMED,
    State.PENDING: State.PENDING,
    State.WAITLISTED: State.WAITLISTED,
    State.OFFERED: State.WAITLISTED,
    State.UNVERIFIED: State.EXPIRED,
}


def follow(page: EventPage) -> None:
    """A step of publishing: registrations follow what is new; more places are offered to those who wait."""
    if not page.is_source:
        return
    changes = EventChange.objects.filter(event=page, to_tell=None)
    registrations = Registration.objects.filter(event=page)
    asked = EventPage.objects.filter(pk=page.pk).values_list(Exists(registrations), Exists(changes))
    is_taken, is_changed = asked.get()  # both with one query: most pages have neither
    if not is_taken:
        if is_changed:
            changes.update(to_tell=0, told_at=timezone.now())
        return
    # Who registers just now waits for the row that has just been written, and reads the new facts then.
    with quotas.locked(page) as event:
        for change in changes:
            _apply(change, event, page.live_revision.user if page.live_revision else None)
        if any(change.kind in telling.TELLING for change in changes):
            sessions.need_no_mail(event)  # the mail about the whole event says it too
        intake.protect_answers(event)
        waiting_list.promote(event)


def _apply(change: EventChange, event: EventPage, user: User | None) -> None:
    states, status = EventPage.Status, change.after.get("status")
    change.made_by = user
    in_it = telling.in_it(change).count()  # while those whom a cancelling ends are still in it
    if status == states.CANCELLED:
        _end(change)
    elif change.before.get("status") == states.CANCELLED:
        _bring_back(change)
    if event.status != states.SCHEDULED:
        setattr(change, f"reason_{languages.SOURCE}", event.status_note)
    _release_erased(change, event)
    _move(change, event)
    _shorten_offers(change, event)
    _note_past_capacity(change, event)
    change.to_tell = in_it if status == states.CANCELLED else telling.in_it(change).count()
    change.told_at = None if change.to_tell else timezone.now()
    change.save()


def _end(change: EventChange) -> None:
    of_event = Registration.objects.filter(event=change.event_id)
    of_event.filter(state=State.CANCELLED, lasts_until__isnull=False).update(seats_held=0, lasts_until=None)
    rows = of_event.filter(state__in=TAKE_PART_OR_WAIT)
    _change(change, rows, state=State.CANCELLED_BY_US, seats_held=0, lasts_until=None)


def _bring_back(change: EventChange) -> None:
    """Those whom the cancelling ended, as they were; not who has been entered anew or whose data are deleted."""
    last = EventChange.objects.filter(event=change.event_id, after__status=EventPage.Status.CANCELLED).last()
    ended = Registration.objects.filter(state=State.CANCELLED_BY_US, anonymised_at=None)
    anew = Registration.objects.filter(event=change.event_id, email__iexact=OuterRef("email")).exclude(email="")
    ended = ended.filter(~Exists(anew.exclude(state__in=Registration.ENDED)))
    for before, state in AGAIN.items():
        rows = ended.filter(transitions__change=last, transitions__before=before)
        seats = F("seats") if state in Registration.SEATED else 0
        if seats:
            programme.settle(change.event, rows)
        _change(change, rows, state=state, seats_held=seats)


def _move(change: EventChange, event: EventPage) -> None:
    """Who can no longer take part in their way does so in the one that is left."""
    if len(event.ways) > 1:
        return
    (way,) = event.ways
    may_return = Q(state=State.EXPIRED) | Q(state=State.CANCELLED, lasts_until__isnull=False)
    takes_part = Q(state__in=TAKE_PART_OR_WAIT) | Q(seats_held__gt=0) | may_return
    _change(change, Registration.objects.filter(takes_part, event=event).exclude(attendance=way), attendance=way)


def _release_erased(change: EventChange, event: EventPage) -> None:
    """Whose data were deleted after the event holds no place in it when it gets a date to come."""
    if event.ends_at > timezone.now():
        rows = Registration.objects.filter(event=event, state__in=TAKE_PART_OR_WAIT).exclude(anonymised_at=None)
        _change(change, rows, state=State.CANCELLED_BY_US, seats_held=0, lasts_until=None)


def _shorten_offers(change: EventChange, event: EventPage) -> None:
    """No offer of a place lasts beyond what the new start allows."""
    latest = event.starts_at - quotas.FREEZE
    offers = Registration.objects.filter(event=event, state=State.OFFERED, lasts_until__gt=latest)
    _change(change, offers, lasts_until=latest)


def _change(change: EventChange, rows: QuerySet[Registration], **values: Any) -> None:
    """All at once, each with its `Transition`. The database need not count anew for each: this holds the lock."""
    keys = list(rows.select_for_update(of=("self",), no_key=True).order_by().values_list("pk", flat=True))
    if not keys:
        return
    rows = Registration.objects.filter(pk__in=keys)
    _note(change, rows, after=Value(values["state"]) if "state" in values else F("state"))
    with quotas.past_capacity():
        rows.update(version=F("version") + 1, changed_at=timezone.now(), **values)


def _note(change: EventChange, rows: QuerySet[Registration], after: Value | F) -> None:
    """A `Transition` of each, by the database alone: made one by one they would take longer than all else here."""
    columns: dict[str, Any] = {
        "registration_id": F("pk"), "at": Value(timezone.now(), DateTimeField()), "before": F("state"), "after": after,
        "by_id": Value(change.made_by_id, IntegerField()), "change_id": Value(change.pk, IntegerField()),
        "over_capacity": Value(False),
    }  # fmt: skip
    select, params = rows.order_by().values_list(*columns.values()).query.sql_with_params()
    names = ", ".join(f'"{name}"' for name in columns)
    with connection.cursor() as cursor:
        # Names of the model, and a query of Django’s with its parameters.
        cursor.execute(f"INSERT INTO {Transition._meta.db_table} ({names}) {select}", params)


def _note_past_capacity(change: EventChange, event: EventPage) -> None:
    """Nobody loses a place because there are fewer now; but that is noted."""
    for way in Registration.Attendance:
        quota = quotas.Quota(event, way)
        if quota.capacity is not None and quota.rows.seats() > quota.capacity:
            moved = change.transitions.filter(registration__attendance=way, registration__seats_held__gt=0)
            moved.update(over_capacity=True)
