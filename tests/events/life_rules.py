"""What must hold after each step of `tests.events.life`; `before` and `after` are the rows around the step."""

import re
from collections import Counter, defaultdict
from itertools import pairwise
from zoneinfo import ZoneInfo

from django.utils import timezone, translation

from core.mail.models import OutboxMail
from core.privacy import links
from core.privacy.models import SignedLink
from events import wording
from events.changes import telling
from events.models import EventChange, EventPage, PastCapacity, Registration, Transition
from events.registration import intake, mails, quotas
from events.registration.transitions import HAVE_A_PLACE

State = Registration.State
WAYS = Registration.Attendance.values
# What may follow on a state, by whomever; "" is the beginning.
MAY_FOLLOW = {
    "": {"unverified", "confirmed", "waitlisted"},
    "unverified": {"pending", "confirmed", "waitlisted", "expired", "cancelled", "cancelled-by-us"},
    "pending": {"confirmed", "rejected", "cancelled", "cancelled-by-us"},
    "waitlisted": {"offered", "cancelled", "cancelled-by-us"},
    "offered": {"confirmed", "pending", "declined", "waitlisted", "cancelled", "cancelled-by-us"},
    "confirmed": {"attended", "no-show", "cancelled", "cancelled-by-us"},
    "attended": {"confirmed", "cancelled-by-us"},
    "no-show": {"attended", "confirmed", "cancelled-by-us"},
    "expired": {"pending", "confirmed", "waitlisted"},
    "cancelled": {"pending", "waitlisted", "confirmed"},
    "cancelled-by-us": {"pending", "waitlisted", "confirmed", "expired"},  # where the event takes place after all
}
# The mails of which one tells of the arrival in a state. None for what one has just done oneself, or at the door.
TOLD_BY = {
    "unverified": {"verify"}, "pending": {"pending", "undone"}, "confirmed": {"confirmed", "undone"},
    "waitlisted": {"waitlisted", "offer_ended", "undone"}, "offered": {"offered"}, "rejected": {"rejected"},
    "cancelled": {"cancelled"}, "cancelled-by-us": {"cancelled_by_us"},
}  # fmt: skip
BESIDES = {"change", "already", "reminder", *mails.OF_THE_EVENT, "data_deleted", "organiser_note"}
MAIL = ["key", "kind", "language", "to", "about_id", "text", "queued_at"]
RULES = []


def always(rule):
    RULES.append(rule)
    return rule


@always
def never_more_held_than_there_is(life):
    """A step never adds seats past the capacity; only less capacity or the organiser's word leaves more."""
    for way in WAYS:
        capacity = quotas.Quota(life.event_now, way).capacity
        if capacity is not None and life.step != "past capacity":
            assert seats_of(life.after, way) <= max(capacity, seats_of(life.before, way))


@always
def states_hold_what_they_say(life):
    """Who has a place holds all seats, an offer at least one, who waits or has ended none."""
    for row in life.after.values():
        if row["state"] in Registration.SEATED:
            assert row["seats_held"] == row["seats"]
        elif row["state"] == State.OFFERED:
            assert 1 <= row["seats_held"] <= row["seats"]
            assert row["lasts_until"]
        elif row["state"] not in {State.UNVERIFIED, State.CANCELLED}:
            assert row["seats_held"] == 0


@always
def one_live_registration_an_address(life):
    """Nobody is registered twice, in whatever case the address is written."""
    live = [row["email"].lower() for row in life.after.values() if is_live(row) and row["email"]]
    assert len(live) == len(set(live))


@always
def nobody_is_passed_in_the_queue(life):
    """Who gets an offer passes only parties for whom the seats were too few."""
    for waiting in life.waiting():
        later = [
            row["seats_held"] for pk, row in life.after.items()
            if row["state"] == State.OFFERED and life.before.get(pk, {}).get("state") == State.WAITLISTED
            and row["attendance"] == waiting["attendance"] and row["queue_number"] > waiting["queue_number"]
        ]  # fmt: skip
        if later:
            assert not waiting["accepts_fewer"]
            assert waiting["seats"] > life.free[waiting["attendance"]] + sum(later)


@always
def no_seat_stays_empty_while_somebody_waits_for_it(life):
    """Every step that frees a seat offers it at once, unless it is too late or the event is not on."""
    if not life.step or is_closed(life.event_now):
        return
    for waiting in life.waiting():
        assert life.free[waiting["attendance"]] < (1 if waiting["accepts_fewer"] else waiting["seats"])


@always
def numbers_are_given_once_and_kept(life):
    """A number in the queue is unique, and changes only to a higher one on entering the queue again."""
    numbers = [row["queue_number"] for row in life.after.values() if row["queue_number"]]
    assert len(numbers) == len(set(numbers))
    for pk, row in life.after.items():
        earlier = life.before.get(pk, {}).get("queue_number")
        assert earlier in (None, row["queue_number"]) or row["queue_number"] > earlier


