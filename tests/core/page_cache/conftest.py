import pytest
import time_machine

from home.models import HomePage
from tests.core.page_cache import changes
from tests.core.page_cache.readers import asking, commit


@pytest.fixture
def readers(monkeypatch, tmp_path, db):
    with asking(monkeypatch, tmp_path) as readers:
        yield readers


@pytest.fixture(scope="module")
def kept_site(kept):
    with time_machine.travel(changes.BEGIN, tick=False) as clock:
        site = changes.SmallSite(HomePage.objects.get(locale__language_code="de"), clock)
        commit()
    site.clock = None
    return site
