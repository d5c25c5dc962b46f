"""The result page and the suggestions, as readers and machines see them."""

import io
import zipfile
from datetime import date, timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from hypothesis import given, settings
from hypothesis import strategies as st
from wagtail.documents import get_document_model
from wagtail.models import Locale, PageViewRestriction
from wagtail_localize.synctree import create_aliases_for_new_page

from core.privacy import retention
from home.models import Audience, HomePage, NewsIndexPage, Topic
from partnerships.models import CooperationForm
from search import file_texts, index, lookup, views
from search.entries import Entry
from search.models import EmptySearch, Promotion
from tests import factories
from tests.html import soup_of
from tests.roles import client_of, user_of
from tests.sampling import audited

pytestmark = pytest.mark.django_db
SEARCH = {"de": "/de/suche/", "fr": "/fr/recherche/", "uk": "/uk/poshuk/"}
QUERY_BUDGET = 18  # among them the checksum of the search words, and the places above the results


@pytest.fixture(scope="module")
def kept_news(kept):
    home = HomePage.objects.get(locale__language_code="de")
    parent = factories.NewsIndexPageFactory(parent=home, title="Neues", slug="neues")
    for number in range(12):
        page = factories.NewsPageFactory(
            parent=parent,
            title=f"Brückenbau <b>{number}</b>",
            slug=f"b{number}",
            countries=["UA"] if number % 2 else ["BI"],
            summary="Die neuen Brücken & Wege.",
        )
    french = Locale.objects.get(language_code="fr")
    factories.translate(parent, french)
    factories.translate(page, french)
    return parent.pk


@pytest.fixture
def news(kept_news, db):
    return NewsIndexPage.objects.get(pk=kept_news)


@pytest.mark.parametrize("code", SEARCH)
def test_every_page_offers_the_search(code, homes, client):
    form = soup_of(client.get(homes[code].url)).select_one("header form[role=search]")
    assert form["action"] == SEARCH[code]
    assert form.label["for"] == form.input["id"]


def test_results_are_marked_escaped_and_counted(news, client, django_assert_max_num_queries):
    client.get(SEARCH["de"], {"q": "Brücke"})
    with django_assert_max_num_queries(QUERY_BUDGET):
        response = client.get(SEARCH["de"], {"q": "Brücke"})
    soup = soup_of(response)
    assert soup.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert len(soup.select("ol.search-hits > li")) == 10
    assert {mark.get_text() for mark in soup.select("ol.search-hits mark")} == {"Brückenbau", "Brücken"}
    assert "Brückenbau <b>" in soup.select_one("ol.search-hits h3").get_text()
    assert not soup.select("ol.search-hits h3 b")
    assert "12" in soup.select_one(".lead").get_text()
    options = [option.get_text() for option in soup.select("#facet-country option")]
    assert options == ["Alle", "Burundi (6)", "Ukraine (6)"]
    assert len(soup_of(client.get(SEARCH["de"], {"q": "Brücke", "page": "2"})).select("ol.search-hits > li")) == 2
    assert not response.cookies


def test_facets_narrow_and_what_does_not_exist_is_said(news, client):
    soup = soup_of(client.get(SEARCH["de"], {"q": "Brücke", "country": "UA", "sort": "date"}))
    assert len(soup.select("ol.search-hits > li")) == 6
    assert soup.select_one("#facet-country option[selected]")["value"] == "UA"
    soup = soup_of(client.get(SEARCH["de"], {"q": "Brücke", "country": "Mond", "kind": "x", "year": "0"}))
    assert soup.select(".kern-alert--warning")
    assert len(soup.select("ol.search-hits > li")) == 10
    soup = soup_of(client.get(SEARCH["de"], {"q": "Brücke", "country": "FR"}))
    assert not soup.select("ol.search-hits > li")


def test_other_languages_are_offered_and_marked(news, client):
    soup = soup_of(client.get(SEARCH["fr"], {"q": "Brückenbau 3"}))
    others = soup.select_one("section.search-others")
    assert others.select_one("h3")["lang"] == "de"
    assert others.select_one("a[href='/de/neues/b3/']")["hreflang"] == "de"


def test_a_mistyped_word_is_corrected_and_said(news, client):
    text = soup_of(client.get(SEARCH["de"], {"q": "Brückenbua"})).select_one(".search-note").get_text()
    assert "Brückenbau" in text


