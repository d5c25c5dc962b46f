"""Whatever happens in whatever order: no session grows past its seats."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.models import EventPage, Registration, Session
from events.registration import organiser, programme, quotas, service, waiting_list
from tests.events.registrations import register

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)
picks = st.sets(st.integers(0, 2), max_size=2)
which = st.integers(0, 5)
STEPS = st.one_of(
    st.tuples(st.just("register"), st.integers(1, 3), picks),
    st.tuples(st.just("choose"), which, picks),
    st.tuples(st.sampled_from(["cancel", "accept", "undo_shrink"]), which),
    st.tuples(st.just("shrink"), which, st.integers(1, 2)),
    st.tuples(st.just("seats"), st.integers(0, 2), st.integers(0, 4)),
    st.tuples(st.just("capacity"), st.integers(0, 6)),
)


@pytest.fixture(scope="module")
def kept_event(make_kept):
    event = make_kept(policy="open", party_limit=3, capacity_on_site=3, in_german_only=True)
    for number in range(3):
        begins = event.starts_at + number * HOUR / 2
        Session.objects.create(event=event, title_de=f"S{number}", starts_at=begins, ends_at=begins + HOUR / 2, seats=2)
    return event.pk


def held(event):
    return {session.pk: session.held for session in Session.objects.filter(event=event).counted()}


def do(event, name, *args):
    sessions = list(Session.objects.filter(event=event))
    if name == "register":
        seats, chosen = args
        register(event, seats=seats, attendees=["B", "C"][: seats - 1], sessions=[sessions[one] for one in chosen])
    elif name == "seats":
        Session.objects.filter(pk=sessions[args[0]].pk).update(seats=args[1])
    elif name == "capacity":
        EventPage.objects.filter(pk=event.pk).update(capacity_on_site=args[0])
        with quotas.locked(EventPage.objects.get(pk=event.pk)) as page:
            waiting_list.promote(page)
    elif rows := list(Registration.objects.filter(event=event).order_by("pk")):
        row = rows[args[0] % len(rows)]
        if name == "choose":
            with quotas.locked(row.event):
                programme.choose(row, [sessions[one] for one in args[1]])
        elif name == "cancel":
            organiser.cancel(row, None)
        else:
            getattr(service, name)(row, *args[1:])


@given(steps=st.lists(STEPS, min_size=4, max_size=14))
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_session_grows_past_its_seats(event, steps):
    with transaction.atomic():
        for step in steps:
            before = held(event)
            try:
                with transaction.atomic():
                    do(event, *step)
            except ValidationError:
                pass  # a sentence for people: full, late, not possible
            for session in Session.objects.filter(event=event).counted():
                assert session.held <= max(session.seats, before[session.pk])
            waiting = Registration.objects.filter(event=event, state="waitlisted")
            assert not any(row.seats_held for row in waiting)
        transaction.set_rollback(True)
