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
