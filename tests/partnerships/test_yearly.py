import datetime

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from home import retention
from home.models import OutboxMail
from partnerships.contributions import yearly
from partnerships.models import Correction, Partnership, PartnershipContact
from tests.html import soup_of
from tests.partnerships.sending import link_in

pytestmark = pytest.mark.django_db
EMAIL = "canary.kanarienvogel@example.org"


@pytest.fixture
def contact(directory):
    partnership = Partnership.objects.public().exclude(stage="ended").first()
    with time_machine.travel("2026-01-01"):
        return PartnershipContact.objects.create(
            partnership=partnership, name="Amina Kanarienvogel", email=EMAIL, language="fr"
        )


def ask():
    yearly.ask_all()
    return OutboxMail.objects.filter(kind="partnerships.still_correct")


def test_a_contact_is_asked_once_a_year_and_not_twice(contact):
    with time_machine.travel("2026-11-20"):
        assert ask().get().language == "fr"
        assert ask().count() == 1
    with time_machine.travel("2027-11-19"):
        assert ask().count() == 1
    with time_machine.travel("2027-11-21"):
        assert ask().count() == 2


def test_who_has_confirmed_or_ended_is_not_asked(contact):
    with time_machine.travel("2026-11-20"):
        Partnership.objects.update(last_confirmed_on="2026-06-01")
        assert not ask()
        Partnership.objects.update(last_confirmed_on=None, stage="ended")
        assert not ask()


def test_only_a_post_confirms_and_only_once(contact):
    with time_machine.travel("2026-11-20"):
        address, client = link_in(ask().get()), Client(enforce_csrf_checks=True)
        page = client.get(address)
        assert "no-store" in page.headers["Cache-Control"]
        assert {button["value"] for button in soup_of(page).main.find_all("button")} == {"confirm", "changed"}
        assert Partnership.objects.get(pk=contact.partnership_id).last_confirmed_on is None
        assert client.post(address, {"action": "confirm"}).status_code == 302
        assert Partnership.objects.get(pk=contact.partnership_id).last_confirmed_on == timezone.localdate()
        assert not soup_of(client.get(address)).main.find("form")
        client.post(address, {"action": "changed", "text": "Noch etwas"})
        assert not Correction.objects.exists()


def test_what_has_changed_goes_to_an_editor_and_changes_nothing(contact, admin_client):
    with time_machine.travel("2026-11-20"):
        address, client = link_in(ask().get()), Client()
        for bad in ({"text": ""}, {"text": "x" * 5001}):
            assert client.post(address, {"action": "changed"} | bad).status_code == 422
        kept = client.post(address, {"action": "confirm", "text": "Der Verein ruht."})
        assert (kept.status_code, "Der Verein ruht." in kept.content.decode()) == (422, True)
        assert client.post(address, {"action": "changed", "text": "Der Verein\x00 ruht."}).status_code == 302
    correction = Correction.objects.get()
    assert correction.message == "Der Verein ruht."
    assert Partnership.objects.get(pk=contact.partnership_id).last_confirmed_on is None
    shown = admin_client.get(reverse(Correction.snippet_viewset.get_url_name("edit"), args=[correction.pk]))
    assert "Der Verein ruht." in shown.content.decode()


def test_the_admin_shows_what_was_not_confirmed_for_13_months(contact, admin_client):
    today = timezone.localdate()
    Partnership.objects.update(last_confirmed_on=today - datetime.timedelta(days=390))
    Partnership.objects.filter(pk=contact.partnership_id).update(last_confirmed_on=today - datetime.timedelta(days=397))
    assert Partnership.objects.get(yearly.overdue()).pk == contact.partnership_id
    address = reverse(Partnership.snippet_viewset.get_url_name("list"))
    rows = soup_of(admin_client.get(address, {"unconfirmed": "on"})).select("table.listing tbody tr")
    assert len(rows) == 1
    assert (
        admin_client.get(
            reverse(Partnership.snippet_viewset.get_url_name("edit"), args=[contact.partnership_id])
        ).status_code
        == 200
    )


def test_contacts_that_stay_silent_go_after_three_years(contact):
    with time_machine.travel("2029-01-02"):
        retention.run()
    assert not PartnershipContact.objects.exists()
