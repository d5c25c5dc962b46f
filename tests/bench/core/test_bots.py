"""10,000 posts by machines, of which no more than a town hall's may get through, and 200 by people: all must."""

import pytest
import time_machine

from core.public_forms.limits import Limits
from tests.core.public_forms import bots

pytestmark = [pytest.mark.bench, pytest.mark.django_db, pytest.mark.urls("tests.core.public_forms.public_form")]


@pytest.fixture
def clock():
    with time_machine.travel("2026-11-20 10:00", tick=False) as traveller:
        yield traveller


def test_ten_thousand_machines(clock):
    through = bots.bots(10_000, clock)
    print(f"{through} of 10,000 got through")  # noqa: T201
    assert through <= 1 + Limits.per_address


def test_two_hundred_people_forty_of_them_behind_one_address(clock):
    assert bots.people(200, 40, clock) == 200
    assert bots.rush(60, clock) == 60
