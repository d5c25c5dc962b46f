"""What happens to an event happens to everyone in it: acts in the admin, own pages, mails, calendar files."""

import re
from datetime import timedelta

import icalendar
import pytest
import time_machine
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from core.mail import jobs
from core.mail.models import OutboxMail
from core.privacy import links, retention
from events import documents, privacy
from events.changes import acts, telling
from events.models import EventChange, EventDocument, EventPage, Registration, Transition
from events.registration import expiry, intake, mails, quotas, service
from tests import factories
from tests.events.registrations import register, states
from tests.html import soup_of
from tests.mails import written
from tests.roles import client_of, user_of

REASON = {"reason_de": "Die Referentin ist krank.", "reason_fr": "L’intervenante est malade.", "reason_uk": ""}
LANGUAGES = ["de", "fr", "uk"]
State = Registration.State


@pytest.fixture(scope="module")
def kept_event(make_kept):
    return make_kept(policy="open", capacity_on_site=5, party_limit=3, second_timezone="", in_german_only=True).pk


@pytest.fixture
def publisher(db):
    return user_of("veroeffentlichung")


@pytest.fixture
def desk(publisher):
    return client_of(publisher)


@pytest.fixture
def people(event):
    """One in each language."""
    return [register(event, language=code, name=f"Person {code}") for code in LANGUAGES]


def fresh(event):
    return EventPage.objects.get(pk=event.pk)


def do(event, act, user=None, reason=REASON, **given):
    event = fresh(event)
    return acts.publish(event, act(event, **given), user, reason)


def told(registration, kind="event_"):
    found = OutboxMail.objects.filter(about_id=registration.pk, kind__startswith=f"events.{kind}")
    return [mail.kind.removeprefix("events.") for mail in found.order_by("pk")]


def mail_of(registration, kind):
    return written(about_id=registration.pk, kind=f"events.{kind}").get()


def entry_in(mail):
    (attachment,) = mail.attachments.all()
    return icalendar.Calendar.from_ical(bytes(attachment.content))


def own_page(client, registration):
    token = links.create(mails.SCOPE, registration, timedelta(days=1))
    return client.get(reverse("registration:self_service", args=[token]))


def later(event, **shift):
    """What the dialog for another time takes, as clocks of the event's zone show it."""
    event = fresh(event)
    return {"starts_at": event.starts_at + timedelta(**shift), "ends_at": event.ends_at + timedelta(**shift)}


def test_an_editor_cancels_an_event_and_everyone_is_told_why_in_their_language(event, people, desk, publisher, client):
    address = reverse("events_admin:cancel", args=[event.pk])
    shown = soup_of(desk.post(address, REASON))
    assert fresh(event).status == "scheduled", "first it is shown what will be told"
    text = shown.main.get_text()
    assert "Die Referentin ist krank." in text
    assert "L’intervenante est malade." in text
    assert text.count("1 Person") >= 3
    seen = shown.select_one("[name=seen]")["value"]
    assert desk.post(address, REASON | {"reason_de": "Anders", "seen": seen}).status_code == 200
    assert fresh(event).status == "scheduled", "only what was seen is published"
    assert desk.post(address, REASON | {"seen": seen}).status_code == 302

    assert fresh(event).status == "cancelled"
    assert states(*people) == ["cancelled-by-us"] * 3
    change = EventChange.objects.get()
    assert (change.kind, change.made_by, change.to_tell, change.told) == ("cancelled", publisher, 3, 0)
    assert not OutboxMail.objects.filter(kind="events.event_cancelled").exists(), "the request writes no mails"
    assert "0 von 3" in desk.get(address).content.decode()

    assert telling.tell() == 3
    german, french, ukrainian = (mail_of(person, "event_cancelled") for person in people)
    assert "Die Referentin ist krank." in german.text
    assert "L’intervenante est malade." in french.text
    assert "Die Referentin ist krank." in ukrainian.text
    assert 'lang="de">Die Referentin' in ukrainian.html
    assert "німецькою" in ukrainian.text
    page = own_page(client, people[0])
    soup = soup_of(page)
    assert "Die Referentin ist krank." in soup.main.get_text()
    assert not soup.select("img.ticket, a[href$='antworten/']")
    assert telling.tell() == 0


