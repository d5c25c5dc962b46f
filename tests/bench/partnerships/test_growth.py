"""What the directory, its map, the pages that list partnerships, and an import cost with 13 and with 5,000 of them."""

# ruff: noqa: T201 - figures are printed

import os
import time
from pathlib import Path
from statistics import median

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.tables.columns import Column
from demo import large
from partnerships import exchange
from partnerships.models import Partnership
from tests import factories
from tests.partnerships.conftest import directory, kept_directory, records  # noqa: F401 - fixtures

pytestmark = [pytest.mark.bench, pytest.mark.django_db]
ROUNDS = 10
TICKS = os.sysconf("SC_CLK_TCK")
LISTS = ["", "?country=UA", "?sort=newest", "?municipality=Lwiw", "?view=table", "?view=map", "?view=map&country=UA"]


@pytest.fixture
def addresses(directory, home):  # noqa: F811
    country = factories.CountryFocusPageFactory(parent=home, country="UA")
    topic = Partnership.topics.through.objects.first().topic
    about = factories.TopicPageFactory(parent=home, topic=topic)
    data = [f"{directory.url}daten/{kind}/" for kind in ("csv", "json", "geojson")]
    return [*(directory.url + query for query in LISTS), country.url, about.url, *data]


def of_database():
    """Seconds of the processor that this connection's process of the database has used."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (pid,) = cursor.fetchone()
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:13])) / TICKS


def read(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return len(response.getvalue())


def measured(act):
    """`(milliseconds of the application, of the database, queries, what it gave)`, each of one time."""
    act()
    with CaptureQueriesContext(connection) as captured:
        answer = act()
    queries = len(captured)
    times, before = [], of_database()
    for _round in range(ROUNDS):
        start = time.process_time()
        act()
        times.append(time.process_time() - start)
    return 1000 * median(times), 1000 * (of_database() - before) / ROUNDS, queries, answer


def rows():
    """Five partnerships that exist, as their export has them."""
    some = exchange.PARTNERSHIPS.prepare(Partnership.objects.order_by("slug"))[:5]
    columns: list[Column] = exchange.PARTNERSHIPS.columns
    return [(line, {column.name: str(column.cell(each)) for column in columns}) for line, each in enumerate(some)]


def test_growth(addresses, client, admin_user):
    lines = rows()
    acts = {address: lambda address=address: read(client, address) for address in addresses}
    acts["import of 5 rows"] = lambda: len(exchange.PARTNERSHIPS.run(lines, admin_user))
    few = {name: measured(act) for name, act in acts.items()}
    large.municipalities()
    large.partnerships()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(f"\n{Partnership.objects.count()} partnerships; milliseconds of application / database, queries, bytes")
    for name, act in acts.items():
        old, new = few[name], measured(act)
        ratio = sum(new[:2]) / sum(old[:2])
        told = " → ".join(f"{app:.0f} / {db:.0f} {queries:2} {size:,}" for app, db, queries, size in (old, new))
        print(f"{name:38} {told}: {ratio:.2f} ×")
