import pytest

from demo import users
from tests.journeys.walking import Colleague, Reader


@pytest.fixture
def people(db):
    """All of the README's table."""
    users.create()


@pytest.fixture
def log_in(people):
    """`log_in(name)`: a colleague at the first page of the admin."""
    return Colleague


@pytest.fixture
def reader(db):
    return Reader()


@pytest.fixture
def read(db):
    """`read(page)`: what readers get of the page in each language, as open pages."""

    def read(page, status=200):
        shown = {}
        for version in [page, *page.get_translations()]:
            shown[version.locale.language_code] = reader = Reader()
            reader.open(version.specific.url, status=status)
        assert shown.keys() == {"de", "fr", "uk"}
        return shown

    return read
