"""Who may do what in the admin."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from home.models import ContentPage, GrantedOnce, HomePage
from home.staff import roles
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def kept_page(kept):
    """A page that is translated into the other languages."""
    page = factories.ContentPageFactory(parent=HomePage.objects.get(locale__language_code="de"))
    factories.translate_into_all(page)
    return page.translation_key


@pytest.fixture
def versions(kept_page, db):
    pages = ContentPage.objects.filter(translation_key=kept_page).select_related("locale")
    return {page.locale.language_code: page for page in pages}


@pytest.mark.parametrize(
    ("group", "editable"),
    [
        (roles.EDITORS, {"de", "fr", "uk"}),
        (roles.PUBLISHERS, {"de", "fr", "uk"}),
        (roles.TRANSLATORS["fr"], {"fr"}),
        (roles.TRANSLATORS["uk"], {"uk"}),
    ],
)
def test_each_group_edits_its_languages_only(group, editable, versions, client_of):
    client = client_of(group)
    opened = {
        code
        for code, page in versions.items()
        if client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200
    }
    assert opened == editable


@pytest.mark.parametrize(("group", "allowed"), [(roles.PUBLISHERS, True), (roles.TRANSLATORS["fr"], False)])
def test_only_publishers_put_german_in_place_of_a_translation(group, allowed, versions, client_of):
    translation, client = versions["fr"], client_of(group)
    address = reverse("wagtail_localize:convert_to_alias", args=[translation.pk])
    editor = client.get(reverse("wagtailadmin_pages:edit", args=[translation.pk]))
    assert (address in editor.content.decode()) is allowed
    client.post(address)
    translation.refresh_from_db()
    assert (translation.alias_of_id is not None) is allowed


@pytest.mark.parametrize("group", [roles.EDITORS, *roles.TRANSLATORS.values()])
def test_nobody_else_publishes(group, versions, client_of):
    page = versions["fr" if group == roles.TRANSLATORS["fr"] else "uk"]
    view = client_of(group).get(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    assert view.status_code == 302


def test_legal_pages_cannot_be_taken_away(home, admin_client):
    page = factories.LegalPageFactory(parent=home)
    for view in ("delete", "unpublish"):
        admin_client.post(reverse(f"wagtailadmin_pages:{view}", args=[page.pk]))
    page.refresh_from_db()
    assert page.live


def test_setting_up_again_keeps_what_an_administrator_changed(home):
    group = Group.objects.get(name=roles.EDITORS)
    group.permissions.clear()
    roles.create()
    assert not group.permissions.exists()


@pytest.mark.parametrize("record", ["home_person", "home_glossaryterm", "partnerships_municipality"])
def test_editors_maintain_records_and_translators_do_not(record, client_of):
    address = reverse(f"wagtailsnippets_{record}:list")
    assert client_of(roles.EDITORS).get(address).status_code == 200
    assert client_of(roles.TRANSLATORS["uk"]).get(address).status_code == 302


def test_groups_get_new_permissions_and_not_back_what_was_taken_away():
    group = Group.objects.get(name=roles.EDITORS)
    taken, added = group.permissions.order_by("pk")[:2]
    group.permissions.remove(taken, added)
    GrantedOnce.objects.filter(group=group, permission=added).delete()  # as if a release had just brought it
    roles.create()
    assert added in group.permissions.all()
    assert taken not in group.permissions.all()
