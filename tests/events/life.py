"""The whole life of registrations as a state machine: whatever happens in whatever order, the rules hold."""

import datetime

import time_machine
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from core.mail.models import OutboxMail
from events import privacy
from events.changes import acts, following, telling
from events.check_in import notes
from events.models import EventPage, Registration
from events.registration import expiry, intake, organiser, quotas, service
from tests.events.life_rules import RULES, all_are_told, change_is_told_as_it_is, facts_are_those_of_the_event, read
from tests.mails import written

START = datetime.datetime(2026, 10, 20, 10, tzinfo=datetime.UTC)
State = Registration.State
ZONES = ["Europe/Berlin", "Europe/Kyiv", "Africa/Bujumbura"]
REASON = {"reason_de": "Der Saal ist geschlossen."}
WAYS = Registration.Attendance.values
somebody = st.integers(0, 7)
seats = st.integers(1, 4)
ways = st.sampled_from(WAYS)
has_people = precondition(lambda self: self.people)


class Life(RuleBasedStateMachine):
    """One event in a savepoint of its own, which is rolled back in the end; `event_id` is set by the test."""

    event_id = None

    def __init__(self):
        super().__init__()
        self.clock = time_machine.travel(START, tick=False)
        self.time = self.clock.start()
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()
        self.people, self.number, self.set_aside = [], 0, set()
        self.before, self.after, self.step = {}, {}, ""

    def teardown(self):
        transaction.set_rollback(True)
        self.savepoint.__exit__(None, None, None)
        self.clock.stop()

    @property
    def event(self):
        return EventPage.objects.get(pk=self.event_id)

    def do(self, function, *args, **kwargs):
        """Run one step; what is refused must leave no trace."""
        self.before, self.step = self.after, getattr(function, "__name__", "")
        refused = result = None
        try:
            result = function(*args, **kwargs)
        except ValidationError as error:
            refused = error
        self.after = self.look()
        if refused:
            assert refused.messages[0], "a refusal says why"
            assert self.after == self.before, "a refusal changes nothing"
        return result

    def look(self):
        self.event_now = self.event
        self.free = {way: quotas.Quota(self.event_now, way).free for way in WAYS}
        return {row["pk"]: row for row in Registration.objects.filter(event=self.event_id).values("pk", *FIELDS)}

    def count(self):
        self.number += 1
        return self.number

    def one(self, which):
        return Registration.objects.get(pk=self.people[which % len(self.people)])

    @rule()
    def the_worker_sends(self):
        known = set(OutboxMail.objects.values_list("pk", flat=True))
        self.do(telling.tell)
        for mail in OutboxMail.objects.filter(kind__startswith="events.event_").exclude(pk__in=known):
            change_is_told_as_it_is(self, mail)
        all_are_told(self)
        waiting = set(OutboxMail.objects.filter(is_written=False).values_list("pk", flat=True))
        for mail in written(is_written=True, pk__in=waiting):
            facts_are_those_of_the_event(self, mail)
        OutboxMail.objects.filter(state="queued").update(state="sent", finished_at=timezone.now())

    # What happens

    @initialize(
        policy=st.sampled_from(["open", "approval"]), on_site=st.integers(1, 6), online=st.sampled_from([None, 0, 2]),
        zones=st.permutations(ZONES),
    )  # fmt: skip
    def begin(self, policy, on_site, online, zones):
        EventPage.objects.filter(pk=self.event_id).update(
            policy=policy, capacity_on_site=on_site, capacity_online=online, attendance="hybrid", party_limit=4,
            timezone=zones[0], second_timezone=zones[1],
            starts_at=START + datetime.timedelta(days=5), ends_at=START + datetime.timedelta(days=5, hours=2),
        )  # fmt: skip
        self.after = self.look()

    @rule(who=somebody, seats=seats, fewer=st.booleans(), way=ways, language=st.sampled_from(["de", "fr", "uk"]))
    def register(self, who, seats, fewer, way, language):
        email = f"person{who}@example.org"
        email = email.upper() if seats % 2 else email
        registration = self.do(
            intake.register, self.event, language=language, attendance=way, name=f"Person {who} {self.count()}",
            email=email, seats=seats, attendees=["B", "C", "D"][: seats - 1], accepts_fewer=fewer,
        )  # fmt: skip
        if registration:
            self.set_aside |= {
                pk for pk, row in self.after.items()
                if (row["state"], self.before.get(pk, {}).get("state")) == (State.EXPIRED, State.UNVERIFIED)
            }  # fmt: skip
        if registration and registration.pk not in self.people:
            self.people.append(registration.pk)

    @rule(who=somebody, seats=seats, fewer=st.booleans())
    def register_and_verify(self, who, seats, fewer):
        self.register(who, seats, fewer, "on-site", "de")
        if self.people:
            self.all_rules_hold()
            self.do(service.verify, self.one(len(self.people) - 1))

    @has_people
    @rule(
        which=somebody,
        what=st.sampled_from(["verify", "verify", "accept", "accept", "decline", "cancel", "undo_cancel"]),
    )
    def participant(self, which, what):
        self.do(getattr(service, what), self.one(which))

    @has_people
    @rule(which=somebody, seats=st.integers(0, 4))
    def shrink(self, which, seats):
        self.do(service.shrink, self.one(which), seats)

    @has_people
    @rule(which=somebody, what=st.sampled_from(["approve", "reject", "cancel"]))
    def organiser(self, which, what):
        self.do(getattr(organiser, what), self.one(which), None)

    @has_people
    @rule(which=somebody, way=ways)
    def change_quota(self, which, way):
        self.do(organiser.change_quota, self.one(which), way, None)

    @has_people
    @rule(which=somebody, came=st.booleans())
    def at_the_door(self, which, came):
        self.do(notes.note_all, self.one(which), came, None)

    @rule(seats=seats, way=ways, past=st.booleans())
    def add_by_hand(self, seats, way, past):
        fields = {"language": "uk", "attendance": way, "name": "Telefon", "email": f"tel{self.count()}@example.org"}
        added = self.do(organiser.add, self.event, None, over_capacity=past, seats=seats, **fields)
        self.step = "past capacity" if past else "add"
        if added:
            self.people.append(added.pk)

    @rule(minutes=st.sampled_from([1, 10, 16, 61, 60 * 25, 60 * 49]), sweeps=st.booleans())
    def time_passes(self, minutes, sweeps):
        self.time.shift(datetime.timedelta(minutes=minutes))
        self.before, self.step = self.after, ""  # else the change before would be held against the later hour
        if sweeps:
            self.do(expiry.sweep)
            self.all_rules_hold()
            self.do(expiry.mark_no_shows)

    @rule(on_site=st.integers(0, 8), online=st.sampled_from([None, 0, 1, 3]))
    def change_capacity(self, on_site, online):
        self.act(acts.change_capacity, capacity_on_site=on_site, capacity_online=online)

    @rule(policy=st.sampled_from(["open", "approval"]))
    def change_policy(self, policy):
        EventPage.objects.filter(pk=self.event_id).update(policy=policy)
        self.do(following.follow, self.event)

    @rule(what=st.sampled_from([acts.move_online, acts.postpone, acts.cancel, acts.reopen, acts.close_registration]))
    def act_of_the_event(self, what):
        self.act(what)

    @rule(days=st.integers(1, 9), city=st.sampled_from(["Ulm", "Kehl"]))
    def reschedule(self, days, city):
        starts_at = START + datetime.timedelta(days=days)
        ends_at = starts_at + datetime.timedelta(hours=2)
        self.act(acts.reschedule, starts_at=starts_at, ends_at=ends_at, city=city)

    def act(self, act, **facts):
        """As an editor does by the dialog: what it shows of the change first, then the change itself."""

        def publish():
            event = self.event
            if event.live:
                given = act(event, **facts)
                acts.planned(event, given, REASON)
                acts.publish(event, given, None, REASON)

        self.do(publish)
        if act in {acts.move_online, acts.reopen, acts.reschedule}:
            self.step = "past capacity"  # all go along, however many places there are

    @rule(live=st.sampled_from([True, True, False]))
    def change_publication(self, live):
        EventPage.objects.filter(pk=self.event_id).update(live=live)
        if live:
            self.do(following.follow, self.event)

    @has_people
    @rule(which=somebody, at_wish=st.booleans())
    def erase(self, which, at_wish):
        registration = self.one(which)
        if not registration.anonymised_at:
            if at_wish:
                self.do(privacy.erase_at_wish, registration)
            else:
                self.do(privacy.anonymise, Registration.objects.filter(pk=registration.pk))

    # What holds after each

    @invariant()
    def all_rules_hold(self):
        read(self)
        for holds in RULES:
            holds(self)

    def waiting(self):
        return [row for row in self.after.values() if row["state"] == State.WAITLISTED]


FIELDS = [
    "state", "attendance", "name", "email", "language", "seats", "seats_held", "accepts_fewer", "queue_number",
    "lasts_until", "version", "anonymised_at",
]  # fmt: skip
