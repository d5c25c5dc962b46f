"""The outline of a page follows what belongs together, not what stands before."""

import pytest

from tests import factories
from tests.html import soup_of

pytestmark = pytest.mark.django_db
HEADING = ("heading", {"text": "Häufige Fragen", "level": "2"})
CALL = {"title": "Sprechen Sie mit uns", "text": "", "link": {"text": "Los", "url": "https://example.org/"}}


def outline(response):
    main = soup_of(response).main
    return [(found.name, found.get_text(strip=True)) for found in main.select(".stream :is(h2, h3, h4)")]


def test_a_block_that_stands_for_itself_hangs_under_no_heading_before_it(home, client):
    teasers = {"title": "Weiterlesen", "pages": [home]}
    timeline = {"entries": [{"date": "2023", "title": "Vertrag"}]}
    page = factories.ContentPageFactory(
        parent=home,
        body=[HEADING, ("timeline", timeline), ("page_teasers", teasers), ("call_to_action", CALL)],
    )
    assert outline(client.get(page.url)) == [
        ("h2", "Häufige Fragen"),
        ("h3", "Vertrag"),
        ("h2", "Weiterlesen"),
        ("h3", home.title),
        ("h2", "Sprechen Sie mit uns"),
    ]


def test_a_callout_is_part_of_the_text_and_no_section(home, client):
    callout = ("callout", {"kind": "danger", "title": "Sicherheit geht vor", "text": "<p>Text</p>"})
    page = factories.ContentPageFactory(parent=home, body=[HEADING, callout])
    assert outline(client.get(page.url)) == [("h2", "Häufige Fragen")]


def test_a_long_page_lists_its_sections_and_a_short_one_does_not(home, client):
    short = [("heading", {"text": f"Teil {number}", "level": "2"}) for number in range(3)]
    page = factories.ContentPageFactory(parent=home, body=short)
    assert not soup_of(client.get(page.url)).select(".contents")
    page = factories.ContentPageFactory(parent=home, body=[*short, ("call_to_action", CALL)])
    main = soup_of(client.get(page.url)).main
    links = main.select(".contents a")
    assert [link.get_text() for link in links] == ["Teil 0", "Teil 1", "Teil 2", "Sprechen Sie mit uns"]
    assert all(main.find(id=link["href"].removeprefix("#")) for link in links)


def test_each_heading_has_an_anchor_of_its_own_whatever_its_words(home, client):
    words = ["Kosten", "Kosten", "🕊️", "???", "Contact", "Main", "Kosten 2"]
    page = factories.ContentPageFactory(parent=home, body=[("heading", {"text": text, "level": "2"}) for text in words])
    soup = soup_of(client.get(page.url))
    ids = [element["id"] for element in soup.find_all(id=True)]
    assert sorted(ids) == sorted(set(ids) - {""})
    targets = [soup.find(id=link["href"].removeprefix("#")) for link in soup.select(".contents a")]
    assert [target.get_text() for target in targets] == words
