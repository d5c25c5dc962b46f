"""No mail is lost and none is doubled without a kill, whatever dies."""

import pytest

from tests.core.mail.chaos import empty_outbox


def check(outcome):
    assert outcome.lost == 0
    assert outcome.states == {"sent": outcome.mails}
    assert outcome.kills > 0
    assert outcome.turned_away > 0
    assert outcome.duplicates <= outcome.kills


def test_some_mails(committed, notice):
    check(empty_outbox(15, workers=1, kills=1, risk=0.08, outages=[(5, 1)], patience=120))


@pytest.mark.audit
def test_a_hundred_mails(committed, notice):
    check(empty_outbox(100, workers=2, kills=5, risk=0.02, outages=[(30, 1)], patience=120))


@pytest.mark.bench
def test_a_thousand_mails(committed, notice):
    outcome = empty_outbox(1000, workers=2, kills=60, risk=0.02, outages=[(200, 10), (600, 10)], patience=500)
    print(f"\n{outcome}")  # noqa: T201
    check(outcome)
