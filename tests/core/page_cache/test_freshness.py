"""After whatever happens no reader is shown what was, and each kind of change is seen to matter."""

import datetime

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.core.page_cache import changes
from tests.core.page_cache.readers import asking, commit

pytestmark = pytest.mark.django_db


def each(kinds):
    return pytest.mark.parametrize("change", kinds, ids=lambda change: change.__name__)


@pytest.fixture
def clock():
    with time_machine.travel("2030-06-03 08:00+02:00", tick=False) as clock:
        yield clock


@pytest.fixture
def site(home, clock):
    site = changes.SmallSite(home, clock)
    commit()
    return site


@pytest.fixture
def readers(monkeypatch, tmp_path):
    with asking(monkeypatch, tmp_path) as readers:
        yield readers


@each(changes.ALL)
def test_what_happens_is_seen_at_once(change, site, readers):
    for address in site.addresses:
        readers.get(address)
    change(site)
    commit()
    readers.see_the_truth(*site.addresses)


@each(changes.WRITTEN)
def test_without_the_triggers_it_would_not_be(change, site, readers):
    for address in site.addresses:
        readers.get(address)
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        change(site)
        cursor.execute("SET session_replication_role = origin")
    with pytest.raises(AssertionError, match="is stale"):
        readers.see_the_truth(*site.addresses)


@each(changes.PASSING)
def test_without_its_moment_it_would_not_be(change, site, readers, monkeypatch):
    monkeypatch.setattr("core.page_cache.generations._next_moment", lambda now: now + datetime.timedelta(days=3650))
    for address in site.addresses:
        readers.get(address)
    change(site)
    with pytest.raises(AssertionError, match="is stale"):
        readers.see_the_truth(*site.addresses)


@each(changes.WRITTEN)
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
