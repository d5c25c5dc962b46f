import pytest
import time_machine

from core.public_forms.limits import Limits
from tests.core.public_forms import bots
from tests.core.public_forms.public_form import SampleForm

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.core.public_forms.public_form")]


@pytest.fixture
def clock():
    with time_machine.travel("2026-11-20 10:00", tick=False) as traveller:
        yield traveller


def test_machines_are_stopped(clock, monkeypatch):
    monkeypatch.setattr(SampleForm, "limits", Limits(per_address=6))
    assert bots.bots(80, clock) == 1 + 6  # the one form, and what a patient flood gets through in an hour


def test_a_town_hall_behind_one_address_is_not(clock):
    assert bots.people(20, 20, clock) == 20


def test_nor_when_all_send_within_one_minute(clock):
    assert bots.rush(60, clock) == 60
