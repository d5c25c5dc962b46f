"""At the door: notes of several devices, in whatever order they arrive, and what the page gives and takes."""

import json
from collections import Counter
from datetime import timedelta

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from core.privacy import links
from events.check_in import notes, tickets
from events.models import CheckIn, Registration
from events.registration import expiry, mails, organiser, service
from tests.events.registrations import register, states
from tests.sampling import audited

SECONDS = st.integers(min_value=0, max_value=5)
SENT = st.lists(st.tuples(SECONDS, st.booleans(), st.integers(0, 1), st.integers(1, 3)), max_size=12)


@pytest.fixture(scope="module")
def kept_event(make_kept):
    facts = {"capacity_on_site": 9, "capacity_online": 9, "attendance": "hybrid", "party_limit": 3}
    return make_kept(policy="open", in_german_only=True, **facts).pk


@pytest.fixture
def address(event):
    return reverse("check_in:people", args=[event.pk])


def note(registration, position=1, came=True, at=None):
    at = at or timezone.now()
    return {"registration": registration.pk, "position": position, "came": came, "at": at.isoformat()}


def send(client, address, *sent):
    return client.post(address, json.dumps({"notes": sent}), content_type="application/json")


@pytest.mark.parametrize("number", [10, audited(100)])
def test_notes_mean_the_same_in_any_order_and_however_often(event, number):
    @settings(max_examples=number, deadline=None)
    @given(sent=SENT, order=st.randoms(use_true_random=False), cut=st.integers(0, 12))
    def check(sent, order, cut):
        check_order(event, sent, order, cut)

    check()


def check_order(event, sent, order, cut):
    """The model: of each person the latest note holds, and of two at once the one that says they came."""
    with transaction.atomic():
        rows = [register(event, seats=2), register(event, seats=3)]
        start = timezone.now() - timedelta(hours=1)
        made = [
            notes.Note(start + timedelta(seconds=second), came, rows[row].pk, position)
            for second, came, row, position in sent
        ]
        shuffled = [*made, *made[:cut]]
        order.shuffle(shuffled)
        notes.merge(event, shuffled[:cut], None)
        notes.merge(event, shuffled[cut:], None)
        notes.merge(event, made, None)
        expected = {}
        for one in sorted(made):
            if one.position <= {rows[0].pk: 2, rows[1].pk: 3}[one.registration]:
                expected[one.registration, one.position] = one.came
        found = {(row.registration_id, row.position): row.came for row in CheckIn.objects.all()}
        assert found == expected
        came = Counter(key for (key, _position), here in expected.items() if here)
        assert states(*rows) == ["attended" if came[row.pk] else "confirmed" for row in rows]
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_two_devices_count_a_person_once(event, address, admin_client):
    party = register(event, seats=2, attendees=["Bert"])
    for _device in range(2):
        assert send(admin_client, address, note(party), note(party)).status_code == 200
    people = admin_client.get(address).json()["people"]
    assert [(person["position"], person["name"], person["came"]) for person in people] == [
        (1, party.name, True),
        (2, "Bert", False),
    ]
    assert people[1]["party"] == party.name
    assert Registration.objects.get().transitions.filter(after="attended").count() == 1


@pytest.mark.django_db
def test_only_whoever_is_expected_at_the_door_is_listed_and_noted(event, address, admin_client, make_in_german):
    online = register(event, attendance="online")
    cancelled, elsewhere = register(event), register(make_in_german(policy="open", capacity_on_site=2, slug="anderswo"))
    organiser.cancel(cancelled, None)
    unverified = register(event, verified=False)
    rows = [online, cancelled, elsewhere, unverified]
    answer = send(admin_client, address, *map(note, rows), {**note(online), "registration": 10**15})
    assert answer.json()["people"] == []
    assert not CheckIn.objects.exists()
    assert states(*rows) == ["confirmed", "cancelled-by-us", "confirmed", "unverified"]


@pytest.mark.django_db
def test_a_clock_that_runs_ahead_does_not_win_for_ever(event, address, admin_client):
    registration = register(event)
    send(admin_client, address, note(registration, at=timezone.now() + timedelta(days=3)))
    send(admin_client, address, note(registration, came=False))
    assert states(registration) == ["confirmed"]


BROKEN = [
    "", "[]", "{}", '{"notes": 1}', '{"notes": [1]}', '{"notes": [{}]}',
    *(
        json.dumps({"notes": [{"registration": 1, "position": 1, "came": True, "at": "2026-01-01T00:00:00Z"} | wrong]})
        for wrong in (
            {"at": "gestern"}, {"at": "2026-01-01T00:00:00"}, {"at": None}, {"came": "ja"}, {"position": 0},
            {"position": 1e99}, {"registration": -1}, {"registration": "1' OR 1"}, {"registration": 2**70},
        )
    ),
]  # fmt: skip


