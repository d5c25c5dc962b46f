"""What an editor still has to fill in is not published, and not searched."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from core.text import placeholders
from home.models import ContentPage
from tests import factories

pytestmark = pytest.mark.django_db
GAP = "[BITTE ERGÄNZEN: Anschrift]"


@pytest.mark.parametrize("gap", [GAP, "[À COMPLÉTER\u00a0: adresse]", "[ПОТРІБНО ДОПОВНИТИ: адреса]"])
def test_placeholders_of_each_language_are_known(gap):
    assert placeholders.found_in(f"Wir sitzen in {gap}, oben.") == [gap]
    assert placeholders.without(f"Wir sitzen in {gap}, oben.") == "Wir sitzen in , oben."
    assert placeholders.found_in("[Anmerkung der Redaktion]") == []


def edit(client, page, action="", summary="", text="Wir sind da."):
    body = streamfield([("text", rich_text(f"<p>{text}</p>"))])
    data = nested_form_data({"title": "Anschrift", "slug": "anschrift", "summary": summary, "body": body})
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data | ({action: "1"} if action else {}))


@pytest.mark.parametrize(("words", "field"), [({"summary": GAP}, "summary"), ({"text": f"Hier: {GAP}"}, "body")])
def test_a_page_that_holds_one_may_be_kept_but_not_published(home, admin_client, settings, words, field):
    page = factories.ContentPageFactory(parent=home, live=False)
    assert edit(admin_client, page, **words).status_code == 302
    response = edit(admin_client, page, "action-publish", **words)
    assert response.context["form"].errors.keys() == {field}
    assert "bevor Sie die Seite" in response.content.decode()
    assert not ContentPage.objects.get(pk=page.pk).live
    settings.DEMO = True
    edit(admin_client, page, "action-publish", **words)
    assert ContentPage.objects.get(pk=page.pk).live


def bulk_publish(client, *pages):
    query = "&".join(f"id={page.pk}" for page in pages)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    return client.post(f"{address}?{query}&next=/admin/pages/", follow=True)


def test_nor_is_it_published_among_others(home, admin_client, settings):
    page, other = (factories.ContentPageFactory(parent=home, live=False) for _number in range(2))
    page.summary = GAP
    page.save_revision()
    assert page.title in bulk_publish(admin_client, page, other).content.decode()
    assert not ContentPage.objects.filter(pk__in=[page.pk, other.pk], live=True).exists()
    settings.DEMO = True
    bulk_publish(admin_client, page, other)
    assert ContentPage.objects.filter(pk__in=[page.pk, other.pk], live=True).count() == 2


def test_nor_is_a_page_whose_picture_tells_of_ukraine_unless_somebody_checks_it(home, admin_client):
    page = factories.ContentPageFactory(parent=home, live=False)
    page.body = [("image", {"image": factories.make_image(alt_de="Ein Haus in der Ukraine"), "decorative": False})]
    page.save_revision()
    assert page.title in bulk_publish(admin_client, page).content.decode()
    assert not ContentPage.objects.get(pk=page.pk).live
