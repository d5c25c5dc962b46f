"""Thousands register over HTTP, confirm and cancel while the capacity changes: as many are held as there are seats."""

import os
import random
import re
import threading
import time
from collections import Counter
from contextlib import contextmanager, suppress
from datetime import timedelta
from urllib.parse import urlsplit

import psutil
import pytest
from django.db import connection, connections
from django.urls import reverse
from django.utils import timezone

from core.mail.models import OutboxMail
from core.public_forms.models import RateCount, Submission
from core.public_forms.token import Token
from events.models import EventPage, Registration
from events.registration import expiry, service
from tests.bench.events.load import post_all, serving
from tests.events.crowd import kill_database, set_capacity
from tests.events.registrations import held
from tests.mails import written

pytestmark = pytest.mark.bench
POSTS = int(os.environ.get("POSTS", "10000"))
CAPACITIES = [1, 2, 50, 500]
CLIENTS = int(os.environ.get("CLIENTS", "50"))


@pytest.fixture
def naive(crowded_event):
    """The table of the naive form, and no trace of the forms that were sent."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_naive (id serial PRIMARY KEY, event int, name text, email text, state text)")
    yield
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE bench_naive")
    Submission.objects.all().delete()
    RateCount.objects.all().delete()


def filled(event, number):
    token = Token.new("registration", str(event.translation_key))
    others = "\n".join(f"Gast {one}" for one in range(number % 3))
    return {
        "form_token": str(Token(token.form, token.target, token.key, time.time() - 30)), "homepage": "",
        "person": f"Person {number}", "email": f"p{number}@example.org", "organisation": "",
        "others": others, "others_agree": "on", "accepts_fewer": "on",
    }  # fmt: skip


def links(event):
    """The path in each mail that asks to confirm."""
    texts = written(kind="events.verify", about_id__in=Registration.objects.filter(event=event).values("pk"))
    found = (re.search(r"https?://\S+/anmeldung/\S+/", text)[0] for text in texts.values_list("text", flat=True))
    return [urlsplit(address).path for address in found]


def change_meanwhile(event, capacity, stop):
    """The organisers lower the capacity and raise it again, and the clock's jobs run."""
    while not stop.wait(0.3):
        for changed in (capacity // 2, capacity):
            set_capacity(event, changed)
        expiry.sweep()
    connections.close_all()


def settle(event):
    """The quarters of an hour go by, and whoever gets an offer takes it."""
    while True:
        expiry.sweep(timezone.now() + timedelta(minutes=16))
        offered = list(Registration.objects.filter(event=event, state="offered"))
        if not offered:
            return
        for registration in offered:
            service.accept(registration)


def one_event(server, event, capacity, people):
    """Returns what is printed; asserts the counts."""
    EventPage.objects.filter(pk=event.pk).update(capacity_on_site=capacity, party_limit=3)
    path = reverse("registration:submit", args=[event.pk])
    naive = post_all(
        server.port, [(f"/naive/{capacity}/{capacity}/", filled(event, n)) for n in range(people)], CLIENTS
    )
    worked = server.worked
    registered = post_all(server.port, [(path, filled(event, number)) for number in range(people)], CLIENTS)
    each = (server.worked - worked) * 1000 / people
    stop = threading.Event()
    organisers = threading.Thread(target=change_meanwhile, args=[event, capacity, stop])
    organisers.start()
    found = links(event)
    orders = [(address, {"action": "verify"}) for address in found]
    for number in range(0, len(found), 10):  # 30 % change their minds a moment later
        orders[number + 10 : number + 10] = [
            (address, {"action": "cancel", "sure": "on"}) for address in found[number : number + 3]
        ]
    confirmed = post_all(server.port, orders, CLIENTS)
    stop.set()
    organisers.join()
    set_capacity(event, capacity)
    settle(event)
    assert Registration.objects.filter(event=event).count() == people, "none is lost, none is doubled"
    assert naive.errors + registered.errors + confirmed.errors == 0
    queue = Registration.objects.filter(event=event, queue_number__isnull=False)
    in_order = list(queue.order_by("queue_number").values_list("pk", flat=True))
    assert in_order == list(queue.order_by("verified_at").values_list("pk", flat=True)), "the order of entering"
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM bench_naive WHERE event = %s AND state = 'confirmed'", [capacity])
        oversold = cursor.fetchone()[0] - capacity
    return held(event), (
        f"{capacity:4} seats, {people} people: {held(event)} held\n"
        f"  naive form, for comparison  {naive}; oversold by {oversold}\n"
        f"  registering                 {registered}; {each:.0f} ms of work each\n"
        f"  confirming and cancelling   {confirmed}; told no {confirmed.tried_again}"
    )


def test_a_crowd_over_http(crowded_event, naive):
    people = int(POSTS / len(CAPACITIES) / 2.3)
    with serving() as server:
        print(f"\n{CLIENTS} clients, {POSTS} posts, parties of 1 to 3, 30 % cancel, the capacity changes meanwhile")  # noqa: T201
        for capacity in [one for one in CAPACITIES if one <= people]:  # more want to come than can
            Registration.objects.all().delete()
            OutboxMail.objects.all().delete()
            seats, words = one_event(server, crowded_event, capacity, people)
            print(words, flush=True)  # noqa: T201
            assert seats == capacity


@contextmanager
def killing(server, kills):
    """kill -9: a worker process each second, and every third time the database."""
    stop = threading.Event()

    def kill():
        while not stop.wait(1):
            with suppress(IndexError, psutil.NoSuchProcess):
                random.choice(server.workers).kill()  # noqa: S311
                kills["workers"] += 1
            if kills["workers"] % 3 == 1:
                kill_database()
                kills["database"] += 1
        connections.close_all()

    killer = threading.Thread(target=kill)
    killer.start()
    try:
        yield
    finally:
        stop.set()
        killer.join()
        connections.close_all()


def test_what_was_acknowledged_survives_kills_under_load(crowded_event, naive):
    people, capacity, kills = 600, 200, Counter()
    set_capacity(crowded_event, capacity)
    path = reverse("registration:submit", args=[crowded_event.pk])
    posts = [(path, filled(crowded_event, number)) for number in range(people)]
    with serving() as server:
        with killing(server, kills):
            registered = post_all(server.port, posts, stubborn=True)
        posts = [(address, {"action": "verify"}) for address in links(crowded_event)]
        with killing(server, kills):
            confirmed = post_all(server.port, posts, stubborn=True)
    settle(crowded_event)
    print(f"\nkill -9 under load of {dict(kills)}\n  registering {registered}\n  confirming  {confirmed}")  # noqa: T201
    assert registered.errors + confirmed.errors == 0
    rows = Registration.objects.filter(event=crowded_event)
    assert Counter(row.email for row in rows) == dict.fromkeys(
        (f"p{number}@example.org" for number in range(people)), 1
    )
    mails = OutboxMail.objects.filter(about_id__in=rows.values("pk"), kind="events.verify")
    assert Counter(mails.values_list("about_id", flat=True)) == dict.fromkeys(rows.values_list("pk", flat=True), 1)
    assert held(crowded_event) == capacity
    assert kills["database"] > 1
