import pytest

from demo.records import DIRECTORY, RecordLoader
from partnerships.models import PartnershipIndexPage
from tests import factories


@pytest.fixture(scope="module")
def records(kept):
    """The demo’s partnerships with all that belongs to them."""
    RecordLoader().load(DIRECTORY)


@pytest.fixture(scope="module")
def kept_directory(records):
    """The address of the directory in three languages with the demo’s partnerships."""
    return factories.translated_page(factories.PartnershipIndexPageFactory, title="Verzeichnis", slug="verzeichnis").pk


@pytest.fixture
def directory(kept_directory, db):
    return PartnershipIndexPage.objects.get(pk=kept_directory)
