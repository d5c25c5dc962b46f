"""Many book overlapping dates at once: no seat too many, and nobody waits in a circle. Real threads, real commits."""

from datetime import timedelta
from itertools import combinations

import pytest
from django.utils import timezone

from core.mail.models import OutboxMail
from core.privacy import retention
from events.models import Booking, EventPage, Registration
from events.registration import bookings
from home.models import HomePage
from tests import factories
from tests.events.bookings import book
from tests.events.crowd import at_once
from tests.events.registrations import held

SEATS = 3


@pytest.fixture
def dates(committed):
    home = HomePage.objects.get(locale__language_code="de")
    index = factories.EventIndexPageFactory(parent=home, title="Gedränge", slug="gedraenge")
    page = factories.EventSeriesPageFactory(parent=index, title="Gedränge", slug="reihe")
    yield [
        factories.EventPageFactory(parent=page, title="x", slug=f"d{number}", policy="open", capacity_on_site=SEATS)
        for number in range(4)
    ]
    OutboxMail.objects.all().delete()
    Registration.objects.all().delete()
    Booking.objects.all().delete()
    type(index).objects.get(pk=index.pk).delete()


def test_who_books_overlapping_dates_at_once_gets_no_seat_too_many_and_nobody_is_lost(dates):
    wanted = [list(some) for size in (2, 3, 4) for some in combinations(dates, size)]
    wanted = [some[::-1] if number % 2 else some for number, some in enumerate(wanted * 3)]  # in either order

    def come(number):
        email = f"p{number}@example.org"
        book(wanted[number], email=email)
        (booking,) = Booking.objects.filter(registrations__email=email).distinct()
        assert bookings.verify(booking) == {}

    assert at_once(come, list(range(len(wanted)))) == []
    for date in dates:
        asked = sum(date in some for some in wanted)
        rows = Registration.objects.filter(event=date)
        assert held(date) == rows.filter(state="confirmed").count() == SEATS
        waiting = rows.filter(state="waitlisted").order_by("queue_number")
        assert [row.queue_number for row in waiting] == list(range(1, asked - SEATS + 1))


def test_the_same_address_twice_at_once_is_registered_once_for_each_date(dates):
    EventPage.objects.filter(pk__in=[date.pk for date in dates]).update(capacity_on_site=0)
    sets = [dates[:3], dates[1:], [dates[3], dates[0]], dates] * 4
    assert at_once(book, sets) == []
    for date in dates:
        assert Registration.objects.filter(event=date, state="unverified").count() == 1
    Booking.objects.update(created_at=timezone.now() - timedelta(days=15))
    retention.run()
    assert not Booking.objects.filter(registrations=None).exists()