@always
def the_history_is_complete(life):
    """Each change is noted, one follows on the other, and only such as may follow."""
    for pk, row in life.after.items():
        changes = life.history[pk]
        assert len(changes) == row["version"]
        assert changes[-1].after == row["state"]
        assert all(one.after == following.before for one, following in pairwise(changes))
        steps = [("", changes[0].after), *((change.before, change.after) for change in changes[1:])]
        assert all(before == after or after in MAY_FOLLOW[before] for before, after in steps), steps


@always
def each_arrival_is_told_by_one_mail(life):
    """One mail for each state that others brought about, in the registrant's language, none twice."""
    mails = defaultdict(list)
    for mail in life.mails:
        if mail.kind.startswith("events."):
            _word, pk, kind, version = mail.key.split(":")
            if kind not in BESIDES:
                mails[int(pk), int(version)].append((kind, mail.language))
    for pk, row in life.after.items():
        for version, change in enumerate(life.history[pk], start=1):
            told = mails[pk, version]
            assert len(told) <= 1
            arrived = version == 1 or change.before != change.after
            had_address = not row["anonymised_at"] or change.at <= row["anonymised_at"]
            by_event = change.change_id is not None  # of which a job tells
            if arrived and had_address and not by_event and change.after in TOLD_BY and change.before != State.ATTENDED:
                ((kind, language),) = told
                assert kind in TOLD_BY[change.after]
                assert language == row["language"]


@always
def the_erased_are_gone_and_stay_so(life):
    """After erasure no name, address, answer or coming seat is left, and nobody but the clock changes anything."""
    event = life.event_now
    for row in Registration.objects.filter(pk__in=[pk for pk, row in life.after.items() if row["anonymised_at"]]):
        assert (row.name, row.email, row.organisation, row.notes) == ("", "", "", "")
        assert not row.attendees.exists()
        assert not row.answers.exists()
        assert not row.is_active or event.ends_at <= row.anonymised_at
        before = life.before.get(row.pk)
        if before and before["anonymised_at"] and row.is_active:
            assert before["version"] == row.version


@always
def nobody_moves_up_too_late(life):
    """No offer shortly before the start or for an event that is cancelled or not public, none lasts beyond that."""
    event = life.event_now
    for pk, row in life.after.items():
        if row["state"] == State.OFFERED:
            assert row["lasts_until"] <= event.starts_at - quotas.FREEZE
            assert not is_closed(event) or life.before[pk]["state"] == State.OFFERED


@always
def an_offer_is_taken_in_time(life):
    """Also where the job that ends offers has not come yet."""
    for pk, row in life.after.items():
        before = life.before.get(pk, {})
        taken = row["state"] in {State.CONFIRMED, State.PENDING}
        if life.step == "accept" and before.get("state") == State.OFFERED and taken:
            assert before["lasts_until"] > timezone.now()


@always
def no_place_without_approval(life):
    """Where an organiser approves, whoever gets a place has had that word, or finds again what reopening left."""
    if life.event_now.policy != "approval":
        return
    for pk, row in life.after.items():
        if row["state"] in HAVE_A_PLACE and life.before.get(pk, {}).get("state") not in HAVE_A_PLACE:
            of_one = Transition.objects.filter(registration=pk).order_by("at", "pk")
            ended_with_the_event = of_one.filter(change__after__status="cancelled").last()
            brought_back = of_one.last().change_id and ended_with_the_event.before in HAVE_A_PLACE
            assert brought_back or of_one.filter(is_approved=True).exists()


@always
def nobody_has_a_place_in_what_is_cancelled(life):
    if life.event_now.status == "cancelled":
        assert not {row["state"] for row in life.after.values()} & {*telling.TOLD, State.UNVERIFIED}


@always
def what_goes_past_the_capacity_is_noted(life):
    """By who did it, and by the database itself."""
    for pk, row in life.after.items():
        capacity = quotas.Quota(life.event_now, row["attendance"]).capacity
        grew = row["seats_held"] > life.before.get(pk, {}).get("seats_held", 0)
        if grew and capacity is not None and seats_of(life.after, row["attendance"]) > capacity:
            assert Transition.objects.filter(registration=pk, over_capacity=True).exists()
            assert PastCapacity.objects.filter(registration=pk).exists()


