"""The links in participants' mails: who only opens them changes nothing, and none leads where it should not."""

import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
import time_machine
from django.db import connection
from django.urls import reverse
from django.utils import timezone, translation

from core.mail import outbox, sender
from core.mail.models import OutboxMail
from core.privacy import links
from events import privacy
from events.changes import telling
from events.models import EventChange, Mailing, OnlineAccess, Registration
from events.registration import mailings, mails, organiser, quotas, service
from tests.events.registrations import register, states
from tests.html import soup_of
from tests.mails import written
from tests.sampling import audited

pytestmark = [pytest.mark.django_db, pytest.mark.public_side]
JOIN = "https://meet.example.org/geheim"


@pytest.fixture
def make(make_in_german):
    return make_in_german


@pytest.fixture(scope="module")
def kept_event(make_kept):
    return make_kept(policy="open", party_limit=4, status_note="Raum voll", in_german_only=True).pk


def link(registration, language="de"):
    token = links.create(mails.SCOPE, registration, mails.LINK_LASTS)
    with translation.override(language):
        return reverse("registration:self_service", args=[token])


def digests():
    """One figure for the content of each table."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            name = connection.ops.quote_name(table)
            cursor.execute(f"SELECT md5(coalesce(string_agg(t::text, chr(10) ORDER BY t::text), '')) FROM {name} t")  # noqa: S608
            found[table] = cursor.fetchone()[0]
    return found


def addresses_in(mail):
    found = re.findall(r"https?://[^\s\"<>]+", f"{mail.text} {mail.html}")
    return {urlsplit(address).path for address in found}


FACTS_OF = {
    "event_rescheduled": ({"city": "Ulm"}, {"city": "Stuttgart"}),
    "event_moved_online": ({"status": "scheduled"}, {"status": "moved-online"}),
    "event_postponed": ({"status": "scheduled"}, {"status": "postponed"}),
    "event_cancelled": ({"status": "scheduled"}, {"status": "cancelled"}),
    "event_reopened": ({"status": "cancelled"}, {"status": "scheduled"}),
}


def tell_of(registration, kind):
    """As the job does, whatever the event is like."""
    before, after = FACTS_OF[kind]
    change = EventChange.objects.create(event=registration.event, before=before, after=after, sequence=1)
    page, (address,) = registration.event, mails.new_links(registration.event, [registration])
    letter = mails.Letter(page, sender.frame_of(registration.language), address, 1)
    outbox.queue_all([telling.mail_of(change, registration, letter)])


SCANNERS = [{}, {"HTTP_SEC_PURPOSE": "prefetch;prerender"}, {"HTTP_USER_AGENT": "Mozilla/5.0 SafeLinks"}]


@pytest.mark.parametrize("every", [4, audited(1)])
def test_opening_every_link_of_every_mail_in_every_state_changes_nothing(every, event, client):
    private = set()
    for number, (state, _label) in enumerate(Registration.State.choices):
        registration = register(event, verified=False, language=["de", "fr", "uk"][number % 3])
        held = int(state in {*Registration.SEATED, "offered", "unverified"})
        until = timezone.now() + timedelta(minutes=10) if state in {"offered", "cancelled", "unverified"} else None
        kinds = mails.KINDS if state in {"confirmed", "offered"} else ["verify"]
        Registration.objects.filter(event=event).exclude(pk=registration.pk).update(state="expired", seats_held=0)
        Registration.objects.filter(pk=registration.pk).update(
            state=state, seats_held=held, lasts_until=until, queue_number=number + 1
        )
        registration = Registration.objects.get(pk=registration.pk)
        for kind in kinds:
            if kind in set(Mailing.Kind):
                words, rows = (
                    {"subject_de": "Betreff", "text_de": "Worte"},
                    Registration.objects.filter(pk=registration.pk),
                )
                mailings.send(event, kind, words, rows, None)
            elif kind in FACTS_OF:
                tell_of(registration, kind)
            else:
                mails.send(registration, kind, key="test")
        private |= {link(registration)}
    rows = written(kind__startswith="events.")
    assert {row.kind.removeprefix("events.") for row in rows} == set(mails.KINDS)
    addresses = set().union(*(addresses_in(row) for row in rows))
    private |= {address for address in addresses if "/anmeldung/" in address}
    assert len(private) > len(mails.KINDS)
    before = digests()
    for number, address in enumerate(sorted(addresses | private)[::every]):
        headers = SCANNERS[number % len(SCANNERS)]
        for response in (client.get(address, **headers), client.head(address, **headers)):
            assert response.status_code in ({200} if address in private else {200, 301, 302})
            assert not response.cookies
            if address in private:
                assert "no-store" in response["Cache-Control"]
                assert "noindex" in response["X-Robots-Tag"]
                assert response["Referrer-Policy"] == "no-referrer"
        if address in private:
            assert client.options(address).status_code == client.delete(address).status_code == 405
    assert digests() == before


def test_no_page_behind_a_link_sends_a_form_by_itself(event, client):
    page = soup_of(client.get(link(register(event, verified=False))))
    assert not page.find("meta", attrs={"http-equiv": re.compile("refresh", re.IGNORECASE)})
    assert not [script for script in page.find_all("script") if "submit" in script.get_text()]
    assert not page.main.select("[autofocus], [onclick], [onload]")
    assert all(form["method"] == "post" for form in page.main.find_all("form"))


def test_one_runs_a_registration_by_the_link(event, client):
    registration = register(event, verified=False, seats=2, attendees=["B"])
    url = link(registration)
    for data, state in [
        ({"action": "verify"}, "confirmed"),
        ({"action": "shrink", "seats": "1", "sure": "on"}, "confirmed"),
        ({"action": "cancel", "sure": "on"}, "cancelled"),
        ({"action": "undo"}, "confirmed"),
    ]:
        for _click in range(2):  # the second is a double click
            response = client.post(url, data)
            assert response.status_code == 302
            assert urlsplit(response["Location"]).path == url
        assert states(registration) == [state]
    kinds = list(OutboxMail.objects.order_by("pk").values_list("kind", flat=True))
    assert kinds == [f"events.{kind}" for kind in ("verify", "confirmed", "changed", "cancelled", "undone")]
    assert client.post(url, {"action": "download"})["Content-Disposition"].endswith('"registration.json"')
    assert client.post(url, {"action": "erase", "sure": "on"}).status_code == 200
    assert client.get(url).status_code == client.post(url, {"action": "undo"}).status_code == 404


@pytest.mark.parametrize(("action", "state"), [("accept", "confirmed"), ("decline", "declined")])
def test_offers_are_answered_by_the_link(make, client, action, state):
    event = make(policy="open", capacity_on_site=1)
    first, waiting = register(event), register(event)
    url = link(waiting)
    organiser.cancel(first, None)
    for _click in range(2):
        assert client.post(url, {"action": action}).status_code == 302
        assert states(waiting) == [state]


def test_a_wrong_order_is_told_in_the_readers_language_and_changes_nothing(event, client):
    url = {code: link(register(event, seats=2, attendees=["B"], language=code), code) for code in ("de", "fr", "uk")}
    before = digests()
    told = set()
    for code, address in url.items():
        for data in [
            {}, {"action": "x" * 5000}, {"action": "cancel"}, {"action": "erase"}, {"action": "erase", "sure": "1"},
            {"action": "shrink"}, {"action": "shrink", "seats": "9" * 5000}, {"action": "shrink", "seats": "-1"},
            {"action": "shrink", "seats": "zwei\x00"}, {"action": "accept", "seats": "1"}, {"action": "undo"},
        ]:  # fmt: skip
            response = client.post(address, data)
            if data.get("action") in {"accept", "undo"}:
                assert response.status_code == 302, "there is nothing to do any more"
                continue
            assert response.status_code == 422, data
            assert response["Content-Language"] == code
            told.add(soup_of(response).find(role="alert").get_text(strip=True))
    assert digests() == before
    assert len(told) == 3 * 6, "six sentences in three languages"


def test_another_site_cannot_send_the_form(event, client):
    registration = register(event, verified=False)
    assert client.post(link(registration), {"action": "verify"}, HTTP_ORIGIN="https://evil.example").status_code == 403
    assert states(registration) == ["unverified"]


def test_no_wrong_link_leads_anywhere(event, make, client):
    registration = register(event, verified=False)
    good = link(registration)
    revoked, ended = link(registration), link(registration)
    links.revoke(registration)
    good = link(registration)
    token = good.split("/")[-2]
    wrong = {
        "tampered": good[:-4] + ("AAA/" if good[-4:] != "AAA/" else "BBB/"),
        "short": good[:-3] + "/",
        "revoked": revoked,
        "of another kind": good.replace(token, links.create("advice-files", registration, timedelta(1))),
        "endless": good.replace(token, "A" * 3000),
        "strange": good.replace(token, "%00%0d%0a'--"),
    }
    for name, address in wrong.items():
        for response in (client.get(address), client.post(address, {"action": "verify"})):
            assert response.status_code in {404, 400}, name
            assert soup_of(response).h1, "a page that says what to do"
            assert registration.name not in response.content.decode()
    for code in ("fr", "uk"):
        with translation.override(code):
            assert client.get(reverse("registration:self_service", args=["x" * 43]))["Content-Language"] == code
    with time_machine.travel(timezone.now() + mails.LINK_LASTS + timedelta(minutes=1)):
        assert client.get(good).status_code == client.get(ended).status_code == 404
        assert client.post(good, {"action": "verify"}).status_code == 404
    assert states(registration) == ["unverified"]


def test_a_link_shows_and_changes_its_own_registration_only(event, make, client):
    other = make(title="Geheimes Treffen", policy="open")
    mine, theirs = register(event, name="Amina"), register(other, name="Borys")
    page = client.get(link(mine)).content.decode()
    assert "Amina" in page
    assert "Borys" not in page
    client.post(link(mine), {"action": "cancel", "sure": "on", "registration": theirs.pk, "id": theirs.pk})
    assert states(mine, theirs) == ["cancelled", "confirmed"]
    downloaded = client.post(link(theirs), {"action": "download"}).content.decode()
    assert "Amina" not in downloaded


def test_the_link_works_until_30_days_after_the_event_and_late_orders_are_told(make, client):
    event = make(policy="open", starts_at=timezone.now() + timedelta(hours=3), party_limit=2)
    registration = register(event, seats=2, attendees=["B"])
    with time_machine.travel(event.starts_at + timedelta(minutes=1)):
        for data in ({"action": "cancel", "sure": "on"}, {"action": "shrink", "seats": "1", "sure": "on"}):
            assert client.post(link(registration), data).status_code == 422
    assert states(registration) == ["confirmed"]
    row = written(kind="events.confirmed").get()
    (address,) = [address for address in addresses_in(row) if "/anmeldung/" in address]
    for days, status in ((29, 200), (31, 404)):
        with time_machine.travel(event.ends_at + timedelta(days=days)):
            assert client.get(address).status_code == status


def test_a_second_registration_is_not_revived_by_an_old_link(event, client):
    """3 of the rules of `tests.events.life`, over HTTP: the old mail's button after a new registration."""
    old = register(event, verified=False, email="amina@example.org")
    Registration.objects.filter(pk=old.pk).update(state="expired", seats_held=0, lasts_until=None)
    register(event, email="amina@example.org")
    response = client.post(link(old), {"action": "verify"})
    assert response.status_code == 422
    assert states(old) == ["expired"]


