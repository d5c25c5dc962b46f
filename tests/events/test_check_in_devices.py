"""A device at the door by a link: the check-in of one event, and nothing else."""

import json
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.privacy.models import SignedLink
from events.models import CheckIn, CheckInDevice, EventRegistrar
from tests import roles
from tests.events.registrations import register, states
from tests.html import soup_of


@pytest.fixture(scope="module")
def kept_event(make_kept):
    return make_kept(policy="open", capacity_on_site=9, party_limit=2, in_german_only=True, title="Austausch").pk


@pytest.fixture
def registrar(db):
    return roles.user_of("anmeldung")


@pytest.fixture
def address(event, registrar):
    """Of the page that a registrar has made for a device, as shown once."""
    return new_link(roles.client_of(registrar), event)


@pytest.fixture
def device():
    """A browser that nobody has logged in with; it looks at each answer for cookies."""

    class Device(Client):
        def request(self, **request):
            answer = super().request(**request)
            assert not answer.cookies
            return answer

    return Device()


def new_link(client, event, **fields):
    screen = reverse("participants:devices", args=[event.pk])
    form = client.get(screen).context["form"]
    sent = {"name": "Tablet", "expires_at": form["expires_at"].value().strftime("%Y-%m-%d %H:%M")}
    answer = client.post(screen, sent | fields)
    shown = soup_of(answer).find(id="link")["value"]
    assert shown.startswith("http")
    assert shown not in client.get(screen).content.decode(), "shown once"
    return "/" + shown.split("/", 3)[3]


def notes_of(*registrations, came=True):
    rows = [
        {"registration": row.pk, "position": 1, "came": came, "at": timezone.now().isoformat()} for row in registrations
    ]
    return json.dumps({"notes": rows})


def send(device, address, *registrations, **options):
    body = notes_of(*registrations, **options)
    return device.post(f"{address}people/", body, content_type="application/json")


def test_it_notes_who_came_without_account_and_cookie_and_says_which_device_did(event, address, device, registrar):
    registration = register(event, name="Anna Muster", email="anna@example.org")
    page = device.get(address)
    assert page.status_code == 200
    assert "Anna Muster" not in page.content.decode(), "a device keeps the page without a network"
    answer = send(device, address, registration)
    (person,) = answer.json()["people"]
    shown = {"registration", "position", "code", "former_codes", "name", "party", "organisation", "came", "at"}
    assert set(person) == shown
    assert (person["name"], person["came"]) == ("Anna Muster", True)
    assert "anna@example.org" not in answer.content.decode()
    assert states(registration) == ["attended"]
    note = CheckIn.objects.get()
    assert (note.by, note.device.name) == (None, "Tablet")
    assert note.device.last_used_at
    detail = reverse("participants:detail", args=[event.pk, registration.pk])
    assert "Tablet" in roles.client_of(registrar).get(detail).content.decode()
    send(device, address, registration, came=False)
    assert states(registration) == ["confirmed"]


def test_what_it_answers_is_kept_listed_and_passed_on_by_nobody(event, address, device):
    for part in ("", "people/", "manifest.webmanifest", "worker.js"):
        answer = device.get(address + part)
        assert answer.status_code == 200, part
        assert "no-store" in answer["Cache-Control"]
        assert answer["Referrer-Policy"] == "no-referrer"
        assert "noindex" in answer["X-Robots-Tag"]
    assert device.get(address)["Permissions-Policy"] == "camera=(self)"
    assert "unsafe-inline" not in device.get(address)["Content-Security-Policy"]
    html = device.get(address).content.decode()
    assert "/admin/" not in html
    assert reverse("participants:list", args=[event.pk]) not in html
    assert CheckInDevice.objects.get().last_used_at is None, "to look writes nothing"


def test_only_the_hash_of_its_token_is_stored(address):
    token = address.rstrip("/").rsplit("/", 1)[1]
    assert re.fullmatch(r"[\w-]{43}", token)
    link = SignedLink.objects.get()
    assert len(link.token_hash) == 64
    assert token not in str(link.__dict__)


