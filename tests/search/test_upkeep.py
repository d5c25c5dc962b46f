"""Every way to change what readers may see changes what the search finds."""

from datetime import timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from home.models import ContentPage, GlossaryTerm, HomePage, Topic
from home.staff import roles
from partnerships.contributions import notices
from partnerships.models import Municipality, PartnerSearchNotice, Partnership
from search import index, lookup
from search.models import SearchDocument
from tests import factories

pytestmark = pytest.mark.django_db
CANARY = "Kanarienvogel"
ANOTHER = "Rotkehlchen"  # for tests that make what has the word themselves


def shown(query, language):
    return lookup.hits(lookup.search(query, language)[:10])


def titles(query, language="de"):
    return [hit.document.title for hit in shown(query, language)]


@pytest.fixture(scope="module")
def kept_canary(kept):
    home = HomePage.objects.get(locale__language_code="de")
    parent = factories.ContentPageFactory(parent=home, title="Volière", slug="voliere")
    return factories.ContentPageFactory(parent=parent, title=CANARY, slug="kanarienvogel", summary="Er singt.").pk


@pytest.fixture
def canary(kept_canary, db):
    return ContentPage.objects.get(pk=kept_canary)


def restrict(page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")


@pytest.mark.parametrize(
    "hide",
    [
        lambda page: page.unpublish(),
        lambda page: page.delete(),
        lambda page: page.get_parent().delete(),
        restrict,
        lambda page: restrict(page.get_parent()),
        lambda page: restrict(Page.objects.get(pk=page.get_parent().get_parent().pk)),
    ],
    ids=["unpublished", "deleted", "parent deleted", "restricted", "parent restricted", "home restricted"],
)
def test_a_hidden_page_is_not_found(canary, hide):
    assert titles(CANARY) == [CANARY]
    hide(Page.objects.get(pk=canary.pk).specific)
    assert titles(CANARY) == []
    assert not SearchDocument.objects.filter(title=CANARY).exists()
    assert lookup.suggest(CANARY[:5], "de") == []


def test_a_page_is_found_again_when_its_restriction_is_lifted(canary):
    restrict(canary.get_parent())
    PageViewRestriction.objects.all().delete()
    assert titles(CANARY) == [CANARY]


def test_a_move_below_a_private_page_hides_and_another_shows(canary, home):
    private = factories.ContentPageFactory(parent=home, title="Intern", slug="intern")
    restrict(private)
    canary.refresh_from_db()
    canary.move(private, pos="last-child")
    assert titles(CANARY) == []
    Page.objects.get(pk=canary.pk).specific.move(Page.objects.get(pk=home.pk), pos="last-child")
    assert [hit.url for hit in shown(CANARY, "de")] == ["/de/kanarienvogel/"]


def test_a_draft_is_not_found_before_it_is_published(canary):
    canary.title = "Wellensittich"
    revision = canary.save_revision()
    assert titles("Wellensittich") == []
    revision.publish()
    assert titles("Wellensittich") == ["Wellensittich"]
    assert titles(CANARY) == []


def test_an_alias_is_not_found_but_its_translation_is(canary, locales):
    canary.copy_for_translation(locales["fr"], copy_parents=True, alias=True)
    assert titles(CANARY, "fr") == []
    translated = factories.translate(canary, locales["fr"], publish=False)
    assert titles(CANARY, "fr") == []
    translated.save_revision().publish()
    assert titles(CANARY, "fr") == [f"{CANARY} [fr]"]
    canary.unpublish()
    assert titles(CANARY, "fr") == []


def test_facts_reach_the_index_in_every_language(home, locales):
    parent = factories.NewsIndexPageFactory(parent=home)
    page = factories.NewsPageFactory(parent=parent, title=ANOTHER, slug="k")
    factories.translate(page, locales["uk"])
    page.topics = [Topic.objects.create(name_de="Vögel", name_fr="Oiseaux", name_uk="Птахи", slug="birds")]
    page.countries = ["UA"]
    page.save_revision().publish()
    rows = SearchDocument.objects.filter(title__startswith=ANOTHER).values_list("countries", "topics", "kind")
    assert list(rows) == [(["UA"], ["birds"], "news")] * 2
    Topic.objects.get(slug="birds").delete()
    index.rebuild()
    assert not SearchDocument.objects.filter(topics__contains=["birds"]).exists()


def test_places_are_found_by_their_names_in_every_script(directory, subtests):
    for code in ("de", "fr", "uk"):
        for name in ("Lemberg", "Lviv", "Lwiw", "Львів", "Львова", "lwow"):
            with subtests.test(code=code, name=name):
                found = {hit.document.kind: hit.url for hit in shown(name, code)}
                assert {"partnership", "municipality"} <= set(found)
                assert found["partnership"].startswith(f"/{code}/")


def test_records_are_followed(directory):
    record = Partnership.objects.get(slug="freiburg-lwiw")
    record.text_de = f"Ein {ANOTHER} singt."
    record.save()
    assert len(titles(ANOTHER)) == 1
    record.is_public = False
    record.save()
    assert titles(ANOTHER) == []
    record.is_public = True
    record.save()
    place = Municipality.objects.get(name_de="Lwiw")
    place.search_names = [*place.search_names, "Leopolis"]
    place.save()
    assert set(titles("Leopolis")) >= {"Lwiw"}
    record.delete()
    assert titles(ANOTHER) == []


def test_records_are_found_only_while_their_page_can_be_read(directory):
    directory.unpublish()
    assert titles("Lemberg") == []


def test_bulk_changes_are_followed_on_request(home, locales):
    factories.GlossaryPageFactory(parent=home)
    GlossaryTerm.objects.bulk_create([GlossaryTerm(term_de=ANOTHER, definition_de="Ein Vogel.")])
    index.refresh(GlossaryTerm.objects.all())
    assert next(hit.url for hit in shown(ANOTHER, "de")).endswith("#rotkehlchen")
    GlossaryTerm.objects.all().delete()
    assert titles(ANOTHER) == []


def test_no_title_is_too_odd_to_index(canary, subtests):
    for title in ("ß" * 255, "ﷺ" * 100, "= ' \\ : * & | !", "-".join("abcdefgh") * 15, "ї" * 255):
        with subtests.test(title=title):
            canary.title = title
            canary.save_revision().publish()
            assert SearchDocument.objects.filter(title=title).exists()


def test_documents_of_private_collections_are_not_found(locales):
    document = factories.make_document("k.pdf", title=ANOTHER)
    assert titles(ANOTHER) == [ANOTHER]
    collection = Collection.get_first_root_node().add_child(name="Intern")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    document.collection = collection
    document.save()
    assert titles(ANOTHER) == []
    CollectionViewRestriction.objects.all().delete()
    assert titles(ANOTHER) == [ANOTHER]
    document.delete()
    assert titles(ANOTHER) == []


@pytest.fixture
def intern(locales):
    collection = Collection.get_first_root_node().add_child(name="Intern")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    return collection


def test_several_documents_that_an_editor_moves_to_a_private_collection_are_not_found(intern, client_of):
    documents = [factories.make_document(title=ANOTHER) for _number in range(2)]
    assert titles(ANOTHER) == [ANOTHER] * 2
    address = reverse("wagtail_bulk_action", args=["home", "customdocument", "add_to_collection"])
    query = "&".join(f"id={document.pk}" for document in documents)
    answer = client_of(roles.EDITORS).post(f"{address}?{query}", {"collection": intern.pk})
    assert answer.status_code == 302
    assert titles(ANOTHER) == []


def test_documents_of_a_collection_that_is_moved_into_a_private_one_are_not_found(intern, admin_client):
    collection = Collection.get_first_root_node().add_child(name="Offen")
    factories.make_document(title=ANOTHER, collection=collection)
    assert titles(ANOTHER) == [ANOTHER]
    address = reverse("wagtailadmin_collections:edit", args=[collection.pk])
    for parent, found in ((intern, []), (Collection.get_first_root_node(), [ANOTHER])):
        assert admin_client.post(address, {"name": "Offen", "parent": parent.pk}).status_code == 302
        assert titles(ANOTHER) == found


def test_rebuilding_changes_nothing_when_all_was_followed(directory, canary):
    ContentType.objects.clear_cache()
    assert index.rebuild() == 0
    SearchDocument.objects.filter(page=canary).update(checksum="", title="Falsch")
    Page.objects.filter(pk=canary.get_parent().pk).update(live=False)
    assert index.rebuild() == 2
    assert titles("Volière") == []


def test_notices_are_found_in_their_language_until_their_day(locales, home):
    page = factories.PartnerSearchPageFactory(parent=home, slug="partnersuche")
    factories.translate(page, locales["uk"])
    facts = {"state": "accepted", "own_country": "UA", "municipality": "Львів", "text": "Текст", "name": "x"}
    notice = PartnerSearchNotice.objects.create(
        **facts, title=ANOTHER, language="uk", email="x@example.org", expires_on=timezone.localdate()
    )
    assert [hit.url for hit in shown(ANOTHER, "uk")] == [f"{page.get_translation(locales['uk']).url}{notice.pk}/"]
    assert titles(ANOTHER, "de") == []
    notice.gist_de = "Eine Gemeinde sucht Wasserwerke."
    notice.save()
    assert titles("Wasserwerke", "de") == ["Partner gesucht: Ukraine"]
    assert not SearchDocument.objects.filter(text__contains="example.org").exists()
    PartnerSearchNotice.objects.update(expires_on=timezone.localdate() - timedelta(days=1))
    notices.keep_up()
    assert titles(ANOTHER, "uk") == []
