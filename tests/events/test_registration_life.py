"""Registrations through random lives; `tests.events.life` says what happens and what must hold."""

import pytest

from tests.events.life import Life
from tests.lives import live_through

pytestmark = pytest.mark.django_db


@pytest.fixture
def live(make_in_german):
    """Runs lives of the registrations for one event."""
    event = make_in_german(policy="open")

    def live(examples, steps=30):
        machine = type("LifeOfOneEvent", (Life,), {"event_id": event.pk})
        live_through(machine, examples, steps)

    return live


def test_whatever_happens_the_rules_hold(live):
    live(examples=3)


@pytest.mark.audit
@pytest.mark.parametrize("share", range(1, 21))
def test_whatever_happens_in_two_hundred_lives_the_rules_hold(live, share):
    live(examples=10)
