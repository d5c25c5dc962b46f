import datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from core.mail.models import OutboxMail
from home.models import Topic
from partnerships.models import Partnership, PartnershipContact

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("records")]


def address(action, ids):
    url = reverse("wagtail_bulk_action", args=["partnerships", "partnership", action])
    return f"{url}?{'&'.join(f'id={key}' for key in ids)}"


@pytest.mark.parametrize(
    ("action", "value", "fact", "expected"),
    [
        ("set_stage", "paused", "stage", "paused"),
        ("set_legal_type", "", "legal_type", ""),
        ("set_public", "0", "is_public", False),
        ("set_confirmed", "2026-01-31", "last_confirmed_on", datetime.date(2026, 1, 31)),
    ],
)
def test_a_fact_of_many_is_set_and_logged(action, value, fact, expected, admin_client):
    chosen = Partnership.objects.all()[:3]
    Partnership.objects.update(legal_type="contact", stage="active")
    url = address(action, [record.pk for record in chosen])
    page = admin_client.get(url).content.decode()
    assert "3 Partnerschaften würden geändert" in page
    assert admin_client.post(url, {"value": value}).status_code == 302
    assert [getattr(record, fact) for record in Partnership.objects.all()[:3]] == [expected] * 3
    assert getattr(Partnership.objects.all()[3], fact) != expected
    assert ModelLogEntry.objects.filter(action="wagtail.edit").count() == 3


def test_topics_come_and_go(admin_client):
    chosen = list(Partnership.objects.all()[:2])
    before = [set(record.topics.all()) for record in chosen]
    new = Topic.objects.create(slug="neu", name_de="Neu", name_fr="Nouveau", name_uk="Нове")
    for action, expected in (("add_topic", True), ("remove_topic", False)):
        admin_client.post(address(action, [record.pk for record in chosen]), {"value": new.pk})
        assert [new in record.topics.all() for record in Partnership.objects.all()[:2]] == [expected] * 2
    assert [set(record.topics.all()) for record in Partnership.objects.all()[:2]] == before


@pytest.mark.parametrize(
    ("action", "value"), [("set_stage", "gone"), ("set_public", ""), ("set_confirmed", "gestern"), ("add_topic", "x")]
)
def test_a_wrong_value_is_a_form_error(action, value, admin_client):
    response = admin_client.post(address(action, [Partnership.objects.first().pk]), {"value": value})
    assert response.status_code == 200
    assert response.context["form"].errors


def test_what_would_be_wrong_changes_nothing_and_is_named(admin_client):
    first, second = Partnership.objects.all()[:2]
    Partnership.objects.filter(pk=second.pk).update(since="2000", until="1990")
    response = admin_client.post(address("set_stage", [first.pk, second.pk]), {"value": "handover"})
    assert response.status_code == 200
    assert second.slug in str(response.context["form"].errors)
    assert not Partnership.objects.filter(stage="handover").exists()
    assert not ModelLogEntry.objects.filter(action="wagtail.edit").exists()


def test_editors_ask_contacts_now_but_nobody_twice_within_two_weeks(admin_client):
    first, second = Partnership.objects.all()[:2]
    PartnershipContact.objects.create(partnership=first, name="Ada Beispiel", email="ada@example.org", language="uk")
    url = address("ask_contacts", [first.pk, second.pk])
    assert "in den letzten 14 Tagen" in admin_client.get(url).content.decode()
    assert not OutboxMail.objects.exists(), "to look at the page asks nobody"
    for _attempt in range(2):
        assert admin_client.post(url).status_code == 302
    assert [mail.language for mail in OutboxMail.objects.all()] == ["uk"]
    PartnershipContact.objects.update(asked_at=timezone.now() - timezone.timedelta(days=15))
    admin_client.post(url)
    assert PartnershipContact.objects.get().asked_at > timezone.now() - timezone.timedelta(days=1)
