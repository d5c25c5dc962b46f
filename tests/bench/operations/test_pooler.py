"""PgBouncer in transaction mode: exports are whole."""

import os

import pytest

from tests.events.conftest import committed_admin, crowded_event  # noqa: F401 (fixtures)
from tests.events.exports import whole_exports
from tests.pooler import pooled  # noqa: F401 (likewise)

pytestmark = pytest.mark.bench
EXPORTS = int(os.environ.get("EXPORTS", "200"))


def test_exports_of_a_thousand_people_are_whole(crowded_event, pooled, committed_admin):  # noqa: F811
    whole = whole_exports(committed_admin, crowded_event, people=1000, number=EXPORTS, writers=4)
    print(f"\nExports through PgBouncer: {whole} of {EXPORTS} whole")  # noqa: T201
    assert whole == EXPORTS
