import pytest
import time_machine

from tests.core.public_forms import public_form


@pytest.fixture
def data(client):
    """A filled public form that a person has taken half a minute for."""
    with time_machine.travel("2026-11-20 10:00", tick=False) as clock:
        filled = public_form.valid(client)
        clock.shift(30)
        yield filled
