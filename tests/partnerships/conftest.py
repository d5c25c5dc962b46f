import pytest

from partnerships.demo import loader
from partnerships.models import PartnershipIndexPage
from tests import factories


@pytest.fixture
def directory(home, locales):
    """The directory in three languages with the demo’s partnerships."""
    loader.records()
    index = factories.PartnershipIndexPageFactory(parent=home, title="Verzeichnis", slug="verzeichnis")
    for code in ("fr", "uk"):
        factories.translate(index, locales[code])
    return PartnershipIndexPage.objects.get(pk=index.pk)
