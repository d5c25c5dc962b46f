"""Many posts at the same time, each on a connection of its own."""

import threading
import time

import pytest
import time_machine
from django.db import connection, transaction
from django.test import Client

from core.public_forms import limits
from core.public_forms.models import ConsentText, RateCount, Submission
from tests.core.public_forms.public_form import ADDRESS, SampleForm, count, valid
from tests.html import soup_of

pytestmark = pytest.mark.urls("tests.core.public_forms.public_form")


@pytest.fixture
def committed_forms(django_db_setup, django_db_blocker):
    """A database in which the threads see each other's rows; the set-up site stays as it is."""

    def clear():
        for model in (Submission, ConsentText, RateCount):
            model.objects.all().delete()

    SampleForm.saved.clear()
    with django_db_blocker.unblock():
        clear()
        yield SampleForm.saved
        clear()


def send_at_once(posts, at_a_time=20):
    """The answers to all posts, sent by threads."""
    answers = []

    def send(data):
        try:
            answers.append(Client().post(ADDRESS, data))
        finally:
            connection.close()

    for start in range(0, len(posts), at_a_time):
        threads = [threading.Thread(target=send, args=[data]) for data in posts[start : start + at_a_time]]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    return answers


def test_a_hundred_posts_with_one_key_make_one_row(committed_forms):
    filled = valid(Client())
    with time_machine.travel(time.time() + 30):
        answers = send_at_once([filled] * 100)
    assert [answer.status_code for answer in answers] == [303] * 100
    assert len(committed_forms) == count() == 1


def test_forty_people_of_one_town_hall_do_not_hinder_each_other(committed_forms):
    forms = [valid(Client(), text=f"Guten Tag {number}") for number in range(40)]
    with time_machine.travel(time.time() + 30):
        answers = send_at_once(forms)
    assert [answer.status_code for answer in answers] == [303] * 40
    assert len(committed_forms) == count() == 40


def test_a_counter_that_others_hold_costs_nobody_their_words(committed_forms, monkeypatch):
    monkeypatch.setattr(limits, "LOCK_TIMEOUT", "100ms")
    filled, another = valid(Client()), valid(Client())
    with time_machine.travel(time.time() + 30):
        assert Client().post(ADDRESS, filled).status_code == 303
        held, release = threading.Event(), threading.Event()

        def hold():
            with transaction.atomic():
                list(RateCount.objects.select_for_update())
                held.set()
                release.wait(20)
            connection.close()

        thread = threading.Thread(target=hold)
        thread.start()
        held.wait(20)
        answer = Client().post(ADDRESS, another)
        release.set()
        thread.join()
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "10"
    assert soup_of(answer).textarea.string.strip() == "Guten Tag"