@pytest.mark.django_db
def test_broken_notes_are_refused(event, address, admin_client, subtests):
    for body in BROKEN:
        with subtests.test(body=body):
            assert admin_client.post(address, body, content_type="application/json").status_code == 400


@pytest.mark.django_db
def test_strangers_and_translators_get_nothing(event, address, client, translator_client):
    register(event, name="Anna Muster")
    for name in ("start", "people", "manifest", "worker"):
        where = reverse(f"check_in:{name}", args=[event.pk])
        assert client.get(where).status_code == 302
        assert translator_client.get(where).status_code in {302, 403}
    assert client.post(address, "{}", content_type="application/json").status_code in {302, 403}


@pytest.mark.django_db
def test_the_page_has_no_names_and_allows_the_camera(event, admin_client):
    register(event, name="Anna Muster")
    response = admin_client.get(reverse("check_in:start", args=[event.pk]))
    assert "Anna Muster" not in response.content.decode()
    assert response.headers["Permissions-Policy"] == "camera=(self)"
    assert "no-store" in response.headers["Cache-Control"]
    other = admin_client.get(reverse("participants:list", args=[event.pk]))
    assert "camera=()" in other.headers["Permissions-Policy"]
    worker = admin_client.get(reverse("check_in:worker", args=[event.pk]))
    assert worker.headers["Content-Type"] == "text/javascript"
    assert "/people/" not in worker.content.decode()
    assert admin_client.get(reverse("check_in:manifest", args=[event.pk])).json()["display"] == "standalone"


@pytest.mark.django_db
def test_a_ticket_is_shown_to_who_is_expected_at_the_door(event, client):
    registration = register(event)
    token = links.create(mails.SCOPE, registration, timedelta(days=1))
    code = tickets.code_of(registration)
    assert code in client.get(f"/de/anmeldung/{token}/").content.decode()
    picture = client.get(f"/de/anmeldung/{token}/ticket.svg")
    assert picture.headers["Content-Type"] == "image/svg+xml"
    assert picture.content.startswith(b"<svg")
    service.cancel(registration)
    assert code not in client.get(f"/de/anmeldung/{token}/").content.decode()
    assert client.get(f"/de/anmeldung/{token}/ticket.svg").status_code == 404


@pytest.mark.django_db
def test_who_took_part_online_is_noted_in_the_list_and_gets_a_certificate(event, admin_client):
    online, party = (register(event, attendance="online", seats=seats) for seats in (1, 2))
    cancelled = register(event, attendance="online")
    organiser.cancel(cancelled, None)
    listed = reverse("participants:list", args=[event.pk])
    rows = [online.pk, party.pk, cancelled.pk]
    answer = admin_client.post(listed, {"action": "attended", "registration": rows}, follow=True)
    assert states(online, party, cancelled) == ["attended", "attended", "cancelled-by-us"]
    told = [str(message) for message in answer.context["messages"]]
    assert told[0].startswith("2 ")
    assert told[1].startswith("1 ")
    assert str(Registration.State.CANCELLED_BY_US.label) in told[1], "why it was left"
    certificate = admin_client.get(reverse("participants:certificate", args=[event.pk, online.pk]))
    assert certificate["Content-Type"] == "application/pdf"
    answer = admin_client.post(listed, {"action": "attended", "registration": [online.pk]}, follow=True)
    (told,) = map(str, answer.context["messages"])
    assert str(Registration.State.ATTENDED.label) in told


@pytest.mark.django_db
def test_who_did_not_come_is_known_only_where_somebody_looked(event):
    there, also_there = register(event), register(event)
    online, also_online = (register(event, attendance="online") for _number in range(2))
    later = event.ends_at + expiry.DOOR_CLOSES_AFTER
    notes.note_all(there, True, None)
    assert expiry.mark_no_shows(later) == 1
    assert states(there, also_there, online, also_online) == ["attended", "no-show", "confirmed", "confirmed"]
    notes.note_all(online, True, None)
    assert expiry.mark_no_shows(later) == 1
    assert states(online, also_online) == ["attended", "no-show"]


@pytest.mark.django_db
def test_what_is_noted_in_the_list_is_noted_for_all_people(event, address, admin_client):
    party = register(event, seats=2)
    act = {"action": "attended", "registration": [party.pk]}
    admin_client.post(reverse("participants:list", args=[event.pk]), act)
    assert [person["came"] for person in admin_client.get(address).json()["people"]] == [True, True]
    admin_client.post(reverse("participants:list", args=[event.pk]), act | {"action": "not-attended"})
    assert states(party) == ["confirmed"]
