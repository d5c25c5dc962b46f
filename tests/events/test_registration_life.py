"""Registrations through random lives; `tests.events.life` says what happens and what must hold."""

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.events.life import Life

pytestmark = pytest.mark.django_db


@pytest.fixture
def live(make_in_german):
    """Runs lives of the registrations for one event."""
    event = make_in_german(policy="open")

    def live(examples, steps=30):
        machine = type("LifeOfOneEvent", (Life,), {"event_id": event.pk})
        profile = settings(
            max_examples=examples, stateful_step_count=steps, deadline=None, database=None,
            phases=[Phase.generate], derandomize=False,  # else each share would live through the same
            suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        run_state_machine_as_test(machine, settings=profile)

    return live


def test_whatever_happens_the_rules_hold(live):
    live(examples=6)


@pytest.mark.audit
@pytest.mark.parametrize("share", range(1, 21))
def test_whatever_happens_in_two_hundred_lives_the_rules_hold(live, share):
    live(examples=10)
