"""
Notes of who came, taken at several doors, some of them without a network, and brought together later.

Of each person the latest note holds; of two at the same instant, the one that says they came. So it does not matter in
which order notes arrive, nor how often.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from events.models import CheckIn, CheckInDevice, EventPage, Registration
from events.registration import quotas
from events.registration.transitions import State, transition
from home.models import User

EXPECTED = [State.CONFIRMED, State.ATTENDED, State.NO_SHOW]
EARLIEST = timedelta(days=30)  # before now; nobody's device was without a network for longer


@dataclass(frozen=True, order=True)
class Note:
    """Whether one person of a registration came; position 1 is whoever registered."""

    at: datetime
    came: bool
    registration: int
    position: int


def expected(event: EventPage) -> QuerySet[Registration]:
    """The registrations whose people may come, to the door or online."""
    return Registration.objects.filter(event=event, state__in=EXPECTED, anonymised_at=None)


def expected_at_door(event: EventPage) -> QuerySet[Registration]:
    return expected(event).filter(attendance=Registration.Attendance.ON_SITE)


def merge(
    event: EventPage,
    notes: Iterable[Note],
    user: User | None,
    among: Callable[[EventPage], QuerySet[Registration]] = expected_at_door,
    device: CheckInDevice | None = None,
) -> int:
    """Take the notes in; those about others than are expected are left out. Returns how many changed something."""
    now = timezone.now()
    latest = {}
    for note in sorted(notes):
        if note.at >= now - EARLIEST:
            latest[note.registration, note.position] = note
    changed = 0
    with quotas.locked(event) as event:
        rows = among(event).in_bulk({registration for registration, _position in latest})
        known = _known(rows)
        for (key, position), note in latest.items():
            # A clock that runs ahead must not win over what is noted later.
            at = min(note.at, now)
            if key in rows and position <= rows[key].seats and _is_news(known[key].get(position), at, note.came):
                known[key][position], _created = CheckIn.objects.update_or_create(
                    registration=rows[key],
                    position=position,
                    defaults={"came": note.came, "at": at, "by": user, "device": device},
                )
                changed += 1
        for key, row in rows.items():
            row.event = event
            _follow(row, known[key], user)
    return changed


def _known(rows: dict[int, Registration]) -> dict[int, dict[int, CheckIn]]:
    """`{registration: {position: check-in}}`."""
    known: defaultdict[int, dict[int, CheckIn]] = defaultdict(dict)
    for row in CheckIn.objects.filter(registration__in=rows):
        known[row.registration_id][row.position] = row
    return known


def _is_news(row: CheckIn | None, at: datetime, came: bool) -> bool:
    return row is None or (row.at, row.came) < (at, came)


def _follow(registration: Registration, check_ins: dict[int, CheckIn], user: User | None) -> None:
    """The registration's state follows from its people: one who came is enough."""
    if not check_ins:
        return
    state = State.ATTENDED if any(row.came for row in check_ins.values()) else State.CONFIRMED
    if registration.state != state and (state == State.ATTENDED or registration.state == State.ATTENDED):
        transition(registration, state, by=user)


def note_all(registration: Registration, came: bool, user: User) -> int:
    """Note the same of all people of a registration, now, wherever they took part."""
    now = timezone.now()
    people = range(1, registration.seats + 1)
    return merge(
        registration.event, [Note(now, came, registration.pk, position) for position in people], user, among=expected
    )