def test_a_page_that_became_private_behind_the_index_is_not_shown(news, client):
    PageViewRestriction.objects.bulk_create([PageViewRestriction(page=news, restriction_type="login")])
    assert "b1/" not in client.get(SEARCH["de"], {"q": "Brücke"}).content.decode()
    assert client.get(reverse("search:suggestions"), {"q": "Brück"}).json() == {"suggestions": []}


@pytest.mark.parametrize("typed", ["Brü", "bru", "BRUECK", "neu"])
def test_titles_are_suggested(news, client, typed, django_assert_max_num_queries):
    with translation.override("de"), django_assert_max_num_queries(10):
        found = client.get(reverse("search:suggestions"), {"q": typed}).json()["suggestions"]
    assert found
    assert len(found) <= 8
    assert found[0]["url"].startswith("/de/neues/")


def test_suggestions_that_begin_so_go_first_then_what_leads_on_then_the_shortest(news, home, client):
    titles = ["Über Brücken bauen", "Brücken in alle Länder", "Alte Brücken"]
    for number, title in enumerate(titles):
        factories.ContentPageFactory(parent=home, title=title, slug=f"wege-{number}")
    with translation.override("de"):
        found = client.get(reverse("search:suggestions"), {"q": "Brücke"}).json()["suggestions"]
    kinds = [(suggestion["title"].partition(" <")[0], suggestion["kind"]) for suggestion in found]
    assert kinds == [("Brücken in alle Länder", "Seite"), *[("Brückenbau", "Aktuelles")] * 7]
    with translation.override("de"):
        found = client.get(reverse("search:suggestions"), {"q": "bau"}).json()["suggestions"]
    assert found == [{"title": titles[0], "kind": "Seite", "url": "/de/wege-0/"}]


def test_where_nothing_is_found_near_spellings_people_and_topics_are_offered(news, home, client):
    advice = factories.AdvicePageFactory(parent=home, title="Beratung", slug="beratung")
    topic = Topic.objects.create(slug="wege", name_de="Wege")
    factories.TopicPageFactory(parent=home, title="Wege", slug="wege", topic=topic)
    main = soup_of(client.get(SEARCH["de"], {"q": "Prückxenbaxu"})).main
    assert main.select_one(".search-note a").get_text() == "Brückenbau"
    assert "Meinten Sie" in main.select_one(".search-note").get_text()
    leading_on = [link["href"] for link in main.select("section[aria-labelledby=leading-on] a")]
    assert leading_on == [f"{advice.url}?about=Pr%C3%BCckxenbaxu", "/de/wege/"]


def test_what_is_still_to_be_filled_in_is_not_searched(home, client):
    gap = "[BITTE ERGÄNZEN: Xylophonquartz]"
    factories.ContentPageFactory(parent=home, title="Wege", slug="wege", summary=f"Hier steht {gap}.")
    assert not soup_of(client.get(SEARCH["de"], {"q": "Xylophonquartz"})).select(".search-hit")
    assert gap not in client.get(SEARCH["de"], {"q": "Wege"}).content.decode()


def test_a_search_that_takes_too_long_is_ended_with_a_message(news, client, monkeypatch):
    search = lookup.search

    def slow(*args, **kwargs):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(2)")
        return search(*args, **kwargs)

    monkeypatch.setattr(lookup, "search", slow)
    monkeypatch.setitem(views.LONGEST, "search", 50)
    response = client.get(SEARCH["de"], {"q": "Brücke"})
    assert response.status_code == 200
    assert soup_of(response).select(".kern-alert--warning")


@pytest.mark.parametrize(
    "query", ["", "   ", "und der", "!!! ---", '"', "-", "a" * 201, "\u202eברוך", "' OR 1=1 --", "\\"]
)
@pytest.mark.parametrize("code", SEARCH)
def test_odd_searches_get_an_answer(code, query, client):
    assert client.get(SEARCH[code], {"q": query}).status_code == 200


@pytest.mark.parametrize("page", ["0", "-1", "101", "9999999999", "x"])
def test_page_numbers_that_do_not_exist_are_said(news, client, page):
    response = client.get(SEARCH["de"], {"q": "Brücke", "page": page})
    assert response.status_code == 200
    assert soup_of(response).select(".kern-alert--warning")


