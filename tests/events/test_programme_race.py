"""Many at once choose the same session. Real threads, real commits."""

import datetime

import pytest

from events.models import Registration, Session
from events.registration import quotas
from tests.events.crowd import at_once, set_capacity
from tests.events.registrations import register


@pytest.fixture
def session(crowded_event):
    set_capacity(crowded_event, 100)
    begins = crowded_event.starts_at
    hour = datetime.timedelta(hours=1)
    return Session.objects.create(
        event=crowded_event, title_de="Werkstatt", starts_at=begins, ends_at=begins + hour, seats=7
    )


def crowd(session):
    def come(number):
        register(session.event, seats=1 + number % 2, sessions=[session])

    return at_once(come, list(range(24)))


def held(session):
    return Session.objects.counted().get(pk=session.pk).held


def test_a_crowd_never_holds_more_seats_of_a_session_than_there_are(session):
    assert crowd(session) == []
    assert held(session) == 7
    assert Registration.objects.filter(event=session.event, state="confirmed").exists()


@pytest.mark.audit
def test_without_the_lock_the_crowd_breaks_something(session, monkeypatch):
    """Shows that the test above would notice."""
    monkeypatch.setattr(quotas, "take_lock", lambda event: event.refresh_from_db(fields=quotas.DECISIVE))
    assert crowd(session) or held(session) > 7