@pytest.mark.parametrize("name", ["reschedule", "move-online", "postpone", "cancel", "reopen", "capacity"])
def test_only_who_may_publish_the_event_gets_to_a_dialog(name, event, translator_client):
    client = client_of(user_of("redaktion"))
    address = reverse(f"events_admin:{name}", args=[event.pk])
    for other in (client, translator_client):
        assert other.get(address, HTTP_X_REQUESTED_WITH="XMLHttpRequest").status_code == 403


def test_moving_online_takes_everybody_along(make, desk, client):
    event = make(policy="open", capacity_on_site=5, capacity_online=1, days=0.5, in_german_only=True)
    first, second = register(event), register(event, language="uk")
    address = reverse("events_admin:move-online", args=[event.pk])
    sent = REASON | {"join_url": "https://meet.example.org/abc"}
    seen = soup_of(desk.post(address, sent)).select_one("[name=seen]")["value"]
    desk.post(address, sent | {"seen": seen})
    assert set(Registration.objects.values_list("attendance", flat=True)) == {"online"}
    assert set(EventChange.objects.get().transitions.values_list("over_capacity", flat=True)) == {True}
    telling.tell()
    for person in (first, second):
        mail = mail_of(person, "event_moved_online")
        assert "Rathaus" not in mail.text.split("Stuttgart", 1)[-1], "the place stands there as what it was"
        assert str(entry_in(mail).walk("VEVENT")[0]["location"]) in {"Online", "Онлайн"}
    soup = soup_of(own_page(client, first))
    assert soup.select("a[href='https://meet.example.org/abc']")
    assert not soup.select("img.ticket")
    Transition.objects.update(at=F("at") - timedelta(days=2))
    expiry.remind()
    assert "Rathaus" not in mail_of(first, "reminder").text
    facts = soup_of(client.get(fresh(event).url)).select_one(".facts").get_text()
    assert "Rathaus" not in facts
    assert "Online" in facts


def test_who_comes_back_after_the_event_moved_online_takes_no_seat_on_site(make):
    event = make(policy="open", capacity_on_site=2, capacity_online=2, in_german_only=True)
    late, gone = register(event, verified=False), register(event)
    expiry.sweep(timezone.now() + intake.UNVERIFIED_LASTS)
    service.cancel(gone)
    assert states(late, gone) == ["expired", "cancelled"]
    do(event, acts.move_online)
    service.verify(late)
    service.undo_cancel(gone)
    assert states(late, gone) == ["confirmed", "confirmed"]
    assert set(Registration.objects.values_list("attendance", flat=True)) == {"online"}


def test_a_postponed_event_keeps_places_and_gets_a_date_later(event, people, client):
    old = str(fresh(event).starts_at.year)
    do(event, acts.postpone)
    telling.tell()
    assert states(*people) == ["confirmed"] * 3
    text = mail_of(people[0], "event_postponed").text
    assert "Die Referentin ist krank." in text
    assert "noch keinen neuen Termin" in text
    with pytest.raises(service.ValidationError):
        register(event)
    assert not soup_of(own_page(client, people[0])).select("img.ticket")
    assert old not in soup_of(own_page(client, people[0])).select_one("dl.facts").get_text()
    do(event, acts.reschedule, reason=dict.fromkeys(REASON, ""), **later(event, days=40))
    telling.tell()
    assert fresh(event).status == "scheduled"
    assert fresh(event).status_note == ""
    assert "Neue Zeit" in mail_of(people[0], "event_rescheduled").text
    assert register(event).state == "confirmed"