@pytest.mark.parametrize("number", [10, audited(200)])
def test_any_text_gets_an_answer(client, number):
    @settings(max_examples=number, deadline=None)
    @given(query=st.text(alphabet=st.characters(), max_size=220), code=st.sampled_from(sorted(SEARCH)))
    def ask(query, code):
        check_answer(client, query, code)

    ask()


def check_answer(client, query, code):
    data = {"q": query.encode("utf-8", "surrogatepass")}
    assert client.get(SEARCH[code], data).status_code in {200, 400}
    url = reverse("search:suggestions")
    assert client.get(url, data).status_code in {200, 400}


def test_empty_searches_are_counted_without_persons(client, admin_client, time_machine):
    time_machine.move_to(timezone.now(), tick=False)  # midnight is between no two of these steps
    for query in ["Xylophonquartz", "xylophonquartz", "jemand@example.org", "0711 12345678", "und"]:
        client.get(SEARCH["de"], {"q": query})
    row = EmptySearch.objects.get()
    assert (row.words, row.count, row.language) == ("xylophonquartz", 2, "de")
    assert "xylophonquartz" in admin_client.get(reverse("search_admin:empty_searches")).content.decode()
    for days, is_there in ((89, True), (91, False)):
        EmptySearch.objects.update(day=timezone.localdate() - timedelta(days=days))
        retention.run()
        assert EmptySearch.objects.exists() is is_there


def test_editors_see_what_readers_missed_and_make_it_a_search_word(client, admin_client):
    today = timezone.localdate()
    for words, day, count in [("xylo", today, 2), ("xylo", today - timedelta(days=3), 4), ("quartz", today, 5)]:
        EmptySearch.objects.create(language="de", words=words, day=day, count=count)
    page = soup_of(admin_client.get(reverse("search_admin:empty_searches"))).main
    rows = [[cell.get_text(strip=True) for cell in row.find_all("td")] for row in page.select("tbody tr")]
    assert [(row[0], row[-1]) for row in rows] == [("xylo", "6"), ("quartz", "5")]
    address = page.select_one("tbody a[href*=xylo]")["href"]
    form = soup_of(admin_client.get(address)).find("textarea", attrs={"name": "labels_de"})
    assert form.get_text(strip=True) == "xylo"
    export = admin_client.get(reverse("search_admin:empty_searches"), {"export": "csv"})
    assert b"xylo;de;" in b"".join(export)


def test_promoted_results_stand_above_while_they_can_be_read(news, home, client):
    page = factories.ContentPageFactory(parent=home, title="Ansprechpersonen", slug="kontakt")
    Promotion.objects.create(language="de", searches="Brücke\nBrücken bauen", page=page)
    assert soup_of(client.get(SEARCH["de"], {"q": "brücke"})).select_one(".search-promoted a")["href"] == page.url
    assert not soup_of(client.get(SEARCH["fr"], {"q": "brücke"})).select(".search-promoted")
    links = [link["href"] for link in soup_of(client.get(SEARCH["de"], {"q": "Brücken bauen"})).main.select("li a")]
    assert len(links) == len(set(links)), "what stands above is not a hit once more"
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert not soup_of(client.get(SEARCH["de"], {"q": "brücke"})).select(".search-promoted a")


@pytest.mark.parametrize("chosen", ["de", "fr"])
def test_a_promoted_result_is_in_the_language_of_the_search_or_marked_as_german(chosen, locales, home, client):
    page = factories.ContentPageFactory(parent=home, title="Ansprechpersonen", slug="kontakt")
    create_aliases_for_new_page(page)
    promotion = Promotion.objects.create(
        language="fr", searches="pont", page=page.get_translation(locales[chosen]) if chosen == "fr" else page
    )
    above = soup_of(client.get(SEARCH["fr"], {"q": "pont"})).select_one(".search-promoted li")
    assert above.a["href"] == page.url
    assert (above.a["hreflang"], above.select_one("a [lang]")["lang"], above.p["lang"]) == ("de", "de", "de")
    promotion.text = "Qui peut vous aider"
    promotion.save()
    above = soup_of(client.get(SEARCH["fr"], {"q": "pont"})).select_one(".search-promoted li")
    assert "lang" not in above.p.attrs
    factories.translate(page, locales["fr"])
    above = soup_of(client.get(SEARCH["fr"], {"q": "pont"})).select_one(".search-promoted li")
    assert above.a["href"] == page.get_translation(locales["fr"]).url
    assert above.a.get_text() == "Ansprechpersonen [fr]"


