"""Sending: against a real mail server that is busy, refuses, drops connections and goes away."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from core.mail import outbox, worker
from core.mail.models import OutboxMail
from tests.core.mail.smtp import Sink

pytestmark = pytest.mark.django_db


@pytest.fixture
def sink(settings, notice):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.DEFAULT_FROM_EMAIL = "projektstelle@example.org"
    settings.OUTBOX_RETRY = 60
    sink = Sink()
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", sink.port
    sink.start()
    yield sink
    sink.stop()


def queue(key="one", to="leser@example.org", language="de", **rest):
    return outbox.queue("sample.notice", key, to, language, {"title": "Süß", "body": "Text"}, **rest)


def drain():
    worker.Worker().drain()


def make_due():
    OutboxMail.objects.filter(state="queued").update(due_at=timezone.now())


def test_mail_on_the_wire(sink):
    unsubscribe = {"List-Unsubscribe": "<https://a.de/x>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    ics = ("termin.ics", b"BEGIN:VCALENDAR", "text/calendar; method=REQUEST")
    row = queue(language="uk", reply_to="team@example.org", headers=unsubscribe, attachments=[ics])
    drain()
    (message,) = sink.mails
    row.refresh_from_db()
    assert (row.state, row.attempts, row.lease_until, row.worker) == ("sent", 0, None, "")
    assert message["Message-ID"] == row.message_id
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["X-Auto-Response-Suppress"] == "All"
    assert message["Reply-To"] == "team@example.org"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["From"].addresses[0].display_name == "Координація муніципальних партнерств"
    assert message["Date"].datetime == row.queued_at.replace(microsecond=0)
    assert message.get_body(("plain",)).get_content().startswith("Вміст: Süß")
    assert "<h1>" in message.get_body(("html",)).get_content()
    (attachment,) = message.iter_attachments()
    assert attachment.get_filename() == "termin.ics"
    assert attachment.get_content_type() == "text/calendar"


def test_a_domain_with_other_letters_is_not_taken_for_another(sink):
    queue(to="a@straße.example", reply_to="b@Straße.example")
    drain()
    (message,) = sink.mails
    assert (message["To"], message["Reply-To"]) == ("a@xn--strae-oqa.example", "b@xn--strae-oqa.example")


def test_a_batch_takes_one_connection(sink):
    for number in range(15):
        queue(str(number))
    drain()
    assert len(sink.messages) == 15
    assert sink.connections == 1


def test_busy_server_is_asked_again_later(sink):
    row = queue()
    sink.busy = 1
    drain()
    row.refresh_from_db()
    assert (row.state, row.attempts) == ("queued", 1)
    assert row.error.startswith("451 4.3.2")
    assert timedelta(seconds=30) < row.due_at - timezone.now() < timedelta(seconds=90)
    sink.busy = 0
    drain()
    assert sink.messages == []  # not yet due
    make_due()
    drain()
    row.refresh_from_db()
    assert (row.state, row.error, sink.ids) == ("sent", "", [row.message_id])


def test_a_busy_server_is_given_its_pause_when_the_clock_was_set_back(sink):
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        new, tried = queue("new"), queue("tried")
        OutboxMail.objects.filter(pk=tried.pk).update(attempts=1)
    sink.busy = 5
    drain()
    rows = OutboxMail.objects.filter(state="queued")
    assert sorted(rows.values_list("pk", "attempts")) == [(new.pk, 1), (tried.pk, 2)]
    sink.busy = 0
    make_due()
    drain()
    assert len(sink.messages) == 2


def test_pauses_grow_and_end(sink):
    row = queue()
    sink.busy = 1
    pauses = []
    for _attempt in range(9):
        make_due()
        drain()
        row.refresh_from_db()
        pauses.append((row.due_at - timezone.now()).total_seconds())
    assert pauses[3] > pauses[0] * 3
    assert max(pauses) <= worker.LONGEST_RETRY * 1.3
    OutboxMail.objects.update(queued_at=timezone.now() - timedelta(days=3, minutes=1))
    make_due()
    drain()
    row.refresh_from_db()
    assert row.state == "failed"


def test_unknown_address_fails_at_once_and_the_others_go(sink):
    sink.refused = {"weg@example.org"}
    bad, good = queue("bad", "weg@example.org"), queue("good")
    drain()
    bad.refresh_from_db()
    good.refresh_from_db()
    assert (bad.state, good.state) == ("failed", "sent")
    assert bad.error == "550 5.1.1 … unknown"
    sink.refused = set()
    assert worker.send_again(bad)
    drain()
    assert sorted(sink.ids) == sorted([bad.message_id, good.message_id])


def test_a_domain_of_the_older_standard_fails_at_once_and_the_others_go(sink):
    """Not when it is queued: whoever is told beside many others would keep the mail from all of them."""
    bad, good = queue("bad", "a@i❤.ws"), queue("good")
    drain()
    bad.refresh_from_db()
    good.refresh_from_db()
    assert (bad.state, bad.error, good.state) == ("failed", worker.NO_DOMAIN, "sent")


def test_dropped_connection_costs_one_mail_a_pause_and_the_others_nothing(sink):
    rows = [queue(str(number)) for number in range(6)]
    sink.drops = 0.4
    drain()
    sink.drops = 0
    make_due()
    drain()
    assert sorted(sink.ids) == sorted(row.message_id for row in rows)
    assert sink.connections > 2


def test_server_that_is_away_costs_no_attempt(sink):
    row = queue()
    sink.stop()
    with pytest.raises(worker.MailServerAwayError):
        drain()
    row.refresh_from_db()
    assert (row.state, row.attempts, row.worker) == ("queued", 0, "")
    assert row.due_at <= timezone.now()
    sink.start()
    drain()
    assert sink.ids == [row.message_id]


def test_what_was_written_before_the_clock_was_set_back_is_sent(sink):
    with time_machine.travel(timezone.now() + timedelta(hours=2), tick=False):
        row = queue()
        tomorrow = queue("later", not_before=timezone.now() + timedelta(days=1))
    drain()
    tomorrow.refresh_from_db()
    assert (sink.ids, tomorrow.state) == ([row.message_id], "queued")


def test_asks_before_sending_whether_it_is_still_wanted(sink):
    wanted = {"one": False, "two": True}
    outbox.register_kind("sample.notice", purpose="test", should_send=lambda row: wanted[row.key])
    first, second = queue("one"), queue("two")
    drain()
    first.refresh_from_db()
    assert (first.state, sink.ids) == ("withheld", [second.message_id])


@pytest.fixture
def late(sink, django_user_model):
    """A kind whose words say how it stands when its turn comes."""
    facts = {"title": "first"}

    def write(row):
        return outbox.compose(row.kind, row.key, row.to, row.language, {"body": "", **facts})

    outbox.register_kind("sample.notice", purpose="test", write=write)
    for _call in range(2):  # the second changes nothing
        outbox.queue_unwritten("sample.notice", [("one", "leser@example.org", "de", django_user_model(pk=1))])
    return facts


def subject():
    return OutboxMail.objects.get().subject


def test_words_are_written_when_they_leave_and_stay_for_each_attempt(sink, late):
    sink.stop()
    with pytest.raises(worker.MailServerAwayError):
        drain()
    assert subject() == "", "nothing is said before there is somebody to say it to"
    late["title"] = "second"
    sink.start()
    sink.busy = 1
    drain()
    assert "second" in subject()
    late["title"] = "third"
    sink.busy = 0
    make_due()
    drain()
    (message,) = sink.mails
    assert "second" in message["Subject"]


def test_what_is_erased_or_has_come_true_no_more_a_moment_before_is_not_written(sink, late, monkeypatch):
    ask = worker.reason_to_withhold

    def asked_then_erased(mail):
        reason = ask(mail)
        OutboxMail.objects.update(erased_at=timezone.now(), to="")
        return reason

    monkeypatch.setattr(worker, "reason_to_withhold", asked_then_erased)
    drain()
    row = OutboxMail.objects.get()
    assert (row.state, row.error, row.subject) == ("withheld", worker.UNWANTED, "")
    assert sink.messages == []


def test_waits_for_its_time(sink):
    queue(not_before=timezone.now() + timedelta(hours=1))
    drain()
    assert sink.messages == []


def test_a_dead_workers_mails_are_taken_over_when_its_claim_ends(sink):
    row = queue()
    assert worker.claim("dead") == [row.pk]
    drain()
    assert sink.messages == []
    OutboxMail.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    drain()
    assert sink.ids == [row.message_id]
    assert worker.renew_lease(row.pk, "dead") is None


def test_a_kind_nobody_knows_stays_visible(sink):
    row = queue()
    OutboxMail.objects.update(kind="gone.kind")
    drain()
    row.refresh_from_db()
    assert (row.state, row.error, row.attempts) == ("queued", "LookupError", 1)


@pytest.mark.parametrize("state", ["queued", "inflight"])
def test_what_is_on_its_way_cannot_be_sent_again(state, notice):
    row = queue()
    OutboxMail.objects.update(state=state)
    assert not worker.send_again(row)


def test_a_worker_whose_claim_ended_changes_nothing_of_the_mail_that_another_has_now(notice):
    row = queue()
    assert worker.claim("slow") == [row.pk]
    late = worker.renew_lease(row.pk, "slow")
    OutboxMail.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    assert worker.reclaim() == 1
    assert worker.claim("next") == [row.pk]
    worker.reschedule(late, "451 busy")
    worker.finish(late, OutboxMail.State.FAILED, "550 no such user")
    row.refresh_from_db()
    assert (row.state, row.worker, row.attempts, row.error) == (OutboxMail.State.INFLIGHT, "next", 0, "")


def test_strangers_have_no_more_written_to_an_address_than_it_bears(notice, monkeypatch):
    monkeypatch.setattr(outbox, "MOST_UNASKED", 3)
    outbox.register_kind(notice, purpose="test", unasked=True)

    def states(moment, *addresses):
        with time_machine.travel(moment, tick=False):
            return [queue(f"{moment} {number}", to=address).state for number, address in enumerate(addresses)]

    same = ["anna@example.org", "Anna@example.org", "anna@EXAMPLE.org", "anna@example.org"]
    assert states("2026-11-20 10:00", *same, "bert@example.org") == ["queued"] * 3 + ["withheld", "queued"]
    assert states("2026-11-21 09:00", same[0]) == ["withheld"]
    assert states("2026-11-21 10:01", same[0]) == ["queued"]  # the day slides
    outbox.register_kind(notice, purpose="test")
    assert states("2026-11-21 10:02", *same) == ["queued"] * 4
