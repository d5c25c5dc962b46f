"""Pages in three languages through random lives; `tests.translation.life` says what happens and what must hold."""

import pytest

from tests.lives import live_through
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
        live_through(machine, examples, steps)

    return live


def test_whatever_happens_readers_find_what_is_due(live):
    live(examples=2, steps=15)


@pytest.mark.audit
@pytest.mark.parametrize("share", range(1, 6))
def test_whatever_happens_in_fifty_lives_readers_find_what_is_due(live, share):
    live(examples=10)
