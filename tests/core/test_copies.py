"""What a proxy before the site may keep, and what it must not."""

import pytest
from wagtail.models import PageViewRestriction

from tests import factories

pytestmark = pytest.mark.django_db


def kept(answer):
    return "s-maxage=1" in answer.get("Cache-Control", "")


@pytest.mark.parametrize("address", ["/de/", "/fr/", "/", "/robots.txt", "/sitemap.xml"])
def test_what_all_readers_get_alike_is_kept_for_a_second(address, client, home):
    answer = client.get(address)
    assert answer["X-Accel-Expires"].startswith("@")
    assert kept(answer) == (answer.status_code == 200)
    assert not answer.cookies


def test_a_form_is_not_kept(client, home):
    assert not kept(client.get(factories.FeedbackPageFactory(parent=home).url))


def test_what_an_editor_sees_is_not_kept(admin_client, home):
    assert not kept(admin_client.get("/de/"))
    assert not kept(admin_client.get("/admin/"))


@pytest.mark.parametrize("address", ["/account/login/", "/-/health", "/-/live"])
def test_machines_and_the_log_in_are_not_kept(address, client, home):
    answer = client.get(address)
    assert not kept(answer)
    assert "X-Accel-Expires" not in answer


def test_what_is_withdrawn_takes_the_place_of_the_copy(client, home):
    page = factories.ContentPageFactory(parent=home)
    assert kept(client.get(page.url))
    page.unpublish()
    gone = client.get(page.url)
    assert gone.status_code == 404
    assert gone["X-Accel-Expires"].startswith("@")


def test_what_is_for_groups_takes_the_place_of_the_copy_without_being_kept_by_browsers(client, home):
    page = factories.ContentPageFactory(parent=home)
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    answer = client.get(page.url)
    assert answer.status_code == 302
    assert answer["X-Accel-Expires"].startswith("@")
    assert "private" in answer["Cache-Control"]


def test_a_document_is_not_kept(client, home):
    document = factories.make_document()
    answer = client.get(document.url)
    assert answer.status_code == 200
    assert not kept(answer)


def test_a_post_is_not_kept(client, home):
    assert not kept(client.post("/de/"))
