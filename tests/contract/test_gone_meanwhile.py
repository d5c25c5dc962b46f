"""Whoever presses a button by a link of ours while what it is about is deleted is told so, whichever link it is."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.privacy import links
from newsletter import subscriptions
from newsletter.models import ConsentProof, Subscriber
from partnerships.contributions import confirming, notices, yearly_check
from partnerships.models import (
    GroupMember,
    PartnerSearchNotice,
    Partnership,
    PartnershipContact,
    Proposal,
)
from partnerships.working_groups import service
from tests import factories

pytestmark = pytest.mark.django_db
PERSON = {"name": "Amina", "email": "amina@example.org", "language": "de"}


@pytest.fixture
def made(home):
    """Makes what a link of the scope leads to."""
    group = factories.WorkingGroupPageFactory(parent=home, title="AG", slug="ag")

    now = timezone.now()

    def contact():
        partnership = Partnership.objects.create(slug="ort-ort", stage="active")
        return PartnershipContact.objects.create(partnership=partnership, asked_at=now, **PERSON)

    return {
        subscriptions.SCOPE: lambda: Subscriber.objects.create(email=PERSON["email"], language="de", confirmed_at=now),
        confirming.scope_of(Proposal): lambda: Proposal.objects.create(kind="practice", title="Brunnen", **PERSON),
        notices.SCOPE: lambda: PartnerSearchNotice.objects.create(title="Ort", state="accepted", **PERSON),
        service.SCOPE: lambda: GroupMember.objects.create(group=group, state="accepted", **PERSON),
        yearly_check.SCOPE: contact,
    }


def address_of(scope, record):
    token = links.create(scope, record, timedelta(days=1))
    names = {subscriptions.SCOPE: "newsletter:subscription", service.SCOPE: "partnerships:members"}
    if scope in names:
        return reverse(names[scope], args=[token])
    return reverse("partnerships:link_page", args=[scope, token])


@pytest.mark.parametrize(
    ("scope", "sent"),
    [
        (subscriptions.SCOPE, {"action": "confirm"}),
        (subscriptions.SCOPE, {"action": "change", "language": "fr"}),
        (subscriptions.SCOPE, {"action": "unsubscribe"}),
        (confirming.scope_of(Proposal), {"action": "confirm"}),
        (notices.SCOPE, {"action": "renew"}),
        (notices.SCOPE, {"action": "end"}),
        (service.SCOPE, {"sure": "on"}),
        (yearly_check.SCOPE, {"action": "confirm", "stage": "active"}),
        (yearly_check.SCOPE, {"action": "changed", "stage": "active", "message": "Der Verein ruht."}),
    ],
)
def test_what_is_deleted_at_the_same_moment_is_gone(scope, sent, made, monkeypatch):
    address = address_of(scope, made[scope]())
    resolve = links.resolve

    def then_deleted(*args):
        target = resolve(*args)
        type(target)._default_manager.get(pk=target.pk).delete()
        return target

    monkeypatch.setattr(links, "resolve", then_deleted)
    answer = Client().post(address, urlencode(sent), content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 404
    assert "Der Verein ruht." in answer.content.decode() or "message" not in sent
    assert ConsentProof.objects.count() == (scope == subscriptions.SCOPE)
