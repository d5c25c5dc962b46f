"""What a page of each type costs that is made anew: time of the processor and of the database, queries, weight."""

# ruff: noqa: T201 - figures are printed

import gzip
import time
from statistics import median

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, get_page_models

pytestmark = [pytest.mark.bench, pytest.mark.django_db]
TIMES = 15
PLAIN = "ContentPage"  # to which the others are compared


class Clock:
    """Adds up how long the database takes for the queries meanwhile, its answers' way included."""

    def __init__(self):
        self.seconds = 0.0

    def __call__(self, execute, *arguments):
        began = time.perf_counter()
        try:
            return execute(*arguments)
        finally:
            self.seconds += time.perf_counter() - began


def cost(address):
    """`(milliseconds of the processor, of the database)` of one request; the medians of several."""
    client, found = Client(), []
    for _time in range(TIMES):
        clock, began = Clock(), time.process_time()
        with connection.execute_wrapper(clock):
            answer = client.get(address)
        found.append((1000 * (time.process_time() - began), 1000 * clock.seconds))
        assert answer.status_code == 200, address
    return median(own for own, _of_database in found), median(of_database for _own, of_database in found)


def examples(settings):
    """The longest page of each type that readers see."""
    settings.DEMO = True
    call_command("load_demo", verbosity=0)
    found = {}
    for model in get_page_models():
        pages = model.objects.live().filter(locale__language_code="de", depth__gt=1) if model is not Page else []
        if pages := [page for page in pages if Client().get(page.url).status_code == 200]:
            found[model.__name__] = max(pages, key=lambda page: len(Client().get(page.url).content)).url
    return found


def test_page_types(settings):
    addresses = examples(settings)
    plain = sum(cost(addresses[PLAIN]))
    print(f"\n{'page type':30} {'site':>8} {'database':>9} {'queries':>8} {'× plain':>8} {'gzip':>9}")
    for name, address in sorted(addresses.items()):
        own, of_database = cost(address)
        with CaptureQueriesContext(connection) as queries:
            weight = len(gzip.compress(Client().get(address).content, 6))
        print(
            f"{name:30} {own:5.1f} ms {of_database:6.1f} ms {len(queries):8} "
            f"{(own + of_database) / plain:8.2f} {weight / 1000:6.1f} kB  {address}"
        )
