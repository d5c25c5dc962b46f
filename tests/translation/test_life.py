"""Pages in three languages through random lives; `tests.translation.life` says what happens and what must hold."""

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.roles import client_of, user_of
from tests.translation.life import Life

pytestmark = pytest.mark.django_db


@pytest.fixture
def live(home):
    """Runs lives of a tree of pages."""
    roles = {"admin": "admin", "fr": "traduction", "uk": "pereklad"}
    clients = {name: client_of(user_of(role)) for name, role in roles.items()}

    def live(examples, steps=30):
        machine = type("LifeOfOneTree", (Life,), {"clients": clients})
        profile = settings(
            max_examples=examples, stateful_step_count=steps, deadline=None, database=None,
            phases=[Phase.generate], derandomize=False,  # else each share would live through the same
            suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        run_state_machine_as_test(machine, settings=profile)

    return live


def test_whatever_happens_readers_find_what_is_due(live):
    live(examples=2, steps=15)


@pytest.mark.audit
@pytest.mark.parametrize("share", range(1, 21))
def test_whatever_happens_in_three_hundred_lives_readers_find_what_is_due(live, share):
    live(examples=15)
