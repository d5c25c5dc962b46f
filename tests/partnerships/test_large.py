import gzip

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from demo import large
from home import i18n
from partnerships import exchange, places
from partnerships.models import Partnership
from tests.html import html_errors, soup_of

pytestmark = pytest.mark.django_db


def fill(places=600, count=500):
    """With the statistics that the server gathers by itself within a minute."""
    filled = large.municipalities(places), large.partnerships(count)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE partnerships_municipality, partnerships_partnership, partnerships_membership")
    return filled


def test_the_large_demo_is_filled_once_and_its_tree_is_whole(home, locales):
    assert fill(30, 20) == (30, 20)
    assert large.pages(2, 3) == 18
    assert (*fill(30, 20), large.pages(2, 3)) == (0, 0, 0)
    assert not any(Page.find_problems())
    shown = i18n.readable().filter(i18n.translated(), slug__startswith="mess-", depth__gt=4)
    assert shown.count() == 18
    for page in (shown.first(), shown.last()):
        assert page.specific.get_latest_revision_as_object().title == page.title


def test_lists_need_as_many_queries_for_many_as_for_few(directory, client, django_assert_max_num_queries, subtests):
    fill()
    client.get(directory.url)
    for view in ("list", "table", "map"):
        with subtests.test(view=view):
            with django_assert_max_num_queries(25):
                response = client.get(directory.url, {"view": view})
            assert len(gzip.compress(response.content)) < 100_000


@pytest.mark.audit
def test_five_thousand_partnerships_cost_as_many_queries_as_thirteen(directory, client, subtests):
    questions = [{}, {"country": "UA"}, {"sort": "newest"}, {"view": "table"}, {"view": "map"}]

    def asked(question):
        client.get(directory.url, question)  # what a process reads once
        with CaptureQueriesContext(connection) as captured:
            response = client.get(directory.url, question)
        return [query["sql"][:150] for query in captured], response

    few = [asked(question)[0] for question in questions]
    fill(1500, 5000)
    for question, before in zip(questions, few, strict=True):
        with subtests.test(question=question):
            queries, response = asked(question)
            # What gathers the places of the map asks once more.
            most = min(len(before) + (question == {"view": "map"}), 25)
            assert len(queries) <= most, "\n".join(sorted(set(queries) - set(before)))
            assert len(response.content) <= 100_000
            assert response.content.count(b"map__marker") <= 200


def test_an_import_reads_what_its_rows_name(directory, admin_user, django_assert_max_num_queries):
    some = exchange.PARTNERSHIPS.prepare(Partnership.objects.all())[:2]
    rows = [
        (line, {each.name: str(each.cell(one)) for each in exchange.PARTNERSHIPS.columns})
        for line, one in enumerate(some)
    ]
    fill(60, 300)
    table = exchange.PARTNERSHIPS
    assert set(table.index([cells for _line, cells in rows])) == {one.slug for one in some}
    with django_assert_max_num_queries(25):
        assert [row.kind for row in table.run(rows, admin_user)] == ["unchanged"] * 2
    nameless = [(line, {name: cell for name, cell in cells.items() if name != "slug"}) for line, cells in rows]
    assert [row.name for row in table.run(nameless, admin_user)] == [one.slug for one in some]


@pytest.mark.audit
def test_a_crowded_map_gathers_places_and_leads_to_the_filtered_list(directory, client, subtests):
    fill(1200, 1000)
    for page in directory.get_translations(inclusive=True):
        with subtests.test(language=page.locale.language_code):
            response = client.get(page.url, {"view": "map"})
            assert len(response.content) <= 100_000
            assert html_errors(response) == []
            soup = soup_of(response)
            markers = [marker["href"].partition("#")[0] for marker in soup.select("a.map__marker")]
            assert 5 < len(markers) < 150
            assert len([link for link in markers if link.startswith("?bbox=")]) > 5
            links = [*markers[:5], *markers[-5:]]
            assert all(client.get(page.url + link).context["total"] for link in links)


def test_a_map_just_before_places_are_gathered_is_no_heavier(directory, client):
    fill(150, places.MOST_SINGLE - Partnership.objects.count())
    for page in directory.get_translations(inclusive=True):
        response = client.get(page.url, {"view": "map"})
        assert b"?bbox=" not in response.content
        assert len(response.content) <= 100_000


@pytest.mark.audit
def test_open_data_holds_all(directory, client, subtests):
    fill(60, 300)
    for kind in ("csv", "json", "geojson"):
        with subtests.test(kind=kind):
            response = client.get(f"{directory.url}daten/{kind}/")
            content = b"".join(response.streaming_content) if response.streaming else response.content
            text = content.decode()
            assert all(slug in text for slug in Partnership.objects.public().values_list("slug", flat=True))


def test_partnerships_are_in_the_sitemap_in_every_language(directory, client):
    text = client.get("/sitemap/records.xml").content.decode()
    slug = Partnership.objects.public().first().slug
    for code in ("de", "fr", "uk"):
        url = directory.get_translations(inclusive=True).get(locale__language_code=code).full_url
        assert f"<loc>{url}{slug}/</loc>".replace("localhost", "testserver") in text or f"/{slug}/</loc>" in text
    Partnership.objects.filter(slug=slug).update(is_public=False)
    assert f"/{slug}/" not in client.get("/sitemap/records.xml").content.decode()
