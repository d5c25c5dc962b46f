"""Words in texts that the glossary explains."""

import json

import pytest
from django.urls import reverse
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.models import ReferenceIndex

from home.models import GlossaryPage, GlossaryTerm
from tests import factories
from tests.html import soup_of

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def kept_term(kept):
    term = GlossaryTerm.objects.create(
        term_de="Gemeinderat",
        definition_de='Wird in der „Gemeinde“ gewählt & beschließt "vieles".',
        definition_fr="L’assemblée élue d’une commune.",
    )
    return term.pk


@pytest.fixture
def term(kept_term, db):
    return GlossaryTerm.objects.get(pk=kept_term)


@pytest.fixture(scope="module")
def kept_glossary(kept):
    return factories.translated_page(factories.GlossaryPageFactory, title="Glossar").pk


@pytest.fixture
def glossary(kept_glossary, db):
    return GlossaryPage.objects.get(pk=kept_glossary)


@pytest.fixture
def page(home, term, glossary):
    text = f'<p>Der <a linktype="glossary" id="{term.pk}">Gemeinderat</a> entscheidet.</p>'
    return factories.ContentPageFactory(parent=home, body=[("text", text)])


def word(response):
    return soup_of(response).main.find("a", class_="glossary-word")


def test_reader_gets_the_entry_and_the_definition(page, glossary, client):
    response = client.get(page.url)
    assert "Der Gemeinderat entscheidet." in soup_of(response).main.get_text()
    link = word(response)
    assert link["href"] == f"{glossary.url}#gemeinderat"
    assert link["title"] == 'Glossar: Wird in der „Gemeinde“ gewählt & beschließt "vieles".'
    assert soup_of(client.get(link["href"])).find(id="gemeinderat")


def test_mark_survives_translation(page, glossary, locales, client):
    french = factories.translate(page, locales["fr"])
    link = word(client.get(french.url))
    assert link["href"] == f"{glossary.get_translation(locales['fr']).url}#gemeinderat"
    assert link["title"] == "Glossaire : L’assemblée élue d’une commune."


def test_without_a_definition_in_the_language_the_entry_is_linked(page, locales, client):
    link = word(client.get(factories.translate(page, locales["uk"]).url))
    assert link["href"].endswith("#gemeinderat")
    assert not link.has_attr("title")


def test_definition_is_in_the_language_of_the_words_around_it(page, locales, client):
    alias = page.copy_for_translation(locales["fr"], alias=True)
    assert word(client.get(alias.url))["title"].startswith("Glossar: Wird")


def test_text_stays_whole_when_the_term_or_the_glossary_is_gone(page, term, glossary, client):
    for thing in (term, glossary):
        thing.delete()
        soup = soup_of(client.get(page.url))
        assert "Der Gemeinderat entscheidet." in soup.main.get_text()
        assert word(client.get(page.url)) is None


@pytest.mark.parametrize("key", ["0", "x", "99999999999999999999", ""])
def test_broken_marks_break_no_page(key, home, glossary, client):
    text = f'<p>Der <a linktype="glossary" id="{key}">Rat</a>.</p>'
    page = factories.ContentPageFactory(parent=home, body=[("text", text)])
    assert "Der Rat." in soup_of(client.get(page.url)).main.get_text()


def test_editor_stores_what_was_marked(term):
    converter = ContentstateConverter(features=["glossary"])
    html = f'<p>Der <a id="{term.pk}" linktype="glossary">Gemeinderat</a>.</p>'
    state = converter.from_database_format(html)
    entity = next(iter(json.loads(state)["entityMap"].values()))
    assert (entity["type"], entity["data"]["term"]) == ("GLOSSARY", "Gemeinderat")
    stored = soup_of(type("Answer", (), {"content": converter.to_database_format(state)}))
    assert (stored.a["linktype"], stored.a["id"], stored.a.get_text()) == ("glossary", str(term.pk), "Gemeinderat")


def test_editor_finds_the_button_and_the_terms(page, term, admin_client):
    form = admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "home/js/glossary_editor" in form
    chooser = admin_client.get(reverse("wagtailsnippetchoosers_home_glossaryterm:choose"))
    assert "Gemeinderat" in chooser.json()["html"]


@pytest.mark.indexed
def test_editor_sees_where_a_term_is_used(page, term):
    assert ReferenceIndex.get_references_to(term).filter(object_id=str(page.pk)).exists()