def test_while_it_is_postponed_nothing_ends_by_the_former_time(event, people, client):
    document = factories.make_document(title="Lösungen")
    EventDocument.objects.create(event=event, document=document, when="after")
    do(event, acts.postpone)
    former = fresh(event).ends_at
    with time_machine.travel(former + timedelta(days=61)):
        retention.run()
        assert Registration.objects.exclude(name="").count() == len(people)
        assert documents.shown_to(Registration.objects.get(pk=people[0].pk)) == []
        service.change_answers(people[0], name="Anna", organisation="", attendees=[], answers=[], health_consent=None)
        service.cancel(people[0])
        assert states(people[0]) == ["cancelled"]
    with time_machine.travel(former + mails.POSTPONED_LASTS + timedelta(days=61)):
        retention.run()
    assert not Registration.objects.exclude(name="").exists(), "not for ever"


def test_what_was_postponed_and_takes_place_as_planned_is_told_so(event, people):
    do(event, acts.postpone)
    telling.tell()
    do(event, acts.reopen)
    telling.tell()
    mail = mail_of(people[0], "event_rescheduled")
    assert mail.subject.startswith("Findet doch statt")
    assert "wie es zuerst geplant war" in mail.text


def test_nothing_is_told_of_times_while_there_is_no_date(event, people):
    do(event, acts.postpone)
    telling.tell()
    page = fresh(event)
    page.city = "Ulm"
    page.save_revision().publish()
    telling.tell()
    assert told(people[0]) == ["event_postponed"]


@pytest.mark.parametrize(("ways", "word"), [("online", "Online"), ("on-site", "Vor Ort")])
def test_that_one_way_is_left_is_told_to_all(ways, word, make):
    event = make(policy="open", attendance="hybrid", in_german_only=True)
    people = [register(event, attendance=way) for way in ("on-site", "online")]
    page = fresh(event)
    page.attendance = ways
    page.save_revision().publish()
    telling.tell()
    for person in people:
        text = mail_of(person, "event_rescheduled").text
        assert f"Bisher: Vor Ort und online\nJetzt: {word}" in text


def test_who_waits_and_undoes_a_cancelling_after_a_change_keeps_the_number(make):
    event = make(policy="open", attendance="hybrid", capacity_on_site=1, capacity_online=1, in_german_only=True)
    register(event)
    register(event, attendance="online")
    first, second = register(event), register(event)
    service.cancel(first)
    do(event, acts.move_online)
    service.undo_cancel(first)
    assert states(first, second) == ["waitlisted", "waitlisted"]
    assert Registration.objects.get(pk=first.pk).queue_number == first.queue_number
    assert not written(kind="events.undone", about_id=first.pk).get().attachments.exists(), "no appointment yet"


def test_a_new_time_is_told_from_what_to_what_in_both_zones(event, people):
    do(event, acts.reschedule, city="Ulm", **later(event, days=2))
    telling.tell()
    text = mail_of(people[2], "event_rescheduled").text
    assert "Stuttgart" in text
    assert "Ulm" in text
    assert re.search(r"скасуйте.*\(Берлін\) / .*\(Київ\)", text)


def test_who_was_erased_after_the_event_has_no_place_when_it_is_held_again(event, people):
    with time_machine.travel(fresh(event).ends_at + timedelta(hours=1)):
        privacy.erase_at_wish(people[0])
        assert states(people[0]) == ["confirmed"]
        do(event, acts.reschedule, **later(event, days=30))
        assert states(*people) == ["cancelled-by-us", "confirmed", "confirmed"]


def test_an_offer_lasts_no_longer_than_an_earlier_start_allows(event):
    first, second = register(event, seats=3), register(event, seats=3, language="uk")
    service.cancel(first)
    expiry.sweep(timezone.now() + service.UNDO_LASTS)
    assert states(second) == ["offered"]
    starts_at = timezone.now() + timedelta(hours=20)
    do(event, acts.reschedule, starts_at=starts_at, ends_at=starts_at + timedelta(hours=2))
    second.refresh_from_db()
    assert second.lasts_until == starts_at - quotas.FREEZE
    telling.tell()
    assert "збережено для вас до" in mail_of(second, "event_rescheduled").text


