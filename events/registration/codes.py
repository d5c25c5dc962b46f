"""Codes of invited people: made by organisers, checked under the event's lock."""

import re
import secrets
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from core.public_forms.limits import WrongGuessError
from core.text import typography
from events import times
from events.models import EventCode, EventPage, Registration

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that look alike
LENGTH = 10  # nobody guesses one of 31 ** 10
# Holds none any more, not even until a cancellation can no longer be undone.
HAS_ENDED = Q(registrations__state__in=Registration.ENDED, registrations__seats_held=0)


def make(event: EventPage, number: int, *, note: str, uses_allowed: int, valid_until: date | None) -> list[EventCode]:
    return EventCode.objects.bulk_create(
        EventCode(
            event=event,
            code="".join(secrets.choice(LETTERS) for _letter in range(LENGTH)),
            note=note,
            uses_allowed=uses_allowed,
            valid_until=valid_until,
        )
        for _code in range(number)
    )


def counted(event: EventPage) -> Any:
    """All codes of the event, with how often each is `used`."""
    return EventCode.objects.filter(event=event).annotate(used=Count("registrations", filter=~HAS_ENDED))


def for_new(event: EventPage, text: str) -> EventCode | None:
    """The code that a newcomer may use, None where none is asked for; to be called under the lock."""
    if event.open_to != event.OpenTo.CODE:
        return None
    typed = re.sub(r"[\s-]", "", text).upper()
    code = counted(event).filter(code=typed).first()
    _refuse(code, event)
    return code


def refuse_return(registration: Registration, event: EventPage) -> None:
    """Whoever comes back after the registration had ended needs a use of the code anew; under the lock."""
    has_ended = registration.state in Registration.ENDED and not registration.seats_held
    needs_code = registration.code_id or registration.state == Registration.State.EXPIRED  # others were entered by hand
    if event.open_to == event.OpenTo.CODE and has_ended and needs_code:
        _refuse(counted(event).filter(pk=registration.code_id).first(), event)


def _refuse(code: Any, event: EventPage) -> None:
    words = ""
    if code is None:
        words = _("We do not know this code. Please compare it with your invitation.")
    elif code.valid_until and times.wall_clock_of(timezone.now(), event.timezone).date() > code.valid_until:
        words = _("This code was valid until %(day)s. Please ask us for another one.")
        words %= {"day": typography.date_format(code.valid_until)}
    elif code.used >= code.uses_allowed:
        words = _("This code has been used as often as it allows. Please ask us for another one.")
    if words:
        raise WrongGuessError({"code": words})
