"""Registrations through random lives; `tests.events.life` says what happens and what must hold."""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.events.life import Life
from tests.events.life_rules import RULES

pytestmark = pytest.mark.django_db


@pytest.fixture
def live(make):
    """Runs lives of the registrations for one event."""
    event = make(policy="open")

    def live(examples, steps=30):
        machine = type("LifeOfOneEvent", (Life,), {"event_id": event.pk})
        profile = settings(
            max_examples=examples, stateful_step_count=steps, deadline=None, database=None,
            suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        run_state_machine_as_test(machine, settings=profile)

    return live


def test_whatever_happens_the_rules_hold(live):
    live(examples=8)


@pytest.mark.bench
def test_whatever_happens_in_many_lives_the_rules_hold(live):
    live(examples=200)
    print(f"\n200 lives of 30 steps; {len(RULES)} rules held after each step.")  # noqa: T201
