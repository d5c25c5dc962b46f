"""An event for which people have registered is not deleted, on no way; nobody gets an error page for trying."""

import itertools

import pytest
from django.urls import reverse
from wagtail.models import Locale, Page

from home.staff import roles
from tests import factories
from tests.events.registrations import register
from tests.sampling import sample

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def kept_event(make_kept):
    """An event in German and French."""
    event = make_kept(policy="open", capacity_on_site=5, in_german_only=True)
    factories.translate(event, Locale.objects.get(language_code="fr"))
    return event.pk


@pytest.mark.parametrize(
    ("registered", "way", "what"),
    sample(list(itertools.product([True, False], ["single", "bulk"], ["event", "overview"])), 3),
)
def test_an_event_is_deleted_only_while_nobody_is_registered(registered, way, what, event, client_of):
    if registered:
        register(event)
    page = event if what == "event" else event.get_parent()
    address = reverse("wagtailadmin_pages:delete", args=[page.pk])
    if way == "bulk":
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"]) + f"?id={page.pk}&next=/admin/"
    client = client_of(roles.PUBLISHERS)
    answer = client.post(address, follow=True)
    assert answer.status_code == 200
    assert ("Zu dieser Veranstaltung gibt es Anmeldungen" in answer.content.decode()) is registered
    assert Page.objects.filter(translation_key=event.translation_key).count() == (2 if registered else 0)
