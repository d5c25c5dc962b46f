"""A source is a page that says it: what names only a website is refused, wherever it comes in."""

import datetime

import pytest
from django.urls import reverse
from django.utils import translation
from wagtail.blocks import StreamBlockValidationError
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from core.text import languages
from core.text.sources import names_a_page
from home.blocks import BodyBlock
from home.models import NewsPage
from partnerships.models import Municipality, Partnership, SignpostEntry
from tests import factories
from tests.html import soup_of
from tests.partnerships.test_exchange import upload

pytestmark = pytest.mark.django_db
FRONT_PAGES = [
    "https://example.org",
    "https://example.org/",
    "https://example.org//?from=mail",
    "https://example.org/#top",
]
REFUSAL = {"de": "nicht nur die Website", "fr": "pas seulement le site", "uk": "а не лише сайт"}
SEEN = datetime.date(2026, 11, 26)
ENTRY = {"date": "2023", "title": "Vertrag", "text": "", "source": "Demo"}
FIGURE = {"value": "6", "label": "Cluster", "source": "Demo"}


@pytest.mark.parametrize("code", languages.CODES)
@pytest.mark.parametrize("address", FRONT_PAGES)
def test_a_front_page_is_no_source_and_each_language_says_so(address, code):
    with translation.override(code), pytest.raises(Exception, match=REFUSAL[code]):
        names_a_page(address)


def concern(**more):
    names = [f"{field}_{code}" for field in ("question", "answer") for code in languages.CODES]
    return {name: name for name in names} | {"level": "state", "countries": "", "is_public": "on"} | more


def test_editors_of_a_record_are_told_and_readers_see_page_and_day(admin_client, client, home):
    add = reverse(SignpostEntry.snippet_viewset.get_url_name("add"))
    refused = admin_client.post(add, concern(source="Demo", source_url="https://example.org/"))
    assert REFUSAL["de"] in str(refused.context["form"].errors["source_url"])
    assert REFUSAL["de"] in soup_of(refused).main.get_text()
    said = {"source": "Demo", "source_url": "https://example.org/wer", "source_seen_on": "26.11.2026"}
    assert admin_client.post(add, concern(**said)).status_code == 302
    assert SignpostEntry.objects.get().source_seen_on == SEEN
    signpost = factories.SignpostPageFactory(parent=home)
    shown = soup_of(client.get(signpost.url))
    assert shown.find("a", href="https://example.org/wer")
    assert "Quelle: Demo, abgerufen am 26. November 2026" in " ".join(shown.main.get_text().split())


def test_a_table_that_is_imported_is_asked_too(admin_client):
    for name in ("Hier", "Dort"):
        Municipality.objects.create(name_de=name, country="DE", latitude=48, longitude=9)
    head = "slug;memberships;source;source_url;source_seen_on\n"
    row = "a-b;home=DE/Hier|partner=DE/Dort;Demo;{};2026-11-26\n"
    refused = upload(admin_client, Partnership, head + row.format("https://example.org/"))
    assert REFUSAL["de"] in soup_of(refused).main.get_text()
    taken = upload(admin_client, Partnership, head + row.format("https://example.org/wer"))
    assert REFUSAL["de"] not in soup_of(taken).main.get_text()


@pytest.mark.parametrize(
    "block",
    [("timeline", "entries", ENTRY), ("key_figures", "figures", FIGURE), ("sources", "sources", {"source": "Demo"})],
    ids=lambda block: block[0],
)
def test_blocks_refuse_a_front_page(block):
    name, items, item = block
    stream = BodyBlock()

    def clean(address):
        said = item | {"source_url": address, "source_seen_on": "2026-11-26"}
        return stream.clean(stream.to_python([{"type": name, "value": {items: [said]}}]))

    assert clean("https://example.org/wer")
    with pytest.raises(StreamBlockValidationError):
        clean("https://example.org/")


def test_editors_of_news_are_told_and_readers_see_page_and_day(admin_client, client, home):
    index = factories.NewsIndexPageFactory(parent=home)
    page = factories.NewsPageFactory(parent=index)

    def save(address):
        item = {"source": "Demo", "source_url": address, "source_seen_on": "26.11.2026"}
        items = {"count": 1, "0": {"deleted": "", "order": 0, "value": item}}
        form = {
            "title": page.title, "slug": page.slug, "summary": page.summary, "date": "01.11.2026", "countries": "",
            "body": streamfield([("sources", {"sources": items})]),
            "comments": inline_formset([]), "action-publish": "1",
        }  # fmt: skip
        return admin_client.post(f"/admin/pages/{page.pk}/edit/", nested_form_data(form))

    assert REFUSAL["de"] in save("https://example.org/").content.decode()
    assert save("https://example.org/wer").status_code == 302
    assert NewsPage.objects.get(pk=page.pk).body[0].block_type == "sources"
    shown = " ".join(soup_of(client.get(page.url)).main.get_text().split())
    assert "Quelle: Demo, abgerufen am 26. November 2026" in shown


def test_a_practice_shows_the_stage_that_the_directory_has(client, home):
    partnership = Partnership.objects.create(slug="a-b", stage="paused")
    index = factories.BestPracticeIndexPageFactory(parent=home)
    page = factories.BestPracticePageFactory(parent=index, partnership=partnership, stage="active")
    assert "ruhend" in soup_of(client.get(page.url)).select_one(".facts").get_text()
    assert soup_of(client.get(index.url, {"stage": "paused"})).find("a", href=page.url)
