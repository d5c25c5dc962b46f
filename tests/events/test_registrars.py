"""Who sees participants: registrars of all events, and whoever is named for one; nobody by editing its page."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import get_resolver, reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry, PageLogEntry

from events.models import EventPage, EventRegistrar, Registration
from events.participants import access
from events.views.acts import ACTS as ACTS_OF_EVENTS
from tests import roles
from tests.events.registrations import register
from tests.html import soup_of
from tests.sampling import audited

NAMED, NAMED_ELSEWHERE, STRANGER = "named for the event", "named for another event", "nobody"
PAGES = {"redaktion", "veroeffentlichung"}
ALL = {"admin", "anmeldung"}
REGISTRARS = {*ALL, NAMED}

# Every address about an event in the admin, and who passes; all others are turned away, whichever way they ask.
PASS = {
    "participants:list": REGISTRARS,
    "participants:add": REGISTRARS,
    "participants:codes": REGISTRARS,
    "participants:devices": REGISTRARS,
    "participants:export": REGISTRARS,
    "participants:write": REGISTRARS,
    "participants:thanks": REGISTRARS,
    "participants:sign_in_sheet": REGISTRARS,
    "participants:badges": REGISTRARS,
    "participants:detail": REGISTRARS,
    "participants:certificate": REGISTRARS,
    "participants:registrars": ALL,
    "check_in:start": REGISTRARS,
    "check_in:people": REGISTRARS,
    "check_in:manifest": REGISTRARS,
    "check_in:worker": REGISTRARS,
    "events_admin:managed": {*REGISTRARS, NAMED_ELSEWHERE},
    "events_admin:managed_results": {*REGISTRARS, NAMED_ELSEWHERE},
    # What has no persons in it goes by the page's own permissions.
    "events_admin:statistics": {"admin", *PAGES, "traduction", "pereklad"},
    "events_admin:statistics_results": {"admin", *PAGES, "traduction", "pereklad"},
    "events_admin:online_access": {"admin", *PAGES},
    "events_admin:documents": {"admin", *PAGES},
    **{f"events_admin:{act.name}": {"admin", "veroeffentlichung"} for act in ACTS_OF_EVENTS},
}
ELSEWHERE = {"events_admin:repeat", "events_admin:calendar_import"}  # about series and overviews
ROLES = [*roles.GROUPS, NAMED, NAMED_ELSEWHERE, STRANGER]
TRIED = {"anmeldung", "veroeffentlichung", NAMED_ELSEWHERE}  # by the suite; the audit tries the others


@pytest.fixture(scope="module")
def kept_event(make_kept):
    event = make_kept(policy="open", capacity_on_site=9, in_german_only=True, title="Austausch", slug="austausch")
    make_kept(policy="open", capacity_on_site=9, in_german_only=True, title="Anderswo", slug="anderswo")
    register(event, name="Anna Muster", email="anna@example.org")
    now = timezone.now()
    EventPage.objects.filter(pk=event.pk).update(starts_at=now - timedelta(hours=3), ends_at=now - timedelta(hours=1))
    Registration.objects.update(state="attended")
    return event.pk


@pytest.fixture
def client_for(event, client):
    other = EventPage.objects.get(slug="anderswo")

    def log_in(role):
        if role == STRANGER:
            return client
        if role in roles.GROUPS:
            return roles.client_of(roles.user_of(role))
        return roles.client_of(named(event if role == NAMED else other))

    return log_in


def named(event, username="helferin"):
    """Somebody who may log in to the admin and no more, named for the event."""
    group, _created = Group.objects.get_or_create(name="Nur Zugang")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user = roles.get_user_model().objects.create_user(username, f"{username}@example.org", first_name=username)
    user.groups.add(group)
    EventRegistrar.objects.create(event=event, user=user)
    return user


def addresses(event):
    """`{name: address}` of all below the event, as the URLconf has them."""
    numbers = {"event_id": event.pk, "page_id": event.pk, "pk": event.registrations.get().pk}
    found = {}
    for namespace in ("participants", "check_in", "events_admin"):
        _prefix, resolver = get_resolver().namespace_dict[namespace]
        for pattern in resolver.url_patterns:
            name = f"{namespace}:{pattern.name}"
            needed = [*pattern.pattern.converters, *([] if namespace == "events_admin" else ["event_id"])]
            found[name] = reverse(name, kwargs={key: numbers[key] for key in needed})
    return found


def test_every_address_stands_in_the_table(event):
    assert set(addresses(event)) == {*PASS, *ELSEWHERE}


def is_turned_away(answer):
    """To the log-in, or to the admin's first page with a sentence; or with a bare 403."""
    leads_off = answer.status_code == 302 and answer["Location"].split("?")[0] in {"/admin/", "/account/login/"}
    return leads_off or answer.status_code == 403


def before(event):
    row = event.registrations.get()
    return row.state, row.version, row.notes, event.registrars.count(), event.devices.count(), event.codes.count()


@pytest.mark.parametrize("role", [role if role in TRIED else audited(role) for role in ROLES])
def test_who_passes(role, event, client_for):
    client = client_for(role)
    where, stored = addresses(event), before(event)
    for name, passing in PASS.items():
        for method in (client.get, client.post):
            answer, asked = method(where[name]), (name, method.__name__)
            may_not_post = method == client.post and answer.status_code == 405
            assert is_turned_away(answer) is (role not in passing) or may_not_post, asked
            if role not in REGISTRARS:
                assert b"Anna Muster" not in b"".join(answer), asked
    assert before(event) == stored, "an empty form changes nothing"