def test_reopening_brings_back_whom_the_cancelling_ended(event):
    confirmed, gone, unverified = register(event), register(event), register(event, verified=False)
    waiting = register(event, seats=3), register(event, seats=2, attendees=["B"])
    service.cancel(gone)
    do(event, acts.cancel)
    with pytest.raises(service.ValidationError):
        service.undo_cancel(gone)
    privacy.erase_at_wish(waiting[1])
    telling.tell()
    do(event, acts.reopen)
    assert states(confirmed, gone, unverified, *waiting) == [
        "confirmed", "cancelled", "expired", "offered", "cancelled-by-us",
    ]  # fmt: skip
    telling.tell()
    assert told(confirmed) == ["event_cancelled", "event_reopened"]
    assert told(gone) == []


def test_what_was_taken_back_before_it_was_told_is_told_to_nobody(event, people):
    do(event, acts.cancel)
    do(event, acts.reopen)
    telling.tell()
    assert [told(person) for person in people] == [[], [], []]
    assert not EventChange.objects.filter(told_at=None).exists()


def test_two_changes_are_told_at_once_to_those_who_know_of_none(event, monkeypatch):
    people = [register(event) for _number in range(4)]
    monkeypatch.setattr(telling, "BATCH", 2)
    monkeypatch.setattr(telling, "BATCHES", 1)
    do(event, acts.reschedule, city="Ulm", **later(event, days=0))
    assert telling.tell() == 2
    do(event, acts.reschedule, city="Ulm", **later(event, days=3))
    while telling.tell():
        pass
    assert [len(told(person)) for person in people] == [2, 2, 1, 1]
    knows, new = (mail_of_last(person) for person in (people[0], people[3]))
    assert "Stuttgart" not in knows.text
    assert "Stuttgart" in new.text


def mail_of_last(registration):
    return written(about_id=registration.pk).last()


def test_a_run_that_was_killed_is_gone_on_with_and_nobody_is_told_twice(event, people, monkeypatch):
    monkeypatch.setattr(telling, "BATCH", 1)
    do(event, acts.cancel)
    real, calls = telling.compose_all, []

    def dies(change, batch):
        calls.append(batch)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return real(change, batch)

    monkeypatch.setattr(telling, "compose_all", dies)
    with pytest.raises(KeyboardInterrupt):
        telling.tell()
    telling.tell()
    assert [told(person) for person in people] == [["event_cancelled"]] * 3
    assert EventChange.objects.get().told == 3


def test_an_event_that_cannot_be_told_of_stops_no_other(event, people, make, monkeypatch):
    other = make(title="Anderes", policy="open", in_german_only=True)
    person = register(other)
    do(event, acts.cancel)
    do(other, acts.cancel)
    real = telling.compose_all

    def fails(change, batch):
        if change.event_id == event.pk:
            raise ValueError
        return real(change, batch)

    monkeypatch.setattr(telling, "compose_all", fails)
    with pytest.raises(jobs.ItemsFailedError):
        telling.tell()
    assert told(person) == ["event_cancelled"]


def test_telling_a_batch_takes_few_queries(event, django_assert_max_num_queries):
    fresh(event).save()
    EventPage.objects.filter(pk=event.pk).update(capacity_on_site=None)
    fields = {"event": event, "language": "fr", "attendance": "on-site", "state": State.CONFIRMED, "seats_held": 1}
    Registration.objects.bulk_create(
        Registration(name=f"P {number}", email=f"p{number}@example.org", **fields) for number in range(100)
    )
    with django_assert_max_num_queries(150):
        do(event, acts.cancel)
    with django_assert_max_num_queries(40):
        assert telling.tell() == 100


