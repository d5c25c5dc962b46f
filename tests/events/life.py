"""The whole life of registrations as a state machine: whatever happens in whatever order, the rules hold."""

import datetime

import time_machine
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from events import privacy
from events.models import EventPage, Registration, Transition
from events.registration import following, organiser, pool, service, sweeper
from home.models import OutboxMail

START = datetime.datetime(2026, 10, 20, 10, tzinfo=datetime.UTC)
State = Registration.State
WAYS = Registration.Attendance.values
# What may follow on a state, by whomever; "" is the beginning.
MAY_FOLLOW = {
    "": {"unverified", "confirmed", "waitlisted"},
    "unverified": {"pending", "confirmed", "waitlisted", "expired", "cancelled", "cancelled-by-us"},
    "pending": {"confirmed", "rejected", "cancelled", "cancelled-by-us"},
    "waitlisted": {"offered", "cancelled", "cancelled-by-us"},
    "offered": {"confirmed", "declined", "waitlisted", "cancelled", "cancelled-by-us"},
    "confirmed": {"attended", "cancelled", "cancelled-by-us"},
    "attended": {"confirmed", "cancelled-by-us"},
    "expired": {"pending", "confirmed", "waitlisted"},
    "cancelled": {"unverified", "pending", "waitlisted", "confirmed"},
}
# The mails of which one tells of the arrival in a state. None for what one has just done oneself, or at the door.
TOLD_BY = {
    "unverified": {"verify", "undone"}, "pending": {"pending", "undone"}, "confirmed": {"confirmed", "undone"},
    "waitlisted": {"waitlisted", "offer_ended", "undone"}, "offered": {"offered"}, "rejected": {"rejected"},
    "cancelled": {"cancelled"}, "cancelled-by-us": {"cancelled_by_us"},
}  # fmt: skip
BESIDES = {"already", "reminder", "event_changed", "event_cancelled", "data_deleted", "organiser_note"}

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
        self.people, self.number = [], 0
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
        self.free = {way: pool.Pool(self.event, way).free for way in WAYS}
        return {row["pk"]: row for row in Registration.objects.filter(event=self.event_id).values("pk", *FIELDS)}

    def one(self, which):
        return Registration.objects.get(pk=self.people[which % len(self.people)])

    # What happens

    @initialize(
        policy=st.sampled_from(["open", "approval"]), on_site=st.integers(1, 6), online=st.sampled_from([None, 0, 2])
    )
    def begin(self, policy, on_site, online):
        EventPage.objects.filter(pk=self.event_id).update(
            policy=policy, capacity_on_site=on_site, capacity_online=online, attendance="hybrid", party_limit=4,
            starts_at=START + datetime.timedelta(days=5), ends_at=START + datetime.timedelta(days=5, hours=2),
        )  # fmt: skip
        self.after = self.look()

    @rule(who=somebody, seats=seats, fewer=st.booleans(), way=ways, language=st.sampled_from(["de", "fr", "uk"]))
    def register(self, who, seats, fewer, way, language):
        email = f"person{who}@example.org"
        email = email.upper() if seats % 2 else email
        registration = self.do(
            service.register, self.event, language=language, attendance=way, name=f"Person {who}", email=email,
            seats=seats, attendees=["B", "C", "D"][: seats - 1], accepts_fewer=fewer,
        )  # fmt: skip
        if registration and registration.pk not in self.people:
            self.people.append(registration.pk)

    @rule(who=somebody, seats=seats, fewer=st.booleans())
    def register_and_verify(self, who, seats, fewer):
        self.register(who, seats, fewer, "on-site", "de")
        if self.people:
            self.check_all()
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
    def change_pool(self, which, way):
        self.do(organiser.change_pool, self.one(which), way, None)

    @has_people
    @rule(which=somebody, came=st.booleans())
    def at_the_door(self, which, came):
        self.do(organiser.mark_attendance, self.one(which), came, None)

    @rule(seats=seats, way=ways, past=st.booleans())
    def add_by_hand(self, seats, way, past):
        self.number += 1
        fields = {"language": "uk", "attendance": way, "name": "Telefon", "email": f"tel{self.number}@example.org"}
        added = self.do(organiser.add, self.event, None, over_capacity=past, seats=seats, **fields)
        self.step = "past capacity" if past else "add"
        self.people.append(added.pk)

    @rule(minutes=st.sampled_from([1, 10, 16, 61, 60 * 25, 60 * 49]), sweeps=st.booleans())
    def time_passes(self, minutes, sweeps):
        self.time.shift(datetime.timedelta(minutes=minutes))
        if sweeps:
            self.do(sweeper.sweep)

    @rule(on_site=st.integers(0, 8), online=st.sampled_from([None, 0, 1, 3]))
    def change_capacity(self, on_site, online):
        EventPage.objects.filter(pk=self.event_id).update(capacity_on_site=on_site, capacity_online=online)
        self.do(following.follow, self.event)

    @rule(status=st.sampled_from(["scheduled", "scheduled", "cancelled"]))
    def change_status(self, status):
        EventPage.objects.filter(pk=self.event_id).update(status=status)
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

    def check_all(self):
        for name in INVARIANTS:
            getattr(self, name)()

    @invariant()
    def never_more_held_than_there_is(self):
        """1: a step never adds seats past the capacity; only less capacity or the organiser's word leaves more."""
        for way in WAYS:
            capacity = pool.Pool(self.event, way).capacity
            held, held_before = seats_of(self.after, way), seats_of(self.before, way)
            if capacity is not None and self.step != "past capacity":
                assert held <= max(capacity, held_before)

    @invariant()
    def states_hold_what_they_say(self):
        """2: who has a place holds all seats, an offer at least one, who waits or has ended none."""
        for row in self.after.values():
            if row["state"] in Registration.SEATED:
                assert row["seats_held"] == row["seats"]
            elif row["state"] == State.OFFERED:
                assert 1 <= row["seats_held"] <= row["seats"]
                assert row["lasts_until"]
            elif row["state"] not in {State.UNVERIFIED, State.CANCELLED}:
                assert row["seats_held"] == 0

    @invariant()
    def one_live_registration_an_address(self):
        """3: nobody is registered twice, in whatever case the address is written."""
        live = [row["email"].lower() for row in self.after.values() if is_live(row) and row["email"]]
        assert len(live) == len(set(live))

    @invariant()
    def nobody_is_passed_in_the_queue(self):
        """4: who gets an offer passes only parties for whom the seats were too few."""
        for waiting in self.waiting():
            later = [
                row["seats_held"] for pk, row in self.after.items()
                if row["state"] == State.OFFERED and self.before.get(pk, {}).get("state") == State.WAITLISTED
                and row["attendance"] == waiting["attendance"] and row["queue_number"] > waiting["queue_number"]
            ]  # fmt: skip
            if later:
                assert not waiting["accepts_fewer"]
                assert waiting["seats"] > self.free[waiting["attendance"]] + sum(later)

    @invariant()
    def no_seat_stays_empty_while_somebody_waits_for_it(self):
        """5: every step that frees a seat offers it at once, unless it is too late or the event is cancelled."""
        event = self.event
        if not self.step or pool.is_frozen(event) or event.status == "cancelled":
            return
        for waiting in self.waiting():
            free = self.free[waiting["attendance"]]
            assert free < (1 if waiting["accepts_fewer"] else waiting["seats"])

    @invariant()
    def numbers_are_given_once_and_kept(self):
        """6: a number in the queue is unique, and changes only to a higher one on entering the queue again."""
        numbers = [row["queue_number"] for row in self.after.values() if row["queue_number"]]
        assert len(numbers) == len(set(numbers))
        for pk, row in self.after.items():
            earlier = self.before.get(pk, {}).get("queue_number")
            assert earlier in (None, row["queue_number"]) or row["queue_number"] > earlier

    @invariant()
    def the_history_is_complete(self):
        """7: each change is noted, one follows on the other, and only such as may follow."""
        history = {}
        for change in Transition.objects.filter(registration__event=self.event_id).order_by("at", "pk"):
            history.setdefault(change.registration_id, []).append((change.before, change.after))
        for pk, row in self.after.items():
            changes = history[pk]
            assert len(changes) == row["version"]
            assert changes[-1][1] == row["state"]
            assert all(changes[n][1] == changes[n + 1][0] for n in range(len(changes) - 1))
            for before, after in [("", changes[0][1]), *changes[1:]]:
                assert before == after or after in MAY_FOLLOW[before], (before, after)

    @invariant()
    def each_arrival_is_told_by_one_mail(self):
        """8: one mail for each state that others brought about, in the registrant's language, none twice."""
        mails = {}
        for mail in OutboxMail.objects.filter(kind__startswith="events."):
            _word, pk, kind, version = mail.key.split(":")
            if kind not in BESIDES:
                mails.setdefault((int(pk), int(version)), []).append((kind, mail.language))
        for pk, row in self.after.items():
            changes = list(Transition.objects.filter(registration=pk).order_by("at", "pk"))
            for version, change in enumerate(changes, start=1):
                told = mails.get((pk, version), [])
                assert len(told) <= 1
                arrived = version == 1 or change.before != change.after
                if arrived and change.after in TOLD_BY and change.before != State.ATTENDED:
                    ((kind, language),) = told
                    assert kind in TOLD_BY[change.after]
                    assert language == row["language"]

    @invariant()
    def the_erased_are_gone_and_stay_so(self):
        """9: after erasure no name, address, answer or seat is left, and nothing happens any more."""
        for row in Registration.objects.filter(event=self.event_id, anonymised_at__isnull=False):
            assert (row.name, row.email, row.organisation, row.notes) == ("", "", "", "")
            assert not row.attendees.exists()
            assert not row.answers.exists()
            before = self.before.get(row.pk)
            if before and before["anonymised_at"]:
                assert before["version"] == row.version
            assert not is_live(self.after[row.pk])

    @invariant()
    def nobody_moves_up_too_late(self):
        """10: no offer shortly before the start or for a cancelled event, and none lasts beyond that."""
        event = self.event
        closed = pool.is_frozen(event) or event.status == "cancelled"
        for pk, row in self.after.items():
            if row["state"] == State.OFFERED:
                assert row["lasts_until"] <= event.starts_at - pool.FREEZE
                assert not closed or self.before[pk]["state"] == State.OFFERED

    def waiting(self):
        return [row for row in self.after.values() if row["state"] == State.WAITLISTED]


FIELDS = [
    "state", "attendance", "email", "language", "seats", "seats_held", "accepts_fewer", "queue_number", "lasts_until",
    "version", "anonymised_at",
]  # fmt: skip
INVARIANTS = [name for name, value in vars(Life).items() if hasattr(value, "hypothesis_stateful_invariant")]


def seats_of(rows, way):
    return sum(row["seats_held"] for row in rows.values() if row["attendance"] == way)


def is_live(row):
    return row["state"] not in Registration.ENDED
