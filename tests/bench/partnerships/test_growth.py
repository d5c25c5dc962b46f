"""What the directory, its map, the pages that list partnerships, and an import cost with 13 and with 5,000 of them."""

# ruff: noqa: T201 - figures are printed

import pytest
from django.db import connection

from core.tables.columns import Column
from demo import large
from partnerships import exchange
from partnerships.models import Partnership
from tests import factories
from tests.bench.measuring import measured, read
from tests.partnerships.conftest import directory, kept_directory, records  # noqa: F401 - fixtures

pytestmark = [pytest.mark.bench, pytest.mark.django_db]
LISTS = ["", "?country=UA", "?sort=newest", "?municipality=Lwiw", "?view=table", "?view=map", "?view=map&country=UA"]


@pytest.fixture
def addresses(directory, home):  # noqa: F811
    country = factories.CountryFocusPageFactory(parent=home, country="UA")
    topic = Partnership.topics.through.objects.first().topic
    about = factories.TopicPageFactory(parent=home, topic=topic)
    data = [f"{directory.url}daten/{kind}/" for kind in ("csv", "json", "geojson")]
    return [*(directory.url + query for query in LISTS), country.url, about.url, *data]


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
        print(f"{name:38} {measured(act).compared(few[name])}")