def test_the_draft_of_an_editor_stays_a_draft_and_gets_the_facts(event, publisher):
    page = fresh(event)
    page.title = "Noch nicht öffentlich"
    page.save_revision(user=publisher)
    do(event, acts.postpone, publisher)
    page = fresh(event)
    assert (page.title, page.status, page.has_unpublished_changes) == ("Austausch", "postponed", True)
    draft = page.get_latest_revision_as_object()
    assert (draft.title, draft.status, draft.status_note) == ("Noch nicht öffentlich", "postponed", REASON["reason_de"])


def test_closing_and_more_places_mail_nobody_but_who_gets_one(event, people):
    waiting = register(event, seats=3)
    assert waiting.state == State.WAITLISTED
    do(event, acts.change_capacity, capacity_on_site=9)
    do(event, acts.close_registration)
    telling.tell()
    assert states(waiting) == ["offered"]
    assert told(people[0]) == []
    assert [change.kind for change in EventChange.objects.all()] == ["capacity", "registration-closed"]
    assert fresh(event).reason_closed()


def test_what_is_changed_in_the_page_s_form_is_told_as_well(event, people):
    page = fresh(event)
    page.status, page.status_note = "cancelled", "Zu wenige Anmeldungen."
    page.save_revision().publish()
    assert states(*people) == ["cancelled-by-us"] * 3
    telling.tell()
    assert "Zu wenige Anmeldungen." in mail_of(people[1], "event_cancelled").text


def test_what_is_no_longer_so_when_its_turn_comes_is_not_told(event):
    """The worker was away meanwhile; a message and its opposite would have one SEQUENCE."""
    person = register(event)
    for change in (service.cancel, service.undo_cancel, service.cancel, service.undo_cancel):
        change(person)
    mails = [mail for mail in written(about_id=person.pk) if mail.is_written]
    assert [mail.kind.removeprefix("events.") for mail in mails] == ["confirmed", "undone", "undone"]
    assert {str(entry_in(mail)["method"]) for mail in mails} == {"PUBLISH"}


def test_each_message_to_a_person_replaces_the_one_before(event):
    """RFC 5546: a client takes what has a higher SEQUENCE, or the same and a later DTSTAMP."""
    person = register(event, email="anna@example.org")
    for change in (service.cancel, service.undo_cancel, service.cancel):
        written()
        change(person)
    written()
    Registration.objects.update(lasts_until=None, seats_held=0)
    again = register(event, email="Anna@example.org")
    written()
    do(event, acts.reschedule, **later(event, days=1))
    do(event, acts.cancel)
    telling.tell()
    sent = OutboxMail.objects.filter(about_id__in=[person.pk, again.pk], attachments__isnull=False).order_by("pk")
    files = [entry_in(mail) for mail in sent]
    entries = [file.walk("VEVENT")[0] for file in files]
    assert [str(file["method"]) for file in files] == ["PUBLISH", "CANCEL", "PUBLISH", "CANCEL", "PUBLISH", "CANCEL"]
    numbers = [entry["sequence"] for entry in entries]
    assert numbers == sorted(set(numbers))
    assert len({str(entry["uid"]) for entry in entries}) == 1
    for file, entry in zip(files, entries, strict=True):
        assert "organizer" in entry
        assert ("attendee" in entry) == (file["method"] == "CANCEL")
        assert abs(entry["dtstamp"].dt - timezone.now()) < timedelta(minutes=5)
        assert "/anmeldung/" in entry["description"]
        assert file.walk("VTIMEZONE")


def test_the_last_mail_names_nobody_and_leads_nowhere(event):
    person = register(event, name="Anna Muster")
    privacy.erase_at_wish(person)
    mail = mail_of(person, "data_deleted")
    assert "Anna" not in mail.text + mail.html
    assert "/anmeldung/" not in mail.text + mail.html


def test_a_dialog_says_what_it_is_for(desk, event):
    heading = soup_of(desk.get(reverse("events_admin:cancel", args=[event.pk]))).select_one("#header-title")
    assert " ".join(heading.get_text().split()) == f"Veranstaltung absagen: {event.title}"
