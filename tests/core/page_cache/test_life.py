"""The life of a small site with readers between each step: nobody is ever shown what was."""

import copy

import pytest
import time_machine
from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from tests.core.page_cache import changes
from tests.core.page_cache.readers import asking, commit
from tests.lives import live_through

pytestmark = pytest.mark.django_db
STEPS = 50
change = st.sampled_from(changes.ALL)
which = st.lists(st.integers(0, 90), min_size=3, max_size=3)  # addresses at which readers look


class Life(RuleBasedStateMachine):
    """In a savepoint of its own, rolled back in the end; the test sets `readers`, `clock` and `kept_site`."""

    readers = clock = kept_site = None
    steps = [0]

    def __init__(self):
        super().__init__()
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()
        self.clock.move_to(changes.BEGIN)
        self.site = copy.deepcopy(self.kept_site)
        self.site.clock = self.clock

    def teardown(self):
        transaction.set_rollback(True)
        self.savepoint.__exit__(None, None, None)

    def chosen(self, which):
        addresses = self.site.addresses
        return [addresses[number % len(addresses)] for number in which]

    @rule(change=change, which=which)
    def something_happens(self, change, which):
        change(self.site)
        commit()
        self.readers.see_the_truth(*self.chosen(which))
        self.steps[0] += 1

    @rule(change=change, which=which)
    def something_happens_while_a_page_is_made(self, change, which):
        making, *others = self.chosen(which)
        changes.define(self.site)  # so that there is no copy of it
        commit()
        self.readers.meanwhile = lambda: change(self.site)
        self.readers.get(making)
        self.readers.see_the_truth(making, *others)
        self.steps[0] += 1


@pytest.fixture
def live(monkeypatch, tmp_path, kept_site, db):
    with time_machine.travel(changes.BEGIN, tick=False) as clock, asking(monkeypatch, tmp_path) as readers:
        machine = type("LifeOfOneSite", (Life,), {"readers": readers, "clock": clock, "kept_site": kept_site})
        yield lambda examples, steps: live_through(machine, examples, steps)
    print(f"{Life.steps[0]} steps without a stale answer")  # noqa: T201


def test_whatever_happens_nobody_is_shown_what_was(live):
    live(1, 15)


@pytest.mark.audit
@pytest.mark.parametrize("share", range(1, 6))
def test_whatever_happens_in_a_thousand_steps_nobody_is_shown_what_was(live, share):
    live(4, STEPS)
