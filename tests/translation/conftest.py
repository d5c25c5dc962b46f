import pytest
from wagtail_localize.synctree import create_aliases_for_new_page

from tests import factories


@pytest.fixture
def page(home):
    """In German only; its place is held in the other languages."""
    page = factories.ContentPageFactory(parent=home, title="Brunnen", slug="brunnen")
    create_aliases_for_new_page(page)
    return page


@pytest.fixture
def publisher(client_of):
    return client_of("Veröffentlichung")


@pytest.fixture
def bridges(home):
    return factories.ContentPageFactory(parent=home, title="Brücken")


@pytest.fixture
def wells(home):
    return factories.ContentPageFactory(parent=home, title="Brunnen")
