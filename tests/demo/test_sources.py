"""Whatever the demo says about something real names the page that says it, and the day on which it did."""

import datetime
import re
from urllib.parse import urlsplit

import pytest

from core.text import languages
from demo import reader

PAGES = [page for page in reader.pages() if page.is_translated]
SOURCED_TYPES = {"partnerships.FundingProgrammePage", "partnerships.BestPracticePage"}
OF_WHAT = ["source", "source_url", "source_seen_on"]
IN_PROSE = re.compile(r"(Quellen?|[Ss]ources?|[Дд]жерел[оа])\s?: ?\[")
SHELTER = re.compile(
    r"Schutzr[aä]um|Schutz such|Luftschutz|\babris?\b|à l’abri|сховищ|укритт|шукають захист", re.IGNORECASE
)


def fault(facts):
    """What is missing in a source, or nothing."""
    if not all(facts.get(name) for name in OF_WHAT):
        return f"incomplete: {facts}"
    datetime.date.fromisoformat(str(facts["source_seen_on"]))
    return "" if urlsplit(facts["source_url"]).path.strip("/") else f"only a website: {facts['source_url']}"


def faults(described):
    return [f"{name}: {found}" for name, facts in described if (found := fault(facts))]


def blocks(page, code):
    return [block for name in page.streams for block in page.words[code][name]]


@pytest.mark.parametrize("kind", ["partnerships", "signpost_entries"])
def test_every_record_says_where_it_comes_from(kind):
    assert faults(reader.records(kind).items()) == []


def test_every_term_with_a_figure_or_a_programme_says_where_it_comes_from():
    terms = reader.records("terms")
    figures = {key: facts for key, facts in terms.items() if re.search(r"\d{2}|\bsechs\b", facts["definition"]["de"])}
    assert {"commune-burundi", "cluster", "rajon"} <= set(figures)
    assert faults([*figures.items(), *((key, terms[key]) for key in ("nakopa", "cerv"))]) == []


@pytest.mark.parametrize("type_", sorted(SOURCED_TYPES))
def test_every_programme_and_practice_says_where_it_comes_from(type_):
    pages = [page for page in PAGES if page.facts["type"] == type_]
    assert pages
    assert faults((page.key, page.facts) for page in pages) == []
    links = {page.key: urlsplit(page.facts["link"]) for page in pages if "link" in page.facts}
    assert [key for key, link in links.items() if not link.path.strip("/")] == []


@pytest.mark.parametrize("code", languages.CODES)
def test_every_figure_and_event_in_time_says_where_it_comes_from(code):
    items = [
        (f"{page.key}/{code}/{name}", item)
        for page in PAGES
        for name, content in blocks(page, code)
        if name in {"key_figures", "timeline", "sources"}
        for item in next(iter(content.values()))
    ]
    assert len(items) > 40
    assert faults(items) == []


@pytest.mark.parametrize("code", languages.CODES)
def test_every_piece_of_news_has_its_sources_in_fields(code):
    news = [page for page in PAGES if page.facts["type"] == "home.NewsPage"]
    assert [page.key for page in news if "sources" not in dict(blocks(page, code))] == []
    assert [page.key for page in PAGES if IN_PROSE.search(str(page.words[code]))] == []


@pytest.mark.parametrize("code", languages.CODES)
def test_no_page_lets_guess_where_people_shelter(code):
    places = [page for page in PAGES if re.search("Obroschyne|Obrochyne|Оброшин", str(page.words[code]))]
    assert {"news-heat-pumps", "schwaebisch-gmuend-obroschyne"} <= {page.key for page in places}
    assert [page.key for page in places if SHELTER.search(str(page.words[code]))] == []
