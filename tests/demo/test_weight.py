"""Pages are light: what a phone loads of the demo at a first visit, pictures included."""

import pytest
from wagtail.models import Page

from core.text import languages
from demo import reader, records
from start.fields import FieldWriter
from start.loader import PageLoader
from tests import weight
from tests.sampling import audited

pytestmark = pytest.mark.django_db
# With many pictures, a map, a form, and what the home page shows of them.
SOME = {"home", "partnerships", "burundi", "news", "news-burundi-reform", "news-three-cities", "news-youth-camp"}
HTML_LIMIT, LIMIT = 15_000, 100_000


@pytest.fixture(scope="module", params=[SOME, audited(None)], ids=["some", "all"])
def loaded(request, kept):
    """Pages of the demo in all languages; what refers to one that is not here is left out."""
    loader = records.RecordLoader()
    loader.load(records.FOR_PAGES)
    pages = PageLoader(loader.references)
    pages.writer = FieldWriter(loader.references, leaves_out=True)
    pages.load([page for page in reader.pages() if request.param is None or page.key in request.param])


def test_every_page_is_light(loaded):
    found = {page.url: weight.of_page(page.url) for page in Page.objects.live().filter(depth__gt=1) if page.url}
    assert len(found) >= len(SOME) * len(languages.CODES)
    assert any(kinds["pictures"] for kinds in found.values())
    heavy = {url for url, kinds in found.items() if kinds.total() > LIMIT or kinds["html"] > HTML_LIMIT}
    assert {url: (found[url].total(), dict(found[url])) for url in heavy} == {}
