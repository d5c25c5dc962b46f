"""The rules of registration, without HTTP."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from wagtail_localize.synctree import create_aliases_for_new_page

from core.mail.models import OutboxMail
from events.changes import telling
from events.models import EventPage, Registration
from events.registration import expiry, mails, organiser, quotas, service
from tests.events.registrations import held, register, states
from tests.mails import written

pytestmark = pytest.mark.django_db


@pytest.fixture
def make(make_in_german):
    return make_in_german


@pytest.fixture(scope="module")
def kept_event(make_kept):
    return make_kept(policy="open", capacity_on_site=2, party_limit=4, in_german_only=True).pk


def kinds(registration):
    mails = OutboxMail.objects.filter(about_id=registration.pk).order_by("pk")
    return [kind.removeprefix("events.") for kind in mails.values_list("kind", flat=True)]


def raise_capacity(event, capacity):
    event = EventPage.objects.get(pk=event.pk)
    event.capacity_on_site = capacity
    event.save_revision().publish()


def later(**span):
    return timezone.now() + timedelta(**span)


def test_who_registers_confirms_the_address_and_has_a_place(event):
    registration = register(event, verified=False)
    assert registration.state == "unverified"
    assert held(event) == 1, "no longer than an hour"
    registration = service.verify(registration)
    assert registration.state == "confirmed"
    assert kinds(registration) == ["verify", "confirmed"]
    assert service.verify(registration).state == "confirmed", "a second click changes nothing"
    assert kinds(registration) == ["verify", "confirmed"]


def test_who_comes_too_late_waits_in_the_order_of_confirming(event):
    first, second = register(event), register(event)
    late, later_still = register(event, verified=False), register(event, verified=False)
    assert service.verify(later_still).queue_number == 1
    assert service.verify(late).queue_number == 2
    assert states(first, second, late, later_still) == ["confirmed", "confirmed", "waitlisted", "waitlisted"]
    assert held(event) == 2


def test_a_cancelled_place_is_offered_to_the_next_after_a_quarter_of_an_hour(event):
    first, _second = register(event), register(event)
    waiting = register(event)
    service.cancel(first)
    expiry.sweep(later(minutes=14))
    assert states(waiting) == ["waitlisted"]
    expiry.sweep(later(minutes=16))
    assert states(waiting) == ["offered"]
    assert service.accept(waiting).state == "confirmed"
    assert kinds(waiting) == ["verify", "waitlisted", "offered", "confirmed"]
    assert held(event) == 2


def test_a_cancellation_can_be_undone_while_the_place_is_kept(event):
    registration = register(event)
    service.cancel(registration)
    assert service.undo_cancel(registration).state == "confirmed"
    service.cancel(registration)
    expiry.sweep(later(minutes=16))
    with pytest.raises(ValidationError, match=r"rückgängig|undone"):
        service.undo_cancel(registration)


def test_an_offer_that_nobody_takes_goes_to_the_next_and_the_first_waits_at_the_end(event):
    first, _second = register(event), register(event)
    waiting, next_one = register(event), register(event)
    organiser.cancel(first, None)
    assert states(waiting, next_one) == ["offered", "waitlisted"]
    expiry.sweep(later(hours=49))
    assert states(waiting, next_one) == ["waitlisted", "offered"]
    with pytest.raises(ValidationError):
        service.accept(waiting)
    assert service.decline(next_one).state == "declined"
    assert states(waiting) == ["offered"]


def test_an_offer_that_has_ended_is_not_taken_though_no_job_has_come_yet(event):
    first, _second = register(event), register(event)
    waiting = register(event)
    organiser.cancel(first, None)
    Registration.objects.filter(pk=waiting.pk).update(lasts_until=later(seconds=-1))
    with pytest.raises(ValidationError, match=r"Warteliste|waiting list"):
        service.accept(waiting)
    assert states(waiting) == ["offered"]


def test_nobody_is_offered_a_place_at_an_event_that_is_not_published(event):
    first, _second = register(event), register(event)
    waiting = register(event)
    EventPage.objects.filter(pk=event.pk).update(live=False)
    organiser.cancel(first, None)
    assert states(waiting) == ["waitlisted"]
    EventPage.objects.get(pk=event.pk).get_latest_revision().publish()
    assert states(waiting) == ["offered"]


def test_newcomers_do_not_pass_those_who_wait(event):
    register(event), register(event)
    first, second = register(event), register(event)
    raise_capacity(event, 3)
    assert states(first, second) == ["offered", "waitlisted"]
    newcomer = register(event)
    assert (newcomer.state, newcomer.queue_number) == ("waitlisted", 3)


def test_a_party_keeps_its_number_while_smaller_ones_take_what_would_stay_empty(event):
    register(event)
    party, single = register(event, seats=3, attendees=["B", "C"]), register(event)
    assert states(party, single) == ["waitlisted", "offered"]
    assert Registration.objects.queue().get() == party


def test_a_party_may_take_fewer_places(event):
    register(event)
    party = register(event, seats=3, attendees=["B", "C"], accepts_fewer=True)
    assert states(party) == ["offered"]
    party = service.accept(party)
    assert (party.seats, party.attendees.count(), held(event)) == (1, 0, 2)


def test_a_party_that_shrinks_gives_its_places_back(event):
    raise_capacity(event, 3)
    party = register(event, seats=3, attendees=["B", "C"])
    waiting = register(event)
    service.shrink(party, 2)
    assert states(waiting) == ["offered"]
    assert [attendee.name for attendee in party.attendees.all()] == ["B"]


def test_more_places_go_to_those_who_wait(event):
    register(event), register(event)
    waiting = register(event)
    raise_capacity(event, 3)
    assert states(waiting) == ["offered"]


def test_nobody_moves_up_just_before_the_start(event, make):
    soon = make(title="Bald", starts_at=later(hours=1), policy="open", capacity_on_site=1)
    first, waiting = register(soon), register(soon)
    organiser.cancel(first, None)
    expiry.sweep()
    assert states(waiting) == ["waitlisted"]


def test_unconfirmed_addresses_hold_a_fifth_at_most_and_for_an_hour(make):
    event = make(policy="open", capacity_on_site=10)
    several = [register(event, verified=False) for _number in range(5)]
    assert held(event) == 2
    expiry.sweep(later(minutes=61))
    assert held(event) == 0
    assert set(states(*several)) == {"expired"}
    assert service.verify(several[0]).state == "confirmed", "as long as there are places"


def test_known_addresses_get_no_second_registration_and_strangers_cannot_tell(event):
    registration = register(event, email="Erika@Example.org")
    again = register(event, verified=False, email="erika@example.ORG")
    assert again.pk == registration.pk
    assert kinds(registration)[-1] == "already"
    assert Registration.objects.count() == 1


def test_approval_holds_the_place_until_it_is_decided(make):
    event = make(policy="approval", capacity_on_site=1)
    registration, waiting = register(event), register(event)
    assert states(registration, waiting) == ["pending", "waitlisted"]
    organiser.reject(registration, None)
    assert states(registration, waiting) == ["rejected", "offered"]


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"policy": "none"}, "register|anmelden"),
        ({"opens_at": later(days=1)}, "noch nicht|not opened"),
        ({"closes_at": later(days=-1)}, "geschlossen|closed|beendet|vorbei"),
        ({"status": "cancelled"}, "abgesagt|cancelled"),
    ],
)
def test_the_window_is_kept(make, facts, words):
    event = make(**({"policy": "open"} | facts))
    with pytest.raises(ValidationError):
        register(event)
    assert Registration.objects.count() == 0


def test_on_site_and_online_have_places_of_their_own(make):
    event = make(policy="open", attendance="hybrid", capacity_on_site=1, capacity_online=1)
    there, there_too, online = register(event), register(event), register(event, attendance="online")
    assert states(there, there_too, online) == ["confirmed", "waitlisted", "confirmed"]
    with pytest.raises(ValidationError):
        organiser.change_quota(there, "online", None)


def test_all_languages_share_one_list(event, locales):
    create_aliases_for_new_page(event)
    french = EventPage.objects.get(translation_key=event.translation_key, locale=locales["fr"])
    registration = register(french.source, language="fr")
    assert registration.event_id == event.pk
    assert OutboxMail.objects.filter(language="fr", about_id=registration.pk).count() == 2


def test_the_database_refuses_seats_past_the_capacity(event):
    register(event), register(event)
    waiting = register(event)
    with pytest.raises(IntegrityError, match="has 2 seats"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE events_registration SET state = 'confirmed', seats_held = 1 WHERE id = %s", [waiting.pk])
    added = organiser.add(event, None, over_capacity=True, language="de", attendance="on-site", name="Gast", email="")
    assert added.transitions.get().over_capacity
    assert held(event) == 3
    with pytest.raises(IntegrityError), transaction.atomic():
        Registration.objects.filter(pk=waiting.pk).update(state="confirmed", seats_held=1)


def test_the_database_refuses_a_second_live_registration_with_an_address(event):
    first = register(event, email="anna@example.org")
    again = Registration(event=event, state="pending", attendance="on-site", seats_held=1, email="ANNA@example.org")
    with pytest.raises(IntegrityError, match="one_live_registration_an_address"), transaction.atomic():
        again.save()
    service.cancel(first)
    again.save()


def test_less_capacity_takes_nobody_s_place(event):
    registrations = [register(event), register(event)]
    raise_capacity(event, 1)
    assert states(*registrations) == ["confirmed", "confirmed"]
    organiser.cancel(registrations[0], None)
    assert held(event) == 1


def test_a_new_time_is_told_to_all_who_take_part_once(event):
    registration = register(event)
    event = EventPage.objects.get(pk=event.pk)
    event.starts_at, event.ends_at = later(days=9), later(days=9, hours=1)
    event.save_revision().publish()
    EventPage.objects.get(pk=event.pk).save_revision().publish()
    telling.tell()
    telling.tell()
    assert kinds(registration).count("event_rescheduled") == 1


def test_those_who_take_part_are_reminded_once(make):
    event = make(starts_at=later(hours=25), policy="open")
    registration = register(event)
    expiry.remind()
    assert kinds(registration) == ["verify", "confirmed"]
    expiry.remind(later(hours=2))
    expiry.remind(later(hours=2))
    assert kinds(registration) == ["verify", "confirmed", "reminder"]


def test_who_registers_on_the_last_day_is_not_reminded_at_once(make):
    registration = register(make(starts_at=later(hours=20), policy="open"))
    expiry.remind()
    assert kinds(registration) == ["verify", "confirmed"]


def test_each_event_has_its_own_times_and_words(make):
    words = "Bitte bringen Sie Ihren Ausweis mit."
    event = make(starts_at=later(hours=200), policy="open", reminder_hours=[168, 48, 2], reminder_text=words)
    registration = register(event, language="fr")
    reminders = written(about_id=registration.pk, kind="events.reminder")
    for hours, number in ((10, 0), (40, 1), (60, 1), (153, 2), (160, 2), (199, 3)):
        expiry.remind(later(hours=hours))
        expiry.remind(later(hours=hours))
        assert reminders.count() == number, hours
    written()
    assert words in reminders.last().text
    assert f'<p lang="de">{words}</p>' in reminders.last().html, "German words to a French reader are marked as such"


def test_a_reminder_that_waited_for_the_mail_server_until_the_start_is_not_sent(make):
    event = make(starts_at=later(hours=30), policy="open", reminder_hours=[24])
    registration = register(event)
    expiry.remind(later(hours=10))
    row = OutboxMail.objects.get(about_id=registration.pk, kind="events.reminder")
    assert mails.should_send(row)
    EventPage.objects.filter(pk=event.pk).update(starts_at=later(hours=-1))
    assert not mails.should_send(row)


def test_after_a_pause_of_the_job_one_reminder_is_enough(make):
    registration = register(make(starts_at=later(hours=200), policy="open", reminder_hours=[168, 24]))
    expiry.remind(later(hours=190))
    assert kinds(registration).count("reminder") == 1


def test_no_hours_mean_no_reminder(make):
    registration = register(make(starts_at=later(hours=30), policy="open", reminder_hours=[]))
    expiry.remind(later(hours=29))
    assert kinds(registration) == ["verify", "confirmed"]


def test_a_copy_has_no_participants(event):
    register(event)
    copy = event.copy(update_attrs={"slug": "kopie"})
    assert copy.registrations.count() == 0


def test_pool_counts_no_capacity_as_endless(make):
    event = make(policy="open")
    assert quotas.Quota(event, "on-site").free == float("inf")


@pytest.mark.parametrize("email", ["info@gießen.example", "info@STRAßE.example"])
def test_an_address_whose_capitals_are_other_letters_gets_its_calendar_file(email, event):
    registration = register(event, email=email)
    assert written(kind="events.confirmed", about_id=registration.pk).get().attachments.count() == 1
