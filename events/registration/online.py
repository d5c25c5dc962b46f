"""The way into an online event: for confirmed participants alone, and not long before it starts."""

from datetime import datetime, timedelta

from django.utils import timezone

from events.models import OnlineAccess, Registration


def access_for(registration: Registration, now: datetime | None = None) -> OnlineAccess | None:
    """The `OnlineAccess` that the participant may see now, or None."""
    event = registration.event
    begins = event.starts_at - timedelta(hours=event.join_link_hours_before)
    takes_part = registration.state in Registration.TAKING_PART
    if not takes_part or registration.way != Registration.Attendance.ONLINE:
        return None
    if not begins <= (now or timezone.now()) <= event.ends_at or not event.is_on:
        return None
    return OnlineAccess.objects.filter(event=event).first()