def test_reminding_and_telling_anew_makes_no_further_links(event):
    registration = register(event)
    mails.send(registration, "reminder", key="1")
    number = links.SignedLink.objects.count()
    mails.send(registration, "reminder", key="1")
    assert links.SignedLink.objects.count() == number


def test_who_undoes_the_cancelling_in_the_moment_of_the_erasure_holds_no_seat(event, monkeypatch):
    registration = register(event)
    service.cancel(registration)
    locked = quotas.locked

    def come_back_first(event):
        monkeypatch.undo()
        service.undo_cancel(Registration.objects.get(pk=registration.pk))
        return locked(event)

    monkeypatch.setattr(quotas, "locked", come_back_first)
    privacy.erase_at_wish(registration)
    assert states(registration) == ["cancelled-by-us"]


def test_the_erased_are_not_taken_in_again_by_a_request_that_came_too_late(event):
    registration = register(event, verified=False)
    stale = Registration.objects.get(pk=registration.pk)
    privacy.erase_at_wish(registration)
    with pytest.raises(service.ValidationError):
        service.verify(stale)
    assert Registration.objects.get().name == ""


def test_only_confirmed_online_participants_see_the_way_in_and_only_shortly_before(make, client):
    far = make(policy="open", attendance="hybrid", days=7)
    near = make(policy="open", attendance="hybrid", title="Heute", days=0.01)
    for event in (far, near):
        OnlineAccess.objects.create(event=event, join_url=JOIN)
    shown = {
        name: JOIN in client.get(link(register(event, **fields))).content.decode()
        for name, event, fields in [
            ("far", far, {"attendance": "online"}),
            ("near", near, {"attendance": "online"}),
            ("on site", near, {"attendance": "on-site"}),
            ("unconfirmed", near, {"attendance": "online", "verified": False}),
        ]
    }
    assert shown == {"far": False, "near": True, "on site": False, "unconfirmed": False}
