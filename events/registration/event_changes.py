"""What a change of the event means for its registrations."""

from events.models import EventPage, Registration
from events.registration import mails, quotas, waiting_list
from events.registration.transitions import State

TOLD = [State.PENDING, State.WAITLISTED, State.OFFERED, State.CONFIRMED]


def follow(page: EventPage) -> None:
    """More places are given to those who wait; a new time, place or status is told to all who are registered."""
    # Who registers just now waits for the row that has just been written, and reads the new facts then.
    if not page.is_source or not Registration.objects.filter(event=page).exists():
        return
    with quotas.locked(page) as event:
        waiting_list.promote(event)
        if event.sequence:
            kind = "event_cancelled" if event.status == event.Status.CANCELLED else "event_changed"
            told = Registration.objects.filter(event=event, state__in=TOLD, created_at__lte=event.changed_at)
            for registration in told:
                registration.event = event
                mails.send(registration, kind, key=f"{event.sequence}")
