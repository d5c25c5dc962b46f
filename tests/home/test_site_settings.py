"""The facts about the office, which publishers and administrators may change at the same time."""

import pytest
from django.urls import reverse

from home.models import SiteSettings
from tests.html import soup_of
from tests.roles import client_of, user_of

pytestmark = pytest.mark.django_db


def test_who_saves_the_facts_after_somebody_else_leaves_what_that_person_changed(home):
    address = reverse("wagtailsettings:edit", args=["home", "sitesettings", SiteSettings.objects.get().site_id])
    publisher, admin = client_of(user_of("veroeffentlichung")), client_of(user_of("admin"))
    shown = [
        {field["name"]: field.get("value", "") for field in soup_of(client.get(address)).select("#w-editor-form input")}
        for client in (publisher, admin)
    ]
    assert publisher.post(address, shown[0] | {"phone": "+49 711 1"}).status_code == 302
    assert admin.post(address, shown[1] | {"city": "Ulm", "is_public": "on"}).status_code == 302
    facts = SiteSettings.objects.get()
    assert (facts.phone, facts.city) == ("+49 711 1", "Ulm")