ACTS = {
    "participants:list": {"action": "cancel", "registration": ["1"], "sure": "on"},
    "participants:add": {"name": "Neu", "language": "de", "attendance": "on-site", "seats": "1", "has_consent": "on"},
    "participants:codes": {"number": "3", "uses_allowed": "1"},
    "participants:devices": {"name": "Tür", "expires_at": "2099-01-01 10:00"},
    "participants:export": {"format": "csv", "columns": ["name"]},
    "participants:detail": {"action": "notes", "notes": "geändert"},
    "check_in:people": {"notes": "[]"},
}


@pytest.mark.parametrize("role", ["redaktion", "veroeffentlichung", NAMED_ELSEWHERE])
def test_nothing_is_done_for_others(role, event, client_for, subtests):
    client = client_for(role)
    where, stored = addresses(event), before(event)
    for name, sent in ACTS.items():
        with subtests.test(address=name):
            assert is_turned_away(client.post(where[name], sent))
    assert before(event) == stored
    assert event.registrations.count() == 1


def test_a_registration_of_another_event_is_not_found_below_ones_own(event, make_in_german):
    client = roles.client_of(named(other := EventPage.objects.get(slug="anderswo")))
    registration = event.registrations.get()
    for name in ("detail", "certificate"):
        assert client.get(reverse(f"participants:{name}", args=[other.pk, registration.pk])).status_code == 404
    client.post(
        reverse("participants:list", args=[other.pk]), {"action": "not-attended", "registration": registration.pk}
    )
    registration.refresh_from_db()
    assert registration.state == "attended"


def test_a_registrar_names_a_person_who_sees_this_event_until_taken_off(event):
    registrar = roles.client_of(roles.user_of("anmeldung"))
    editor = roles.user_of("redaktion")
    client, listed = roles.client_of(editor), reverse("participants:list", args=[event.pk])
    address = reverse("participants:registrars", args=[event.pk])
    assert is_turned_away(client.get(listed))
    refused = registrar.post(address, {"user": "x"})
    assert refused.status_code == 422
    assert registrar.post(address, {"user": editor.pk}).status_code == 302
    assert "Anna Muster" in client.get(listed).content.decode()
    assert is_turned_away(client.get(address)), "who is named names nobody"
    named_row = event.registrars.get()
    registrar.post(address, {"remove": named_row.pk})
    assert is_turned_away(client.get(listed))
    noted = PageLogEntry.objects.filter(action="events.registrars").order_by("pk").values_list("data", flat=True)
    assert list(noted) == [{"added": editor.pk}, {"removed": editor.pk}]
    assert not ModelLogEntry.objects.filter(action="events.registrars").exists()


def test_who_leaves_the_admin_sees_no_participants_any_more(event):
    user = named(event)
    client = roles.client_of(user)
    listed = reverse("participants:list", args=[event.pk])
    assert client.get(listed).status_code == 200
    user.groups.clear()
    assert not access.may_manage(type(user).objects.get(pk=user.pk), event)
    assert is_turned_away(client.get(listed))


def test_a_copy_of_an_event_does_not_carry_who_is_named_nor_its_devices(event):
    user = named(event)
    event.devices.create(name="Tür", made_by=user, expires_at=timezone.now() + timedelta(days=1))
    copy = event.copy(update_attrs={"slug": "kopie", "title": "Kopie"})
    assert not copy.registrars.exists()
    assert not copy.devices.exists()
    assert not access.may_manage(type(user).objects.get(pk=user.pk), copy)


def test_each_gets_from_the_menu_to_their_events_and_to_no_others(event, django_assert_max_num_queries):
    client = roles.client_of(named(event))
    managed = reverse("events_admin:managed")
    assert managed in client.get(reverse("wagtailadmin_home")).content.decode()
    with django_assert_max_num_queries(40):
        answer = client.get(managed)
    links = {link["href"] for link in soup_of(answer).select("main tbody a[href]")}
    assert reverse("participants:list", args=[event.pk]) in links
    assert "Anderswo" not in answer.content.decode()
    everything = roles.client_of(roles.user_of("anmeldung")).get(managed).content.decode()
    assert "Anderswo" in everything
    editor = roles.client_of(roles.user_of("redaktion"))
    assert managed not in editor.get(reverse("wagtailadmin_home")).content.decode()


@pytest.mark.parametrize("role", ["redaktion", "veroeffentlichung"])
def test_editors_keep_the_numbers_and_are_led_to_no_participants(role, event):
    client, listed = roles.client_of(roles.user_of(role)), reverse("participants:list", args=[event.pk])
    for address in (
        reverse("events:index"),
        reverse("events_admin:statistics"),
        reverse("wagtailadmin_pages:edit", args=[event.pk]),
        reverse("wagtailadmin_explore", args=[event.get_parent().pk]),
    ):
        answer = client.get(address)
        assert answer.status_code == 200
        assert listed not in answer.content.decode()


def test_browsers_may_send_the_forms_of_the_participants(event):
    """With “no-referrer” they say that a form comes from “null”, which Django takes for another site."""
    answer = roles.client_of(roles.user_of("anmeldung")).get(reverse("participants:list", args=[event.pk]))
    assert answer["Referrer-Policy"] == "same-origin"


def test_what_waits_for_approval_stands_on_the_first_page_of_those_who_decide(event):
    event.registrations.update(state="pending")
    words = "Anmeldung für „Austausch“ wartet auf Zulassung"
    for user in (named(event), roles.user_of("anmeldung")):
        page = roles.client_of(user).get("/admin/").text
        assert words in page
        assert reverse("participants:list", args=[event.pk]) + "?state=pending" in page
    assert words not in roles.client_of(roles.user_of("redaktion")).get("/admin/").text
