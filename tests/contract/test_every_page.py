"""What holds for every page type in every language."""

import json
import re
from itertools import pairwise

import pytest
from django.apps import apps
from django.db import transaction
from django.urls import reverse
from wagtail.models import Page, get_page_models

from core.middleware import KEPT_FOR_A_SECOND
from core.page_cache import rules
from home.models import HomePage
from partnerships.models.focuses import RelatedContentPage
from tests import factories
from tests.html import alternates, canonical, foreign_hosts, heading_levels, html_errors, soup_of
from tests.sampling import audited, sample

CODES = ["de", "fr", "uk"]
PAGE_TYPES = sorted((model for model in get_page_models() if model is not Page), key=lambda model: model.__name__)
QUERY_BUDGET = 25
GATHERING = 3  # what pages need that ask each app for what it has on their subject


def page_types(every):
    """All page types; of so many the suite tries one."""
    return pytest.mark.parametrize(
        "page_type", sample(PAGE_TYPES, every), ids=lambda model: model.__name__, scope="module"
    )


# The suite shows page types in two languages with some blocks, two of them with all; the audit shows all with all.
SOME_BLOCKS = ["text", "heading", "image", "link_list", "call_to_action"]
TYPES_WITH_ALL = {"HomePage", "ContentPage"}


@pytest.fixture(scope="module", params=["some", audited("all")])
def blocks(request, page_type):
    return None if request.param == "all" or page_type.__name__ in TYPES_WITH_ALL else SOME_BLOCKS


def publish(page_type, home, blocks=SOME_BLOCKS):
    """A published German page of the type, with these blocks or, without names, every one that it offers."""
    target = factories.ContentPageFactory(parent=home, title="Ziel", slug="ziel")
    body = (
        {"body": factories.body_of_blocks(page_type, target, blocks)}
        if any(field.name == "body" for field in page_type._meta.fields)
        else {}
    )
    if page_type is HomePage:
        for name, value in {"hero_title": "Verbinden", "summary": "Worum es geht.", **body}.items():
            setattr(home, name, value)
        home.save_revision().publish()
        return HomePage.objects.get(pk=home.pk)
    parent = home
    if not {"home.HomePage", "home.ContentPage"} & set(page_type.parent_page_types):
        parent = factories.PAGE_FACTORIES[apps.get_model(page_type.parent_page_types[0])](parent=home)
    return factories.PAGE_FACTORIES[page_type](parent=parent, share_image=factories.make_image(), **body)


@pytest.fixture(scope="module")
def kept_page(kept, page_type, blocks):
    """It goes before the next is made: the home page would differ for the others."""
    with transaction.atomic():
        yield publish(page_type, HomePage.objects.get(locale__language_code="de"), blocks).pk
        transaction.set_rollback(True)


@pytest.fixture
def page(kept_page, page_type, db):
    return page_type.objects.get(pk=kept_page)