def test_it_notes_nobody_of_another_event(event, address, device, make_in_german):
    other = register(make_in_german(policy="open", capacity_on_site=2, slug="anderswo"))
    assert send(device, address, other).json()["people"] == []
    assert states(other) == ["confirmed"]


def test_nothing_else_opens_with_it(event, address, device):
    registration = register(event)
    token = address.rstrip("/").rsplit("/", 1)[1]
    elsewhere = [
        reverse("participants:list", args=[event.pk]),
        reverse("participants:detail", args=[event.pk, registration.pk]),
        reverse("check_in:people", args=[event.pk]),
    ]
    device.get(address)
    for each in elsewhere:
        assert device.get(each).status_code == 302
    assert device.get(reverse("registration:self_service", args=[token])).status_code in {404, 410}


def ends_by_time(event, registrar):
    SignedLink.objects.update(expires_at=timezone.now())


def ends_by_the_devices_time(event, registrar):
    CheckInDevice.objects.update(expires_at=timezone.now())


def is_revoked(event, registrar):
    screen = reverse("participants:devices", args=[event.pk])
    roles.client_of(registrar).post(screen, {"revoke": event.devices.get().pk})


def maker_is_no_registrar_any_more(event, registrar):
    registrar.groups.clear()


def maker_is_gone(event, registrar):
    registrar.delete()


@pytest.mark.parametrize(
    "ends",
    [ends_by_time, ends_by_the_devices_time, is_revoked, maker_is_no_registrar_any_more, maker_is_gone],
)
def test_it_opens_nothing_once_it_has_ended(ends, event, registrar, address, device):
    registration = register(event, name="Anna Muster")
    ends(event, registrar)
    for part in ("", "people/", "manifest.webmanifest", "worker.js"):
        answer = device.get(address + part)
        assert answer.status_code == 404
        assert "Anna Muster" not in answer.content.decode()
    assert send(device, address, registration).status_code == 404
    assert states(registration) == ["confirmed"]


def test_another_site_sends_nothing_by_it(event, address, device):
    registration = register(event)
    body = notes_of(registration)
    answer = device.post(
        f"{address}people/", body, content_type="application/json", headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert answer.status_code == 403
    assert states(registration) == ["confirmed"]


def test_broken_notes_are_refused(address, device):
    for body in ("", "[]", '{"notes": 1}', '{"notes": [{}]}'):
        assert device.post(f"{address}people/", body, content_type="application/json").status_code == 400


def test_it_ends_a_day_after_the_event_and_30_days_after_at_the_latest(event, registrar):
    client, screen = roles.client_of(registrar), reverse("participants:devices", args=[event.pk])
    initial = client.get(screen).context["form"]["expires_at"].value()
    assert timezone.make_aware(initial) == event.ends_at + timedelta(days=1)
    for wrong in ("gestern", "2020-01-01 10:00", "2099-01-01 10:00", ""):
        answer = client.post(screen, {"name": "Tablet", "expires_at": wrong})
        assert answer.status_code == 422
        assert "Tablet" in answer.content.decode(), "nothing typed is lost"
    assert not event.devices.exists()


def test_a_person_named_for_the_event_makes_links_that_end_with_that(event, device):
    user = roles.user_of("redaktion")
    named = EventRegistrar.objects.create(event=event, user=user)
    address = new_link(roles.client_of(user), event)
    assert device.get(address).status_code == 200
    named.delete()
    assert device.get(address).status_code == 404


def test_a_device_of_another_event_is_not_revoked(event, address, device, make_in_german, registrar):
    other = make_in_german(policy="open", slug="anderswo")
    screen = reverse("participants:devices", args=[other.pk])
    roles.client_of(registrar).post(screen, {"revoke": event.devices.get().pk})
    assert device.get(address).status_code == 200
