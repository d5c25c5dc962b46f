"""A guide: chapters in the order of the tree, and all of it on paper."""

import pytest

from home.models import GuideChapterPage, GuidePage, HomePage
from search.models import SearchDocument
from tests import factories
from tests.html import alternates, canonical, heading_levels, soup_of

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def kept_guide(kept):
    home = HomePage.objects.get(locale__language_code="de")
    guide = factories.GuidePageFactory(parent=home, title="Leitfaden")
    for title in ("Finden", "Vereinbaren", "Leben"):
        body = [
            ("heading", {"text": "Ein Abschnitt", "level": "2"}),
            ("heading", {"text": "Ein Teil", "level": "3"}),
            ("checklist", {"title": f"Liste {title}", "items": ["Ziele klären"]}),
        ]
        factories.GuideChapterPageFactory(parent=guide, title=title, body=body)
    return guide.pk


@pytest.fixture
def guide(kept_guide, db):
    return GuidePage.objects.get(pk=kept_guide)


def chapter(title, code="de"):
    return GuideChapterPage.objects.get(title=title, locale__language_code=code)


def test_guide_lists_its_chapters_in_order(client, guide):
    names = [link.get_text(strip=True) for link in soup_of(client.get(guide.url)).select(".guide-contents a")]
    assert names == ["Finden", "Vereinbaren", "Leben"]


def test_reader_goes_from_chapter_to_chapter(client, guide):
    soup = soup_of(client.get(chapter("Vereinbaren").url))
    assert "Kapitel 2 von 3" in soup.select_one(".page-meta").get_text()
    links = [link["href"] for link in soup.select(".chapter-navigation a")]
    assert links == [chapter("Finden").url, chapter("Leben").url]
    assert soup.select_one(".guide-contents [aria-current]").get_text(strip=True) == "Vereinbaren"
    assert len(soup_of(client.get(chapter("Finden").url)).select(".chapter-navigation a")) == 1


def test_whole_guide_is_one_document(client, guide):
    soup = soup_of(client.get(f"{guide.url}drucken/"))
    levels = heading_levels(soup.main)
    assert levels[:7] == [1, 2, 2, 3, 4, 5, 2]
    ids = [element["id"] for element in soup.find_all(id=True)]
    assert len(ids) == len(set(ids))
    assert soup.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert canonical(soup) == f"http://testserver{guide.url}drucken/"
    assert alternates(soup) == {}


def test_checklists_are_one_document(client, guide):
    soup = soup_of(client.get(f"{guide.url}checklisten/"))
    assert [heading.get_text() for heading in soup.main.find_all("h3")] == [
        "Liste Finden",
        "Liste Vereinbaren",
        "Liste Leben",
    ]
    assert heading_levels(soup.main) == [1, 2, 3, 2, 3, 2, 3]


def test_size_of_a_guide_does_not_cost_queries(client, guide, django_assert_max_num_queries):
    for number in range(3):
        body = factories.body_of_blocks(GuideChapterPage, guide)
        factories.GuideChapterPageFactory(parent=guide, title=f"Kapitel {number}", body=body)
    for address in ("", "drucken/", "checklisten/"):
        client.get(guide.url + address)
        with django_assert_max_num_queries(25):
            client.get(guide.url + address)


def test_untranslated_chapter_keeps_its_place_and_says_so(client, guide, locales):
    factories.translate(guide, locales["fr"])
    for title in ("Finden", "Leben"):
        factories.translate(chapter(title), locales["fr"])
    chapter("Vereinbaren").copy_for_translation(locales["fr"], alias=True)
    french = guide.get_translation(locales["fr"])
    links = soup_of(client.get(french.url)).select(".guide-contents a")
    assert sorted(link.get("hreflang", "") for link in links) == ["", "", "de"]
    sections = soup_of(client.get(f"{french.url}imprimer/")).select(".guide-chapter")
    assert sorted(section["lang"] for section in sections) == ["de", "fr", "fr"]


def test_search_finds_chapters(guide):
    assert set(SearchDocument.objects.filter(title="Vereinbaren").values_list("kind", flat=True)) == {"guide"}


def test_draft_of_a_chapter_can_be_seen_before_it_is_in_the_guide(guide, admin_client):
    draft = factories.GuideChapterPageFactory(parent=guide, title="Entwurf", live=False)
    assert admin_client.get(f"/admin/pages/{draft.pk}/view_draft/").status_code == 200
    assert "Entwurf" not in soup_of(admin_client.get(guide.url)).main.get_text()
