"""After whatever happens no reader is shown what was, and each kind of change is seen to matter."""

import copy
import datetime

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.core.page_cache import changes
from tests.core.page_cache.readers import commit
from tests.sampling import sample

pytestmark = pytest.mark.django_db


def each(kinds, every=1):
    return pytest.mark.parametrize("change", sample(kinds, every), ids=lambda change: change.__name__)


@pytest.fixture
def site(kept_site, db):
    site = copy.deepcopy(kept_site)
    with time_machine.travel(changes.BEGIN, tick=False) as site.clock:
        yield site


@each(changes.ALL, every=5)
def test_what_happens_is_seen_at_once(change, site, readers):
    for address in site.addresses:
        readers.get(address)
    change(site)
    commit()
    readers.see_the_truth(*site.addresses)


@each(changes.WRITTEN, every=8)
def test_without_the_triggers_it_would_not_be(change, site, readers):
    for address in site.addresses:
        readers.get(address)
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        change(site)
        cursor.execute("SET session_replication_role = origin")
    with pytest.raises(AssertionError, match="is stale"):
        readers.see_the_truth(*site.addresses)


@each(changes.PASSING, every=3)
def test_without_its_moment_it_would_not_be(change, site, readers, monkeypatch):
    monkeypatch.setattr("core.page_cache.generations._next_moment", lambda now: now + datetime.timedelta(days=3650))
    for address in site.addresses:
        readers.get(address)
    change(site)
    with pytest.raises(AssertionError, match="is stale"):
        readers.see_the_truth(*site.addresses)


@each(changes.WRITTEN, every=10)
def test_what_is_being_made_meanwhile_is_not_kept_for_later(change, site, readers):
    for address in site.addresses[:8]:
        readers.meanwhile = lambda: change(site)
        readers.get(address)
        readers.see_the_truth(address)


def test_what_pages_need_alike_is_read_once_a_generation(site, readers):
    """The menu, the office's facts and what is private; an editor's own request reads them anew."""
    elsewhere = site.section.url
    readers.get("/de/")
    with CaptureQueriesContext(connection) as anew:
        readers.anew(elsewhere)
    with CaptureQueriesContext(connection) as remembering:
        readers.get(elsewhere)
    assert len(remembering) <= len(anew) - 3 + 1  # and one for the generation