@pytest.fixture
def versions(page, page_type, blocks, locales):
    """The page in German and another language, or in all three."""
    codes = CODES[1:] if blocks is None else [CODES[1 + PAGE_TYPES.index(page_type) // 4 % 2]]
    for ancestor in page.get_ancestors().filter(depth__gt=2).specific():
        for code in codes:
            factories.translate(ancestor, locales[code])
    return {"de": page} | {code: factories.translate(page, locales[code]) for code in codes}


def test_every_page_type_has_a_factory():
    missing = set(PAGE_TYPES) - set(factories.PAGE_FACTORIES)
    assert not missing, "add a factory to tests/factories.py: it is what the tests of all page types make pages with"


def test_the_sample_holds_every_block():
    offered = {
        name
        for model in PAGE_TYPES
        for field in model._meta.fields
        if field.name == "body"
        for name in field.stream_block.child_blocks
    }
    assert set(factories.EVERY_BLOCK) == offered


@page_types(6)
def test_page_is_served_as_the_contract_demands(page_type, versions, client, django_assert_max_num_queries, subtests):
    for code, page in versions.items():
        client.get(page.url)  # pictures are made on the first call
        with subtests.test(code=code):
            budget = QUERY_BUDGET + isinstance(page, RelatedContentPage) * GATHERING
            with django_assert_max_num_queries(budget) as asked:
                response = client.get(page.url)
            assert response.status_code == 200
            assert not response.cookies
            assert "Cookie" not in response.headers.get("Vary", "")
            check_tables(asked, response)
            assert html_errors(response) == []
            soup = soup_of(response)
            check_head(soup, code, versions)
            check_body(soup, code)
            # The editor's panel shows the preview in a frame.
            assert "frame-ancestors 'self'" in page.make_preview_request().headers["Content-Security-Policy"]


def check_tables(asked, response):
    """Whatever a page that is kept reads, a change of it is noted: otherwise readers would be shown what was."""
    if response["Cache-Control"] == KEPT_FOR_A_SECOND:
        read = {table for query in asked for table in re.findall(r'(?:FROM|JOIN) "(\w+)"', query["sql"])}
        noted = {watched.table for watched in rules.watched()}
        assert read - noted <= {"events_registration", "page_cache_generation"}


def check_head(soup, code, versions):
    page = versions[code]
    assert soup.html["lang"] == code
    assert soup.title.string.strip()
    assert soup.find("meta", attrs={"name": "description"})["content"]
    assert not soup.find("meta", attrs={"name": "robots"})
    assert canonical(soup) == f"http://testserver{page.url}"
    expected = {language: f"http://testserver{version.url}" for language, version in versions.items()}
    assert alternates(soup) == expected | {"x-default": expected["de"]}
    assert foreign_hosts(soup) == set()
    assert not soup.find_all(style=True)
    assert not soup.find_all("style")
    assert all(script.get("src") or script["type"] == "application/ld+json" for script in soup.find_all("script"))
    graph = json.loads(soup.find("script", type="application/ld+json").string)["@graph"]
    assert graph[0]["@type"] == "GovernmentOrganization"


def check_body(soup, code):
    levels = heading_levels(soup)
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels)), levels
    ids = [element["id"] for element in soup.find_all(id=True)]
    assert len(ids) == len(set(ids)), ids
    # All is shown in the language of the page.
    assert not soup.main.has_attr("lang")
    assert soup.h1.get_text(strip=True).endswith(f"[{code}]") is (code != "de")
    current = [link for link in soup.select("[lang][hreflang]") if link.get("aria-current")]
    assert all(link["lang"] == code for link in current)


@page_types(6)
def test_page_keeps_its_place_in_other_languages_while_untranslated(page_type, page, locales, client):
    if page_type is HomePage:
        pytest.skip("home pages exist in every language from the start")
    alias = page.copy_for_translation(locales["fr"], copy_parents=True, alias=True)
    response = client.get(alias.url)
    soup = soup_of(response)
    assert response.status_code == 200
    assert soup.html["lang"] == "fr"
    assert soup.main["lang"] == "de"
    assert soup.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert canonical(soup) == f"http://testserver{page.url}"
    assert alternates(soup) == {}
    assert page.url in [link["href"] for link in soup.main.find_all("a", href=True)]
    german = soup_of(client.get(page.url))
    assert set(alternates(german)) == {"de", "x-default"}
    # What the program says on a German page is in the reader's language, and marked so.
    unmarked = words_in(soup.main, "de") - words_in(german.main, "de")
    assert not unmarked, 'these stand in French: put lang="{{ LANGUAGE_CODE }}" around them in the template'


def words_in(element, language):
    """The texts that a reader hears in the language."""
    texts = element.find_all(string=True)
    return {str(text).strip() for text in texts if text.find_parent(lang=True)["lang"] == language}


@page_types(6)
def test_editor_opens_the_forms_and_the_preview(page_type, page, admin_client):
    parent = page.get_parent()
    edit = admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert edit.status_code == 200
    add_arguments = [page_type._meta.app_label, page_type._meta.model_name, parent.pk]
    add = admin_client.get(reverse("wagtailadmin_pages:add", args=add_arguments))
    assert add.status_code in {200, 302}  # 302: only one such page may exist
    preview = admin_client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert preview.status_code == 200
    # The editor's panel shows it in a frame, and asks the bar for the faults that it finds.
    assert "frame-ancestors 'self'" in preview.headers["Content-Security-Policy"]
    assert soup_of(preview).find("wagtail-userbar")


@pytest.mark.parametrize("name", sorted(factories.EVERY_BLOCK))
def test_every_block_is_explained_to_editors(name):
    for model in PAGE_TYPES:
        for field in model._meta.fields:
            if field.name == "body" and name in field.stream_block.child_blocks:
                block = field.stream_block.child_blocks[name]
                assert block.meta.icon not in {"", "placeholder"}
                assert block.get_description()
                assert block.is_previewable
