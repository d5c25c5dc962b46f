"""Wrong passwords at the same time, each on a connection of its own."""

import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import RequestFactory

from accounts import guesses
from core.public_forms.models import RateCount


@pytest.fixture
def committed_counts(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        RateCount.objects.all().delete()
        yield
        RateCount.objects.all().delete()


@pytest.mark.usefixtures("committed_counts")
def test_ten_of_many_at_once_are_looked_at():
    looked_at, all_there = [], threading.Barrier(30)

    def guess():
        try:
            counters = guesses.of_password(RequestFactory().get("/"), "niemand")
            all_there.wait()
            with guesses.counted(counters):
                looked_at.append(1)
        except ValidationError:
            pass
        finally:
            connection.close()

    threads = [threading.Thread(target=guess) for _number in range(30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert 0 < len(looked_at) <= guesses.MOST
