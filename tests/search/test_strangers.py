"""What people search for in their own words finds a page that helps, in the demo as a newcomer starts it."""

from collections import defaultdict
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests
from django.utils import translation

from core.text import languages
from search.kinds import KINDS
from tests import sitemaps
from tests.browser.fixtures import Demo
from tests.html import soup_of
from tests.search.test_pages import SEARCH

pytestmark = [
    pytest.mark.audit,
    pytest.mark.parametrize("site", [Demo], indirect=True, scope="session"),
]
# Language, query, and what helps: the last part of a page's German address, or a kind of result.
QUERIES = [line.split("\t") for line in Path(__file__).with_name("strangers.tsv").read_text("utf-8").splitlines()]
LOOKED_AT = 5  # links
HELPED = 0.95  # in each language
APART = 0.03  # at most, between the languages


def german_names(site):
    """`{path: last part of the German page's address}`."""
    names = {}
    for url in sitemaps.entries(lambda address: requests.get(site + address, timeout=30).content, site):
        paths = {link.get("hreflang"): urlsplit(link.get("href")).path for link in url if link.get("hreflang")}
        own = urlsplit(next(part.text for part in url if part.tag.endswith("}loc"))).path
        names[own] = paths.get(languages.SOURCE, own).rstrip("/").rpartition("/")[2]
    return names


def first_links(site, language, query):
    """The links of main that lead away from the result page, in order."""
    answer = requests.get(site + SEARCH[language], {"q": query}, timeout=30)
    return [link for link in soup_of(answer).main.select("a[href]") if not link["href"].startswith(("?", "#"))]


def _name(link, names):
    """Pages that stand in German only are at the same address in each language, and not in the site map."""
    path = urlsplit(link["href"]).path
    return names.get(path, path.rstrip("/").rpartition("/")[2])


def helps(link, useful, names, language):
    hit = link.find_parent(class_="search-hit")
    with translation.override(language):
        kinds = {str(KINDS[name.removeprefix("kind:")]) for name in useful if name.startswith("kind:")}
    kind = hit.select_one(".search-hit__facts span").get_text() if hit else ""
    return kind in kinds or _name(link, names) in useful


@pytest.fixture(scope="module")
def answers(site):
    names = german_names(site)
    found = []
    for language, query, useful in QUERIES:
        links = first_links(site, language, query)
        helped = any(helps(link, useful.split(), names, language) for link in links[:LOOKED_AT])
        found.append((language, query, bool(links), helped))
    return found


def test_a_page_that_helps_is_among_the_first_links(answers):
    judged = defaultdict(list)
    for language, _query, _leads_on, helped in answers:
        judged[language].append(helped)
    share = {language: sum(helped) / len(helped) for language, helped in judged.items()}
    missed = [answer[:2] for answer in answers if not answer[3]]
    assert min(share.values()) >= HELPED, (share, missed)
    assert max(share.values()) - min(share.values()) <= APART, (share, missed)


def test_no_search_ends_nowhere(answers):
    assert [answer[:2] for answer in answers if not answer[2]] == []
