"""Who may choose what in the admin, and whose titles a chooser tells."""

import json

import pytest
from django.urls import reverse
from wagtail.models import Locale, PageViewRestriction
from wagtail.snippets.models import get_snippet_models

from home.models import ContentPage, GlossaryTerm, HomePage, Person, Topic
from partnerships.models import Municipality, Organisation
from tests import factories
from tests.conftest import lean
from tests.roles import client_of, user_of

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]
CANARY = "Kanarienvogel"
CHOSEN = {Person, GlossaryTerm, Topic, Municipality, Organisation}


@pytest.fixture(scope="module")
def kept_pages(kept):
    with lean(is_lean=False):
        return {kind: page.pk for kind, page in make_pages().items()}


@pytest.fixture
def pages(kept_pages, db):
    """Pages of each kind, all found by the same word."""
    return {kind: ContentPage.objects.get(pk=key) for kind, key in kept_pages.items()}


def make_pages():
    home = HomePage.objects.get(locale__language_code="de")
    made = {
        "public": factories.ContentPageFactory(parent=home, title=f"{CANARY} offen"),
        "draft": factories.ContentPageFactory(parent=home, title=f"{CANARY} Entwurf", live=False),
        "restricted": factories.ContentPageFactory(parent=home, title=f"{CANARY} geschützt"),
    }
    PageViewRestriction.objects.create(page=made["restricted"], restriction_type="login")
    made["retitled"] = factories.ContentPageFactory(parent=home, title=f"{CANARY} gestern")
    made["retitled"].title = f"{CANARY} morgen"
    made["retitled"].save_revision()
    return made


def seen(answer):
    """Which of the pages the answer names, by the last word of their titles."""
    assert answer.status_code == 200
    text = answer.content.decode()
    if "json" in answer["Content-Type"]:
        text = json.dumps(json.loads(text), ensure_ascii=False)
    return {word for word in ("offen", "Entwurf", "geschützt", "gestern", "morgen") if f"{CANARY} {word}" in text}


PUBLIC = {"offen", "gestern"}
ALL = {"offen", "Entwurf", "geschützt", "gestern", "morgen"}
ROLES = {
    "admin": ALL,
    "redaktion": ALL,
    "veroeffentlichung": ALL,
    "traduction": PUBLIC,
    "arbeitsgemeinschaft": PUBLIC,
    "datenschutz": None,
    "anmeldung": None,
}


@pytest.mark.parametrize(("role", "expected"), ROLES.items())
def test_choosers_of_pages_name_those_that_one_sees(role, expected, home, pages):
    client = client_of(user_of(role))
    keys = [page.pk for page in pages.values()]
    chosen = reverse("wagtailadmin_choose_page_chosen_multiple")
    addresses = [
        reverse("wagtailadmin_choose_page_child", args=[home.pk]),
        f"{reverse('wagtailadmin_choose_page_search')}?q={CANARY}",
        f"{chosen}?{'&'.join(f'id={key}' for key in keys)}",
    ]
    for address in addresses:
        if expected is None:
            assert client.get(address).status_code == 302
        else:
            assert seen(client.get(address)) | ({"gestern"} & expected) == expected, address


def test_the_menu_names_no_translations_that_one_does_not_see(pages):
    """Wagtail's API for the menu tells a page's versions in all languages."""
    for code, title in (("fr", "En français"), ("uk", f"{CANARY} Entwurf")):
        version = factories.translate(pages["public"], Locale.objects.get(language_code=code))
        type(version).objects.filter(pk=version.pk).update(title=title, draft_title=title, live=False)
        if code == "fr":
            french = version
    address = reverse("wagtailadmin_api:pages:detail", args=[french.pk])
    assert not seen(client_of(user_of("traduction")).get(address))
    assert "Entwurf" in seen(client_of(user_of("redaktion")).get(address))


@pytest.mark.parametrize(("role", "is_page"), [("redaktion", True), ("traduction", False)])
def test_the_address_of_a_page_becomes_a_link_for_those_who_see_it(role, is_page, pages):
    address = reverse("wagtailadmin_choose_page_external_link")
    sent = {"external-link-chooser-url": pages["restricted"].full_url, "external-link-chooser-link_text": "dort"}
    result = client_of(user_of(role)).post(address, sent).json()["result"]
    assert ("id" in result) is is_page
    assert (CANARY in json.dumps(result)) is is_page


