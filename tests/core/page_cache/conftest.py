import pytest

from tests.core.page_cache.readers import asking


@pytest.fixture
def readers(monkeypatch, tmp_path, db):
    with asking(monkeypatch, tmp_path) as readers:
        yield readers
