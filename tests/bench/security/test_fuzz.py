"""Whatever is sent to whatever address: no answer is a fault of ours."""

import pytest
from django.test import Client

from tests.bench.security.fuzz import Fuzz
from tests.contract.test_hidden_things import answers  # noqa: F401 (a site of every kind of page)
from tests.roles import client_of, user_of
from tests.sampling import audited

pytestmark = pytest.mark.django_db


def told(faults):
    return [f"{status} {request}" for status, request in faults[:5]]


@pytest.mark.parametrize("number", [300, audited(3000), pytest.param(30_000, marks=pytest.mark.bench)])
def test_strangers_get_no_fault(number, answers):  # noqa: F811
    assert told(Fuzz(number, answers, Client()).send(number)) == []


@pytest.mark.parametrize("number", [300, audited(3000), pytest.param(30_000, marks=pytest.mark.bench)])
def test_an_administrator_gets_no_fault(number, answers):  # noqa: F811
    """Whose requests reach all that strangers' do not."""
    assert told(Fuzz(number + 1, answers, client_of(user_of("admin"))).send(number)) == []
