"""Limits that hold machines and no town hall: they slide, and ask for more instead of closing."""

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import translation

from core.public_forms import bar, kept_files, limits
from core.public_forms.limits import Limits
from core.public_forms.models import Attachment, RateCount
from core.public_forms.token import Token
from tests import factories
from tests.core.public_forms import crowd
from tests.core.public_forms.public_form import ADDRESS, SampleForm, count, valid
from tests.html import soup_of

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.core.public_forms.public_form")]


@pytest.fixture
def clock():
    with time_machine.travel("2026-11-20 10:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def send(clock):
    """`send(…)` a form that was just filled in, or `filled`."""

    def post(filled=None, sender="192.0.2.1", **changes):
        if filled is None:
            filled = valid(Client())
            clock.shift(5)
        return Client().post(ADDRESS, filled | changes, REMOTE_ADDR=sender)

    return post


@pytest.fixture
def limited(monkeypatch):
    """`limited(per_target=2)`: the form has these limits."""
    return lambda **numbers: monkeypatch.setattr(SampleForm, "limits", Limits(**numbers))


def back(answer, **changes):
    """What the form that came back sends."""
    token = soup_of(answer).find("input", attrs={"name": "form_token"})["value"]
    return {"form_token": token, "email": "amina@example.org", "text": "Guten Tag", "consent": "on"} | changes


@pytest.mark.audit
def test_sixty_people_of_one_town_hall_pass_however_quick_they_are(send):
    assert [send().status_code for _person in range(60)] == [303] * 60


def test_no_limit_fits_twice_round_the_full_hour(send, limited, clock):
    limited(per_address=3)
    clock.move_to("2026-11-20 10:58")
    assert [send().status_code for _number in range(3)] == [303] * 3
    for moment in ("11:01", "11:40", "11:57"):
        clock.move_to(f"2026-11-20 {moment}")
        assert send().status_code == 429
    clock.move_to("2026-11-20 12:10")
    assert send().status_code == 303


def test_each_form_and_each_event_is_counted_by_itself(client, clock):
    request = client.get(ADDRESS).wsgi_request
    for form, target in [("large", "page"), ("small", "page"), ("small", "other page")]:
        counted = limits.counters(Limits(per_address=3), Token.new(form, target), request)
        for number in range(3):
            assert limits.level(counted, limits.numbers(counted)) == 0, (form, target, number)
            limits.count(counted)
        assert limits.level(counted, limits.numbers(counted)) == 1


def test_who_works_passes_and_the_work_stores_one_form(send, limited):
    limited(per_target=1)
    send()
    answer = send()
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "30"
    assert soup_of(answer).textarea.string.strip() == "Guten Tag"
    challenge, bits = crowd.asked(answer)
    assert bits == bar.BITS
    proof = crowd.proof_of(challenge, bits)
    wrong = next(str(number) for number in range(100) if not bar.is_solved(challenge, str(number), bits - 1))
    for given in ("", "x", "9" * 500, wrong):
        assert send(back(answer), form_proof=given).status_code == 429
    others = (send() for _number in range(9))
    other = next(one for one in others if not bar.is_solved(crowd.asked(one)[0], proof, bits - 1))
    assert send(back(other), form_proof=proof).status_code == 429
    assert send(back(answer), form_proof=proof).status_code == 303
    assert send(back(answer), form_proof=proof).status_code == 303  # a double click
    assert send(back(answer), form_proof=proof, text="Noch etwas").status_code == 422
    assert count() == 2


def test_the_work_grows_with_what_comes_in(send, limited):
    limited(per_target=2)
    counted = limits.counters(SampleForm.limits, Token.new("sample", "page"), send().wsgi_request)[:1]
    seen = []
    for more in (1, 2, 4, 8, 16, 32):  # after the first that was sent
        for _number in range(more):
            limits.count(counted)
        seen.append(crowd.asked(send())[1])
    assert seen == [14, 15, 16, 17, 18, 18]


def test_without_script_one_waits_and_is_told_how_long(send, limited, clock):
    limited(per_target=1)
    send()
    first = send()
    assert "30 Sekunden" in soup_of(first).find(id="form-errors").get_text()
    clock.shift(11)
    second = send(back(first))
    assert second.status_code == 429
    assert "19 Sekunden" in soup_of(second).find(id="form-errors").get_text()
    assert second.headers["Retry-After"] == "19"
    clock.shift(19)
    assert send(back(second)).status_code == 303


def test_an_old_form_has_not_waited(send, limited, clock):
    limited(per_target=1)
    send()
    old = valid(Client())
    clock.shift(30 * 60)
    assert send(old).status_code == 429


def test_who_waits_with_many_forms_waits_ever_longer(send, limited, clock):
    limited(per_address=2)
    waits = []
    for _number in range(10):
        answer = send()
        if answer.status_code == 429:
            waits.append(int(answer.headers["Retry-After"]))
            clock.shift(waits[-1])
            assert send(back(answer)).status_code == 303
    assert waits == [30, 30, 60, 60, 120, 120, 120, 120]
    assert send(sender="192.0.2.2").status_code == 303


def test_many_networks_of_ipv6_are_one_sender(send, limited):
    limited(per_address=3, per_network=6)
    assert [send(sender=f"2001:db8:1:1::{number}").status_code for number in range(4)] == [303] * 3 + [429]
    assert [send(sender=f"2001:db8:1:{number}00::1").status_code for number in range(2, 6)] == [303] * 3 + [429]
    assert send(sender="2001:db8:2:1::1").status_code == 303


@pytest.mark.parametrize(
    ("sender", "most", "elsewhere"),
    [
        ("2001:db8:1:{number:x}::1", 10, "2001:db8:1:100::1"),  # a /56 of sixteen times sixteen /64
        ("2001:db8:1:{number:x}00::1", 14, "2001:db8:2::1"),  # a /48, each of its /56 once
        ("2001:db8:{number:x}::1", 21, "2001:db9::1"),  # a /32, each of its /48 once
        ("192.0.2.{number}", 14, "198.51.100.1"),
    ],
)
def test_whoever_sends_from_many_ranges_meets_the_limit_of_the_larger_one(send, limited, sender, most, elsewhere):
    limited(per_address=6, per_network=14)
    answers = [send(sender=sender.format(number=number)).status_code for number in range(most + 1)]
    assert answers == [303] * most + [429]
    assert send(sender=elsewhere).status_code == 303


def test_one_provider_does_not_have_mails_sent_without_end(send, monkeypatch):
    monkeypatch.setattr(limits, "MOST_OF_ALL", {"network": 2, "provider": 3})
    assert [send(sender=f"2001:db8:{number}::1").status_code for number in range(4)] == [303] * 3 + [429]
    assert send(sender="2001:db9::1").status_code == 303


def test_files_and_words_survive_the_waiting(send, limited, clock):
    limited(per_target=1)
    send()
    answer = send(files=SimpleUploadedFile("Plan.pdf", factories.pdf()))
    assert not soup_of(answer).find(id="form-proof").has_attr("data-by-hand")
    clock.shift(30)
    assert send(back(answer)).status_code == 303
    assert Attachment.objects.get().name == "Plan.pdf"


def test_the_script_does_not_send_a_form_whose_files_are_lost(send, limited, monkeypatch):
    monkeypatch.setattr(kept_files, "LIMITS", Limits(per_address=2))
    limited(per_target=1)
    send()
    answer = send(back(send()), text="", files=SimpleUploadedFile("Plan.pdf", b"no PDF"))
    assert answer.status_code == 422
    for _number in range(2):  # as many as are kept of one address
        send(files=SimpleUploadedFile("Plan.pdf", factories.pdf()))
    answer = send(files=SimpleUploadedFile("Plan.pdf", factories.pdf()))
    assert soup_of(answer).find(id="form-proof").has_attr("data-by-hand")
    assert "noch einmal" in soup_of(answer).find(id="form-errors").get_text()


def test_one_network_does_not_have_mails_sent_without_end(send, monkeypatch):
    monkeypatch.setattr(limits, "MOST_OF_ALL", {"network": 2})
    assert [send(sender=f"192.0.2.{number}").status_code for number in range(2)] == [303] * 2
    answer = send(sender="192.0.2.3")
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "3600"
    assert "in einer Stunde" in soup_of(answer).find(id="form-errors").get_text()
    assert send(sender="198.51.100.1").status_code == 303


@pytest.mark.parametrize(
    ("language", "seconds", "words"),
    [
        ("de", 30, "warten Sie 30 Sekunden"),
        ("de", 1, "warten Sie 1 Sekunde,"),
        ("de", 121, "warten Sie 3 Minuten"),
        ("fr", 30, "patienter 30\u00a0secondes"),
        ("uk", 30, "зачекайте 30 секунд"),
        ("uk", 31, "зачекайте 31 секунду"),
        ("uk", 123, "зачекайте 3 хвилини"),
    ],
)
def test_the_wait_is_said_in_words(language, seconds, words):
    with translation.override(language):
        assert words in bar.when_to_send(seconds)


def test_counts_are_gone_when_they_count_no_more(send, clock):
    send()
    assert RateCount.objects.exists()
    clock.shift(70 * 60)
    limits.forget()
    assert not RateCount.objects.exists()


def test_a_form_takes_one_query_to_look_at_the_counts_and_one_to_count(client, clock, django_assert_num_queries):
    request = client.get(ADDRESS).wsgi_request
    with django_assert_num_queries(2):
        limits.count(bar.pass_over(Limits(), Token.new("sample", "page"), request))


@pytest.mark.parametrize(
    ("posts", "addresses", "people", "per_target"),
    [(60, 20, 4, 15), pytest.param(5000, 200, 20, Limits.per_target, marks=pytest.mark.audit)],
)
def test_robots_from_many_addresses_stop_no_person(posts, addresses, people, per_target, limited, clock):
    limited(per_target=per_target)
    assert crowd.robots(posts, addresses).count(303) == per_target
    answers = [crowd.person(clock, number, has_script=bool(number % 2)) for number in range(people)]
    assert [answer.status_code for answer in answers] == [303] * people
