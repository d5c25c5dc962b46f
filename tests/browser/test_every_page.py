"""Every page of the demo in every language, and a third of the small site: barriers, width, traffic, pictures."""

from collections import Counter
from operator import gt

import pytest

from core.text import languages
from tests.browser.visits import PHONE, Traffic, opened, some_of, visit

pytestmark = pytest.mark.browser

# Bytes over the wire at a phone's first visit, pictures apart, and with those that are near.
WEIGHT_LIMIT, LIMIT_WITH_PICTURES = 100_000, 110_000
HTML_LIMIT = 15_000


@pytest.fixture(scope="module")
def traffic(site):
    return Traffic(site)


@pytest.fixture(scope="module", params=languages.CODES)
def visits(request, chromium, site, every_page, traffic):
    """Of the pages in one language: the languages can be looked at side by side."""
    paths = some_of(every_page, request.param)
    assert paths
    return [visit(page, site, path, traffic) for page, path in opened(chromium, paths, traffic)]


def test_no_page_has_a_barrier_that_axe_finds(visits):
    assert {seen.path: seen.barriers for seen in visits if seen.barriers} == {}


def test_no_page_is_wider_than_the_screen(visits):
    assert {seen.path: seen.width for seen in visits if seen.width > PHONE["width"]} == {}


def test_readers_get_no_cookie_no_storage_and_nothing_from_elsewhere(visits, traffic):
    assert {seen.path: seen.stored for seen in visits if seen.stored != [0, 0, 0]} == {}
    assert traffic.foreign == set()
    assert traffic.errors == []


def test_every_page_is_light(visits):
    assert all(seen.html and seen.weight for seen in visits)
    limits = (WEIGHT_LIMIT, LIMIT_WITH_PICTURES, HTML_LIMIT)
    weights = {seen.path: (seen.weight, seen.with_pictures, seen.html) for seen in visits}
    assert {path: found for path, found in weights.items() if any(map(gt, found, limits))} == {}


def test_no_page_shows_a_picture_twice(visits):
    assert any(seen.pictures for seen in visits)
    shown = {seen.path: Counter(name.partition(".")[0] for name in seen.pictures) for seen in visits}
    twice = {path: [name for name, times in names.items() if times > 1] for path, names in shown.items()}
    assert {path: names for path, names in twice.items() if names} == {}