def test_a_chooser_that_would_begin_in_a_draft_begins_at_the_root(pages):
    factories.ContentPageFactory(parent=pages["draft"], title="Darunter", live=False)
    address = reverse("wagtailadmin_choose_page_child", args=[pages["draft"].pk])
    assert not seen(client_of(user_of("traduction")).get(address))


def test_the_parent_of_a_found_page_is_named_to_those_who_see_it(pages):
    factories.ContentPageFactory(parent=pages["draft"], title="Darunter")
    address = f"{reverse('wagtailadmin_choose_page_search')}?q=Darunter"
    answer = client_of(user_of("pereklad")).get(address)
    assert "Darunter" in answer.content.decode()
    assert not seen(answer)
    assert seen(client_of(user_of("redaktion")).get(address)) == {"Entwurf"}


def test_keys_that_are_none_choose_nothing(pages):
    answer = client_of(user_of("redaktion")).get(reverse("wagtailadmin_choose_page_chosen_multiple"), {"id": "x"})
    assert answer.json()["result"] == []


def chooser(model, view="choose", *args):
    return f"/admin/snippets/choose/{model._meta.app_label}/{model._meta.model_name}/{view}"


def test_what_nobody_chooses_has_no_chooser(admin_client):
    found = {model for model in get_snippet_models() if admin_client.get(chooser(model, "")).status_code == 200}
    assert found == CHOSEN


MAY_CHOOSE = {
    "admin": CHOSEN,
    "redaktion": CHOSEN,
    "veroeffentlichung": CHOSEN,
    "traduction": {Person, GlossaryTerm},
    "beratung": {Topic},
    "arbeitsgemeinschaft": set(),
    "datenschutz": set(),
    "anmeldung": set(),
}


@pytest.mark.parametrize(("role", "expected"), MAY_CHOOSE.items())
def test_records_are_chosen_by_those_whose_forms_hold_them(role, expected):
    client = client_of(user_of(role))
    for view in ("", "results/", "chosen/1/", "chosen-multiple/"):
        refused = {model for model in CHOSEN if client.get(chooser(model, view)).status_code == 302}
        assert refused == CHOSEN - expected, view


@pytest.mark.parametrize(("role", "status"), [("redaktion", 200), ("traduction", 403), ("datenschutz", 403)])
def test_the_api_for_choosers_names_records_to_those_who_may_choose_them(role, status):
    """wagtail-localize brings it: for records of any kind, though its editor asks for few."""
    address = reverse("wagtail_localize:snippets_api_listing", args=["partnerships", "proposal"])
    assert client_of(user_of(role)).get(address).status_code == status


def test_the_report_of_page_types_names_pages_that_one_edits(pages, homes):
    address = reverse("wagtailadmin_reports:page_types_usage")
    factories.translate(pages["public"], Locale.objects.get(language_code="fr"))
    pages["draft"].save_revision()
    assert seen(client_of(user_of("redaktion")).get(address))
    assert not seen(client_of(user_of("traduction")).get(address))
    assert not seen(client_of(user_of("pereklad")).get(f"{address}results/"))


def test_the_report_of_translations_names_those_of_ones_language(pages):
    factories.translate(pages["public"], Locale.objects.get(language_code="fr"))
    address = reverse("wagtail_localize:translations_report")
    found = {
        role: bool(seen(client_of(user_of(role)).get(address))) for role in ("redaktion", "traduction", "pereklad")
    }
    assert found == {"redaktion": True, "traduction": True, "pereklad": False}
    assert client_of(user_of("beratung")).get(address).status_code == 302


def test_moving_a_page_names_it_to_those_who_may_move_it(pages, home):
    index = factories.NewsIndexPageFactory(parent=home)
    address = reverse("wagtailadmin_pages:move_confirm", args=[pages["draft"].pk, index.pk])
    assert client_of(user_of("beratung")).get(address).status_code == 302


def test_pictures_of_a_collection_are_chosen_by_those_who_may(home):
    image = factories.make_image(title=CANARY)
    addresses = [
        f"{reverse('wagtailimages_chooser:select_format', args=[image.pk])}",
        reverse("wagtailimages_chooser:chosen", args=[image.pk]),
        f"{reverse('wagtailimages_chooser:chosen_multiple')}?id={image.pk}",
        reverse("wagtailadmin_api:images:listing"),
    ]
    for role, chooses in (("traduction", True), ("datenschutz", False)):
        client = client_of(user_of(role))
        assert {(CANARY in client.get(address).content.decode()) for address in addresses[1:]} == {chooses}
        assert (client.get(addresses[0]).status_code == 200) is chooses