@always
def what_is_confirmed_is_what_the_mail_showed(life):
    """Each mail that asks to confirm names who would be registered by it, and of an address one is asked about."""
    asked = Counter()
    texts = {mail.about_id: mail.text for mail in life.mails if mail.kind == "events.verify"}
    for pk, row in life.after.items():
        if pk in texts and row["name"] and texts[pk]:
            assert row["name"] in texts[pk]
        if row["state"] == State.UNVERIFIED:
            asked[row["email"].lower()] += 1
    assert not asked or max(asked.values()) == 1


@always
def who_was_set_aside_has_no_link(life):
    """The links of earlier mails have ended where newer words count."""
    for pk in life.set_aside:
        assert not SignedLink.objects.of(Registration.objects.get(pk=pk)).valid().exists()


@always
def nobody_is_flooded_by_a_form(life):
    """Whoever fills it in with whatever address, as often as they like."""
    lately = timezone.now() - intake.HOUR
    sent = [mail for mail in life.mails if mail.kind in {"events.verify", "events.already"} and mail.queued_at > lately]
    together = Counter(mail.to.lower() for mail in sent if mail.to)
    assert not together or max(together.values()) <= intake.MAILS_AN_HOUR


@always
def each_mail_is_written_once(life):
    """One occasion, one key, one mail; and none for who has no address."""
    keys = [mail.key for mail in life.mails]
    assert len(keys) == len(set(keys))


def facts_are_those_of_the_event(life, mail):
    """What a mail says when it leaves is so: when and where, who is registered, and the state that it tells of."""
    event, row = EventPage.objects.get(pk=life.event_id), life.after[mail.about_id]
    kind = mail.kind.removeprefix("events.")
    assert row["state"] in mails.ONLY_WHILE.get(kind, State)
    if kind == "data_deleted":
        assert row["anonymised_at"]
        return
    assert not row["anonymised_at"]
    assert mail.to == row["email"]
    assert row["name"] in mail.text
    with translation.override(row["language"]):
        when = wording.when(event) if event.status != "postponed" else ""
        where = wording.place(event) if event.ways == ["on-site"] or row["attendance"] == "on-site" else ""
        where = where if "on-site" in event.ways else ""
    assert str(when) in mail.text
    if when and row["language"] != "fr":  # where hours have no colon
        for zone in (event.timezone, event.second_timezone):
            assert f"{event.starts_at.astimezone(ZoneInfo(zone)):%H:%M}" in mail.text
    assert str(where) in mail.text
    (token,) = set(re.findall(r"https?://\S+/(\S{43})/", mail.text))
    assert links.resolve(token, mails.SCOPE).pk == mail.about_id


def change_is_told_as_it_is(life, mail):
    """What a mail says that tells of a change of the event is so when it is written, and why stands in it."""
    event, row = EventPage.objects.get(pk=life.event_id), life.after[mail.about_id]
    kind = mail.kind.removeprefix("events.event_")
    assert (mail.to, mail.language) == (row["email"], row["language"])
    assert row["state"] == State.CANCELLED_BY_US or row["state"] in telling.TOLD
    assert (
        event.status == {"moved_online": "moved-online", "reopened": "scheduled"}.get(kind, kind)
        or kind == "rescheduled"
    )
    assert event.is_on or kind in {"cancelled", "postponed"}
    if event.is_on and "on-site" in event.ways and row["attendance"] == "on-site" and kind == "rescheduled":
        assert event.city in mail.text
    if kind == "rescheduled" and row["language"] != "fr":
        for zone in (event.timezone, event.second_timezone):
            assert f"{event.starts_at.astimezone(ZoneInfo(zone)):%H:%M}" in mail.text
    assert event.status == "scheduled" or event.status_note in mail.text


def all_are_told(life):
    """Of each change, all whom it took along, once the job has come."""
    assert not EventChange.objects.filter(event=life.event_id, told_at=None, to_tell__isnull=False).exists()
    told = OutboxMail.objects.filter(kind__startswith="events.event_").values_list("about_id", flat=True)
    ended = Transition.objects.filter(change__isnull=False, after=State.CANCELLED_BY_US, before__in=telling.TOLD)
    for pk in set(ended.values_list("registration", flat=True)):
        row = life.after[pk]
        if row["state"] == State.CANCELLED_BY_US and not row["anonymised_at"]:
            assert pk in set(told)


def read(life):
    """Once for all rules that look at them: the changes of each registration, and the mails."""
    life.history = defaultdict(list)
    for change in Transition.objects.filter(registration__event=life.event_id).order_by("at", "pk"):
        life.history[change.registration_id].append(change)
    life.mails = OutboxMail.objects.values_list(*MAIL, named=True)


def seats_of(rows, way):
    return sum(row["seats_held"] for row in rows.values() if row["attendance"] == way)


def is_live(row):
    return row["state"] not in Registration.ENDED


def is_closed(event):
    return quotas.is_frozen(event) or not event.is_on or not event.live
