"""Random lives of a state machine: the suite tries a few of them, the audit hundreds, `LIVES=10` ten times as many."""

import os

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test


def live_through(machine, examples, steps=30):
    """Not made shorter where one fails: that takes minutes, and its steps are printed as they were."""
    times = int(os.environ.get("LIVES", "1"))
    profile = settings(
        max_examples=examples * times, stateful_step_count=steps, deadline=None, database=None, phases=[Phase.generate],
        derandomize=False,  # else each share would live through the same
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    if "CI" in os.environ:  # the same in each run: a change is not refused for what it has not touched
        seed(os.environ["PYTEST_CURRENT_TEST"])(machine)
    run_state_machine_as_test(machine, settings=profile)
