"""What no form of the admin sends is answered, and changes nothing."""

import pytest
from django.urls import reverse
from wagtail.models import GroupCollectionPermission, Page

from home.models import ContentPage, Topic
from home.staff import roles
from tests import factories
from tests.html import soup_of
from tests.journeys.forms import fields_of

pytestmark = pytest.mark.django_db


def test_a_line_break_in_a_title_is_refused_at_its_field(home, admin_client):
    """Mails about a page have its title in their subject."""
    page = factories.ContentPageFactory(parent=home, title="Brücke")
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    fields = fields_of(soup_of(admin_client.get(edit)).find("form", id="page-edit-form"))
    answer = admin_client.post(edit, fields | {"title": "Brücke\nBcc: alle@example.org", "body-count": "0"})
    assert answer.context["form"].errors == {"title": ["Das muss in einer Zeile stehen."]}


@pytest.mark.parametrize("where", ["share_image", "body"])
def test_a_picture_that_one_may_not_choose_is_refused_at_its_field(where, home, client_of):
    GroupCollectionPermission.objects.all().delete()
    page = factories.ContentPageFactory(parent=home, title="Brücke")
    picture = factories.make_image(title="Vertraulich")
    editor = client_of(roles.EDITORS)
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    fields = fields_of(soup_of(editor.get(edit)).find("form", id="page-edit-form"))
    body = {"body-count": "1", "body-0-type": "image", "body-0-deleted": "", "body-0-order": "0"}
    body |= {"body-0-value-image": picture.pk, "body-0-value-decorative": ""}
    sent = {"share_image": picture.pk} if where == "share_image" else body
    answer = editor.post(edit, fields | sent)
    assert list(answer.context["form"].errors) == [where]
    assert "nicht unter denen" in answer.text
    assert "Vertraulich" not in answer.text
    ContentPage.objects.filter(pk=page.pk).update(share_image=picture, latest_revision=None)
    kept = editor.post(edit, fields | {"share_image": picture.pk})
    assert kept.status_code == 302, "what is chosen already stays"


def test_what_came_into_use_meanwhile_is_not_deleted(home, admin_client):
    page = factories.TopicPageFactory(parent=home)
    address = reverse(Topic.snippet_viewset.get_url_name("delete"), args=[page.topic.pk])
    answer = admin_client.post(address, follow=True)
    assert "wird noch anderswo benutzt" in answer.text
    assert Topic.objects.filter(pk=page.topic.pk).exists()


@pytest.mark.parametrize("key", ["x", "1-x", "٣x"])
def test_a_record_by_a_key_that_is_none_is_not_found(admin_client, key):
    assert admin_client.get(f"/admin/snippets/choose/home/topic/chosen/{key}/").status_code == 404


@pytest.mark.parametrize("address", ["choose-external-link/", "redirects/import/process/", "pages/{}/copy/"])
def test_a_form_without_its_fields_is_a_bad_request(home, admin_client, address):
    page = factories.ContentPageFactory(parent=home)
    assert admin_client.post("/admin/" + address.format(page.pk), {}).status_code == 400
    assert ContentPage.objects.get() == page


@pytest.mark.parametrize("act", ["set_position", "lock", "unlock"])
def test_the_root_of_the_tree_is_not_acted_on(home, admin_client, act):
    root = home.get_parent()
    assert admin_client.post(f"/admin/pages/{root.pk}/{act}/").url == reverse("wagtailadmin_home")  # with a word why
    assert not Page.objects.get(pk=root.pk).locked
    assert admin_client.post(f"/admin/pages/{home.pk}/{act}/").status_code in {200, 302}


def test_an_api_that_is_asked_for_html_says_that_it_has_none(home, admin_client):
    answer = admin_client.get("/admin/localize/api/snippets/home/topic/", headers={"Accept": "text/html"})
    assert answer.status_code == 406


def test_revisions_are_gone_back_to_by_their_numbers(home, admin_client):
    revision = home.save_revision()
    address = f"/admin/pages/{home.pk}/revisions/%s/revert/"
    assert [admin_client.get(address % number).status_code for number in (revision.pk, 0)] == [200, 404]
