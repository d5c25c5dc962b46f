"""The database itself holds seats, whatever program, isolation level or hand writes."""

import pytest
from django.db import IntegrityError, connection, transaction

from events import checks
from events.models import EventPage, PastCapacity, Registration
from events.registration import organiser

pytestmark = pytest.mark.django_db
FIELDS = {"state": "confirmed", "attendance": "on-site", "language": "de", "seats_held": 1}


@pytest.fixture(scope="module")
def kept_event(make_kept):
    return make_kept(policy="open", capacity_on_site=1).pk


def test_a_registration_stands_on_the_german_page_alone(event, locales):
    french = EventPage.objects.get(translation_key=event.translation_key, locale=locales["fr"])
    for state, seats in (("confirmed", 1), ("unverified", 0)):
        with pytest.raises(IntegrityError, match="German page"), transaction.atomic():
            Registration.objects.create(event=french, **(FIELDS | {"state": state, "seats_held": seats}))
    row = Registration.objects.create(event=event, **FIELDS)
    with pytest.raises(IntegrityError, match="German page"), transaction.atomic():
        Registration.objects.filter(pk=row.pk).update(event=french)


def test_one_takes_part_on_site_or_online_and_in_no_other_way(event):
    with pytest.raises(IntegrityError, match="ways_to_take_part"), transaction.atomic():
        Registration.objects.create(event=event, **(FIELDS | {"attendance": "hybrid"}))


def test_seats_past_the_capacity_leave_a_trace_whoever_gives_them(event):
    added = organiser.add(event, None, over_capacity=True, language="de", attendance="on-site", name="Gast", email="")
    assert not PastCapacity.objects.exists(), "that one had room"
    more = organiser.add(event, None, over_capacity=True, language="de", attendance="on-site", name="Gast", email="")
    trace = PastCapacity.objects.get()
    assert (trace.registration, trace.capacity, trace.held) == (more, 1, 2)
    assert trace.role
    with connection.cursor() as cursor:  # by hand, without a word about it
        cursor.execute("SET LOCAL events.past_capacity = 'on'")
        cursor.execute("UPDATE events_registration SET seats = 3, seats_held = 3 WHERE id = %s", [added.pk])
        cursor.execute("SET LOCAL events.past_capacity = 'off'")
    assert PastCapacity.objects.filter(registration=added, held=4).exists()


def test_the_check_asks_the_server_and_only_where_it_may():
    assert checks.counts_see_what_others_wrote(None, databases=["default"]) == []
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL default_transaction_isolation = 'repeatable read'")
    assert checks.counts_see_what_others_wrote(None, databases=None) == []
    (error,) = checks.counts_see_what_others_wrote(None, databases=["default"])
    assert error.id == "events.E001"
