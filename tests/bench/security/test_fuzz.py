"""Whatever is sent to whatever address: no answer is a fault of ours."""

import pytest
from django.test import Client

from core.text import languages
from home.models import User
from tests.bench.security.fuzz import Fuzz
from tests.bench.security.planting import show_to_readers
from tests.contract import one_of_each
from tests.contract.test_hidden_things import MACHINES, crawl
from tests.roles import client_of
from tests.sampling import audited

pytestmark = pytest.mark.django_db
NUMBERS = [150, audited(3000), pytest.param(30_000, marks=pytest.mark.bench)]


@pytest.fixture(scope="module")
def kept_site(kept):
    """Of every kind of page and row."""
    one_of_each.world()
    show_to_readers()


@pytest.fixture
def addresses(number, kept_site, db):
    """As many as some requests each go to, those first to which a reader comes in few clicks."""
    return list(crawl([f"/{code}/" for code in languages.CODES] + MACHINES, most=max(100, number // 3)))


def told(faults):
    return [f"{status} {request}" for status, request in faults[:5]]


@pytest.mark.parametrize("number", NUMBERS)
def test_strangers_get_no_fault(number, addresses):
    assert told(Fuzz(number, addresses, Client()).send(number)) == []


@pytest.mark.parametrize("number", NUMBERS)
def test_an_administrator_gets_no_fault(number, addresses):
    """Whose requests reach all that strangers' do not."""
    client = client_of(User.objects.get(username="admin"))
    assert told(Fuzz(number + 1, addresses, client).send(number)) == []