def test_a_promoted_result_needs_a_search_that_somebody_can_make(home):
    fields = {"language": "de", "searches": "?!\n–", "page": home.pk, "text": ""}
    answer = client_of(user_of("redaktion")).post(reverse("wagtailsnippets_search_promotion:add"), fields)
    assert "Zeichen allein" in answer.context["form"].errors["searches"][0]


def test_what_leads_on_is_marked_where_it_is_german(home, client):
    create_aliases_for_new_page(factories.AdvicePageFactory(parent=home, title="Beratung"))
    link = soup_of(client.get(SEARCH["fr"], {"q": "Kanarienvogel"})).select_one(".search-promoted li")
    assert (link.a["hreflang"], link.select_one("a [lang]")["lang"], link.p["lang"]) == ("de", "de", "de")


def docx(text):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        body = f'<w:document xmlns:w="urn:w"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>'
        archive.writestr("word/document.xml", body)
    return stream.getvalue()


def test_the_text_of_files_is_found_with_size_and_language(client):
    factories.make_document("brief.docx", docx("Sur les ponts d’Avignon"), title="Lettre", language="fr")
    factories.make_document("kaputt.pdf", b"%PDF-1.7 broken", title="Kaputt")
    file_texts.read_new()
    hit = soup_of(client.get(SEARCH["fr"], {"q": "pont"})).select_one(".search-hit")
    assert hit.a.get_text() == "Lettre"
    assert "DOCX" in hit.get_text()
    assert "français" in hit.get_text()


def test_the_fullest_search_stays_within_the_budget(news, client):
    """A misspelt word, all facets with one chosen each, a promotion, files, and hits in both other languages."""
    models = {"topics": Topic, "forms": CooperationForm, "audiences": Audience}
    facets = {name: [model.objects.create(slug="wege", name_de="Wege").slug] for name, model in models.items()}
    uploaded = get_document_model().objects.create(title="Wege", file=ContentFile(b"", "wege.txt"))
    pages = list(news.get_children())
    index.write(
        [
            Entry(key=f"full:{code}:{page.pk}", language=code, kind="news", title="wegge", page_id=page.pk)
            for code in ("fr", "uk")
            for page in pages[:3]
        ]
        + [
            Entry(
                key=f"full:{page.pk}",
                language="de",
                kind="news",
                title="Wege",
                page_id=page.pk,
                countries=["UA"],
                date=date(2026, 1, 1),
                **facets,
            )
            for page in pages
        ]
        + [Entry(key="full:file", language="de", kind="document", title="Wege", document_id=uploaded.pk)]
    )
    # One that has no entry in another language: of two entries for one page, either could stand above.
    Promotion.objects.create(language="de", searches="Wegge", page=pages[3])
    asked = {"q": "Wegge", "kind": "news", "country": "UA", "year": "2026", "topic": "wege", "form": "wege"}
    asked["audience"] = "wege"
    client.get(SEARCH["de"], asked)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(SEARCH["de"], asked)
    # Savepoints stand for the transaction that a test is in already.
    assert len([query for query in captured if "SAVEPOINT" not in query["sql"]]) <= QUERY_BUDGET
    soup = soup_of(response)
    assert len(soup.select("ol.search-hits > li, .search-promoted li")) == 10
    assert len(soup.select("[id^=facet-]")) == 6
    assert soup.select(".search-note a")[0].get_text() == "Wege"
    assert {link["lang"] for link in soup.select("main [lang]")} >= {"fr", "uk"}


def test_the_language_switch_keeps_what_was_searched_for(home, client):
    page = soup_of(client.get(reverse("search:results"), {"q": "Brücke"}))
    links = {link["hreflang"]: link["href"] for link in page.select(".language-switch a")}
    assert links == {
        "de": "/de/suche/?q=Br%C3%BCcke", "fr": "/fr/recherche/?q=Br%C3%BCcke", "uk": "/uk/poshuk/?q=Br%C3%BCcke",
    }  # fmt: skip
