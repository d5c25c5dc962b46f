"""Where an organiser approves, no road leads to a place without that word."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from core.mail.models import OutboxMail
from events.models import EventPage, Registration
from events.registration import expiry, organiser, service
from events.registration.transitions import NotApprovedError, transition
from tests.events.registrations import register, states
from tests.events.test_registration import later

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def kept_event(make_kept):
    return make_kept(policy="approval", capacity_on_site=1, in_german_only=True).pk


def kinds(registration):
    mails = OutboxMail.objects.filter(about_id=registration.pk).order_by("pk").values_list("kind", flat=True)
    return [kind.removeprefix("events.") for kind in mails]


def test_who_accepts_an_offer_waits_for_approval(event):
    first, waiting = register(event), register(event)
    service.cancel(first)
    expiry.sweep(later(minutes=16))
    assert states(waiting) == ["offered"]
    for _click in range(2):
        assert service.accept(waiting).state == "pending"
    assert kinds(waiting) == ["verify", "waitlisted", "offered", "pending"]
    assert organiser.approve(waiting, None)
    assert states(waiting) == ["confirmed"]
    assert waiting.transitions.last().is_approved


def test_who_was_offered_a_place_and_undoes_a_cancellation_waits_for_approval(event):
    first, waiting = register(event), register(event)
    organiser.reject(first, None)
    service.cancel(waiting)
    assert service.undo_cancel(waiting).state == "pending"


def test_undoing_brings_a_smaller_offer_back_until_its_end(make):
    event = make(policy="open", capacity_on_site=4, party_limit=3, in_german_only=True)
    register(event, seats=3)
    other = register(event)
    party, behind = register(event, seats=2, accepts_fewer=True), register(event)
    organiser.cancel(other, None)
    end = Registration.objects.get(pk=party.pk).lasts_until
    service.cancel(party)
    back = service.undo_cancel(party)
    assert states(party, behind) == ["offered", "waitlisted"]
    assert back.seats_held == 1
    assert abs(back.lasts_until - end) < timedelta(seconds=1)
    service.decline(party)
    with pytest.raises(ValidationError, match=r"Dieses Angebot ist abgelaufen\.'"):
        service.accept(party)


def test_who_was_approved_stays_so_through_cancelling_and_undoing(event):
    registration = register(event)
    organiser.approve(registration, None)
    service.cancel(registration)
    assert service.undo_cancel(registration).state == "confirmed"
    assert kinds(registration)[-2:] == ["cancelled", "undone"]


def test_who_waits_for_approval_waits_on_after_undoing(event):
    registration = register(event)
    service.cancel(registration)
    EventPage.objects.filter(pk=event.pk).update(policy="open")
    assert service.undo_cancel(registration).state == "pending"


def test_who_got_a_place_before_approval_was_asked_for_needs_it_to_come_back(event):
    EventPage.objects.filter(pk=event.pk).update(policy="open")
    registration = register(event)
    assert registration.state == "confirmed"
    service.cancel(registration)
    EventPage.objects.filter(pk=event.pk).update(policy="approval")
    assert service.undo_cancel(registration).state == "pending"


@pytest.mark.parametrize("past", [True, False])
def test_whom_an_organiser_enters_is_approved_by_that(event, past):
    first = register(event)
    fields = {"language": "de", "attendance": "on-site", "name": "Telefon", "email": "tel@example.org"}
    added = organiser.add(event, None, over_capacity=past, **fields)
    if not past:
        assert added.state == "waitlisted"
        organiser.reject(first, None)
        service.accept(added)
    assert states(added) == ["confirmed"]


@pytest.mark.parametrize("state", ["confirmed", "attended", "no-show"])
def test_no_other_function_can_give_a_place_that_nobody_approved(event, state):
    registration = register(event)
    with pytest.raises(NotApprovedError):
        transition(registration, state)
    assert states(registration) == ["pending"]
