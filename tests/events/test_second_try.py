"""Who registers again before confirming: the latest word counts, and nobody occupies another's address."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from core.mail.models import OutboxMail
from events.models import Registration
from events.registration import intake, organiser, service
from tests.events.crowd import set_capacity
from tests.events.registrations import held, register, states
from tests.events.test_registration_links import addresses_in
from tests.events.test_registration_pages import send
from tests.html import soup_of
from tests.mails import written

pytestmark = pytest.mark.django_db
EMAIL = "amina@example.org"


@pytest.fixture(scope="module")
def kept_event(make_kept):
    return make_kept(policy="open", capacity_on_site=5, party_limit=3, in_german_only=True).pk


def again(event, **fields):
    """With the mail sent before anything else happens."""
    registration = register(event, verified=False, **({"email": EMAIL} | fields))
    written()
    return registration


def links():
    """The way to the registration in each mail, as they were sent."""
    mails = written(to__iexact=EMAIL)
    return [next(one for one in addresses_in(mail) if "/anmeldung/" in one) for mail in mails]


def kinds():
    mails = OutboxMail.objects.filter(to__iexact=EMAIL).order_by("pk").values_list("kind", flat=True)
    return [kind.removeprefix("events.") for kind in mails]


def test_the_second_try_replaces_what_was_typed_and_is_confirmed_by_its_own_mail_alone(event, client):
    again(event, name="Amina Mustr")
    again(event, name="Amina Muster", seats=2, attendees=["Borys Приклад"], email=EMAIL.upper())
    assert kinds() == ["verify", "verify"]
    mail = written().last()
    assert "2 (Amina Muster, Borys Приклад)" in mail.text
    first, second = links()
    assert client.get(first).status_code == client.post(first, {"action": "verify"}).status_code == 404
    assert client.post(second, {"action": "verify"}).status_code == 302
    confirmed = Registration.objects.get(state="confirmed")
    assert (confirmed.name, confirmed.seats, confirmed.seats_held) == ("Amina Muster", 2, 2)
    assert [person.name for person in confirmed.attendees.all()] == ["Borys Приклад"]
    assert held(event) == 2


def test_where_there_is_no_room_any_more_the_second_try_holds_nothing(event):
    """Since the office has lowered the capacity below what is held, which takes nobody's place."""
    for number in range(4):
        register(event, email=f"{number}@example.org")
    assert again(event).seats_held == 1
    set_capacity(event, 3)
    assert again(event, name="Amina Muster").seats_held == 0
    assert (held(event), event.registrations.filter(state="unverified").count()) == (4, 1)


def test_a_strangers_words_are_not_confirmed_by_the_mail_that_showed_ones_own(event, client):
    mine = again(event, name="Amina")
    stranger = again(event, name="Spott", seats=3, attendees=["Hohn", "Häme"])
    assert client.post(links()[0], {"action": "verify"}).status_code == 404
    with pytest.raises(service.ValidationError):
        service.verify(mine)  # a click that had come in before the stranger's words were stored
    assert states(mine, stranger) == ["expired", "unverified"]
    again(event, name="Amina")
    client.post(links()[-1], {"action": "verify"})
    assert [row.name for row in Registration.objects.filter(state="confirmed")] == ["Amina"]


def test_a_kept_place_is_kept_through_the_second_try(event):
    first = again(event)
    assert first.seats_held == 1
    assert again(event, name="Amina Muster").seats_held == 1
    others = [register(event) for _number in range(4)]
    waiting = register(event)
    assert states(*others, waiting) == ["confirmed"] * 4 + ["waitlisted"]
    third = again(event, name="A. Muster")
    assert (third.seats_held, states(waiting)) == (1, ["waitlisted"])
    assert service.verify(third).state == "confirmed"


def test_a_place_that_the_second_try_gives_up_goes_to_who_waits(event):
    for _number in range(4):
        register(event)
    again(event)
    waiting = register(event)
    assert again(event, seats=2, attendees=["B"]).seats_held == 0
    assert states(waiting) == ["offered"]


def test_who_is_confirmed_is_told_so_each_time_but_not_without_end(event):
    service.verify(again(event))
    for _try in range(8):
        again(event)
    assert kinds() == ["verify", "confirmed", *["already"] * (intake.MAILS_AN_HOUR - 1)]
    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        again(event)
    assert kinds()[-1] == "already"
    assert len(kinds()) == intake.MAILS_AN_HOUR + 2
    assert Registration.objects.count() == 1


def test_after_some_mails_in_an_hour_neither_a_mail_nor_other_words_come(event):
    for number in range(intake.MAILS_AN_HOUR + 3):
        again(event, name=f"Amina {number}")
    assert kinds() == ["verify"] * intake.MAILS_AN_HOUR
    last = Registration.objects.get(state="unverified")
    assert last.name == f"Amina {intake.MAILS_AN_HOUR - 1}"
    assert last.name in written().last().text
    assert service.verify(last).state == "confirmed"


def test_an_unconfirmed_stranger_keeps_nobody_from_coming_back_or_being_entered(event):
    mine = service.verify(again(event, name="Amina"))
    service.cancel(mine)
    stranger = again(event, name="Spott")
    assert service.undo_cancel(mine).state == "confirmed"
    assert states(stranger) == ["expired"]
    organiser.cancel(mine, None)
    again(event, name="Spott")
    fields = {"language": "de", "attendance": "on-site", "name": "Amina", "email": EMAIL}
    assert organiser.add(event, None, **fields).state == "confirmed"


def test_the_page_says_the_same_and_the_truth_to_all(event, client):
    told = set()
    for _try in range(intake.MAILS_AN_HOUR + 1):
        response = send(event, email=EMAIL)
        told.add(soup_of(client.get(response["Location"])).main.get_text())
    (words,) = told
    assert f"höchstens {intake.MAILS_AN_HOUR}" in words
