"""Posts as machines send them, and as people do; for the test in the suite and the measurement in tests/bench."""

import itertools

from django.test import Client

from core.public_forms.token import Token
from tests.core.public_forms.public_form import ADDRESS, SampleForm, valid

PER_MINUTE_BY_FLOOD = 500


def stored():
    return len(SampleForm.saved)


def bots(number, clock):
    """Send `number` posts in equal parts of eight kinds; returns how many were stored."""
    SampleForm.saved.clear()
    client = Client()
    one = valid(client)
    clock.shift(30)
    foreign = str(Token.new("other", "page"))
    kinds = [
        lambda n: one | {"form_token": ""},
        lambda n: one | {"form_token": f"WyJzYW1wbGUi{n}:1aaaaa:bbbbb"},
        lambda n: one | {"form_token": foreign},
        lambda n: one | {"homepage": "https://spam.example", "form_token": str(Token.new("sample", "page"))},
        lambda n: one | {"form_token": str(Token.new("sample", "page")), "text": f"at once {n}"},
        lambda n: one | {"text": f"the same token again {n}"},
        lambda n: one | {"text": "exactly the same again"},
        _flood(clock),
    ]
    for n, kind in zip(range(number), itertools.cycle(kinds), strict=False):
        client.post(
            ADDRESS, kind(n), REMOTE_ADDR=f"203.0.{n % 250}.{n % 199}" if kind is not kinds[-1] else "192.0.2.1"
        )
    return stored()


def _flood(clock):
    """A machine that does all that a person does, waits as long as it must, and then sends as fast as it can."""
    tokens = [Token.new("sample", "page") for _number in range(PER_MINUTE_BY_FLOOD)]
    clock.shift(4)
    supply = itertools.cycle(tokens)
    return lambda n: {"form_token": str(next(supply)), "email": "a@example.org", "text": f"flood {n}", "consent": "on"}


def people(number, from_one_address, clock):
    """Forms by people, some of them in one town hall, each filled in for 25 seconds or more; returns how many."""
    SampleForm.saved.clear()
    client = Client()
    for n in range(number):
        address = "192.0.2.80" if n < from_one_address else f"198.51.{n % 100}.{n}"
        filled = valid(client, text=f"Guten Tag {n}")
        clock.shift(25)
        client.post(ADDRESS, filled, REMOTE_ADDR=address)
    return stored()


def rush(number, clock):
    """A town hall in which all open the form at once, let the browser fill it in and send it within the same minute."""
    SampleForm.saved.clear()
    client = Client()
    forms = [valid(client, text=f"Guten Tag {n}") for n in range(number)]
    clock.shift(3)
    for filled in forms:
        client.post(ADDRESS, filled, REMOTE_ADDR="192.0.2.81")
        clock.shift(1)
    return stored()
