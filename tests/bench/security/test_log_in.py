"""How many guesses are looked at, and whether the time of an answer tells who is known."""

import itertools
import math
import statistics
import time
from functools import partial

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts import guesses
from core.mail import outbox
from core.public_forms import bar, handling, limits
from home.models import User
from newsletter.models import Subscriber
from tests import factories
from tests.addresses import below
from tests.events.registrations import register
from tests.html import soup_of

pytestmark = [pytest.mark.bench, pytest.mark.django_db]
PASSWORD = "ein-langes-passwort-fuer-proben"
PAIRS = 500
SECURE = 0.05


@pytest.fixture
def editor(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    return User.objects.create(username="redaktion", email="known@example.org", password=make_password(PASSWORD))


@pytest.fixture
def no_limits(monkeypatch):
    monkeypatch.setattr(guesses, "MOST", 10**6)
    monkeypatch.setattr(guesses, "MOST_OF_SENDER", {})
    monkeypatch.setattr("accounts.forms.MOST_RESETS", 10**6)
    monkeypatch.setattr("accounts.forms.MOST_RESETS_OF_SENDER", {})
    monkeypatch.setattr(outbox, "MOST_UNASKED", 10**6)


def log_in(login, **extra):
    return Client().post(reverse("account_login"), {"login": login, "password": "falsch"}, **extra)


def test_a_thousand_wrong_passwords(editor, monkeypatch):
    looked_at = []
    check = User.check_password
    monkeypatch.setattr(User, "check_password", lambda user, typed: looked_at.append(typed) or check(user, typed))
    began = time.perf_counter()
    for number in range(1000):
        log_in("redaktion", headers={"X-Forwarded-For": f"198.51.{number // 250}.{number % 250}"})
    print(f"{len(looked_at)} of 1,000 looked at, in {time.perf_counter() - began:.0f} s")  # noqa: T201
    assert len(looked_at) <= guesses.MOST


def words_of(answer):
    return [" ".join(part.get_text().split()) for part in soup_of(answer).select(".kern-error, .kern-alert")]


def p_value(first, second):
    """Of Mann and Whitney's test, two-sided, by the normal distribution: how often chance alone differs so much."""
    ranked = sorted([(value, 0) for value in first] + [(value, 1) for value in second])
    rank_sum = sum(rank for rank, (_value, which) in enumerate(ranked, 1) if which == 0)
    n, m = len(first), len(second)
    deviation = math.sqrt(n * m * (n + m + 1) / 12)
    z = (rank_sum - n * (n + 1) / 2 - n * m / 2) / deviation
    return math.erfc(abs(z) / math.sqrt(2))


def compare(name, known, unknown):
    """Pairs in turn, so that what slows the machine slows both."""
    for prepare in (known, unknown) * 5:
        prepare()()
    times = {known: [], unknown: []}
    for number in range(PAIRS):
        for prepare in (known, unknown) if number % 2 else (unknown, known):
            act = prepare()
            began = time.perf_counter()
            answer = act()
            times[prepare].append(time.perf_counter() - began)
            assert answer.status_code in {200, 302, 303}, words_of(answer)
    p = p_value(times[known], times[unknown])
    medians = [f"{1000 * statistics.median(values):.2f} ms" for values in times.values()]
    print(f"{name}: known {medians[0]}, unknown {medians[1]}, p = {p:.3f}")  # noqa: T201
    return p


@pytest.mark.usefixtures("no_limits")
def test_the_time_of_a_log_in(editor):
    p = compare("log-in", lambda: partial(log_in, "known@example.org"), lambda: partial(log_in, "other@example.org"))
    assert p > SECURE


@pytest.mark.usefixtures("no_limits")
def test_the_time_of_a_reset(editor):
    def ask(address):
        return lambda: partial(Client().post, reverse("account_reset_password"), {"email": address})

    assert compare("reset", ask("known@example.org"), ask("other@example.org")) > SECURE


@pytest.mark.usefixtures("no_limits")
@pytest.mark.parametrize("what", ["newsletter", "registration"])
def test_the_time_of_a_public_form(what, home, monkeypatch, settings):
    """Each address is asked for once, as by somebody who has a list of them."""
    settings.PUBLIC_FORMS_STEP = 0.025
    known = [f"known-{number}@example.org" for number in range(PAIRS + 10)]
    if what == "newsletter":
        address = factories.NewsletterPageFactory(parent=home).url
        Subscriber.objects.bulk_create(
            Subscriber(email=email, language="de", confirmed_at=timezone.now()) for email in known
        )
    else:
        index = factories.EventIndexPageFactory(parent=home)
        event = factories.EventPageFactory(parent=index, policy="open", capacity_on_site=5000)
        for email in known:
            register(event, email=email)
        address = below(event, "registration")
    known, unknown = iter(known), (f"unknown-{number}@example.org" for number in itertools.count())
    monkeypatch.setattr(bar, "pass_over", limits.counters)
    monkeypatch.setattr(handling, "MIN_AGE", 0)
    assert compare(what, form(address, known), form(address, unknown)) > SECURE


def form(address, addresses):
    """What prepares a form, and what sends it."""

    def prepare():
        form = soup_of(Client().get(address)).find("input", attrs={"name": "form_token"}).find_parent("form")
        fields = {
            field["name"]: "Amina" if field.get("autocomplete") == "name" else field.get("value", "")
            for field in form.find_all("input")
        }
        fields |= {"email": next(addresses), "consent": "on", "language": "de"}
        return lambda: Client().post(address, fields)

    return prepare
