import datetime

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.mail.models import OutboxMail
from core.privacy import retention
from partnerships.contributions import yearly_check
from partnerships.models import CorrectedFact, Correction, Partnership, PartnershipContact
from tests.html import soup_of
from tests.journeys.forms import fields_of
from tests.sending import link_in

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
    yearly_check.ask_all()
    return OutboxMail.objects.filter(kind="partnerships.still_correct")


def test_a_contact_is_asked_once_a_year_and_not_twice(contact):
    with time_machine.travel("2026-11-20"):
        assert ask().get().language == "fr"
        assert ask().count() == 1
    with time_machine.travel("2027-11-19"):
        assert ask().count() == 1
    with time_machine.travel("2027-11-21"):
        assert ask().count() == 2


def test_a_successor_by_another_address_begins_anew(contact):
    with time_machine.travel("2026-11-20"):
        former = ask().get()
    with time_machine.travel("2026-11-20 16:00", tick=False):
        contact.refresh_from_db()
        contact.name, contact.email = "Bela Nachfolger", "nachfolge@example.org"
        contact.save()
        assert Client().get(link_in(former)).status_code == 404
        former.refresh_from_db()
        assert (former.state, former.to) == ("withheld", "")
        assert (contact.asked_at, contact.active_at) == (None, timezone.now())
        assert ask().latest("pk").to == "nachfolge@example.org"


@pytest.mark.parametrize("deleted", ["contact", "partnership"])
def test_who_is_no_contact_any_more_gets_no_mail_and_is_forgotten(deleted, contact):
    with time_machine.travel("2026-11-20"):
        mail = ask().get()
        {"contact": contact, "partnership": contact.partnership}[deleted].delete()
        mail.refresh_from_db()
        assert (mail.state, mail.to) == ("withheld", "")


def test_who_gets_another_name_stays_the_same_contact(contact):
    with time_machine.travel("2026-11-20", tick=False):
        mail = ask().get()
        contact.refresh_from_db()
        contact.name, contact.email = "Amina Neu", EMAIL.upper()
        contact.save()
        assert contact.asked_at == timezone.now()
        assert Client().get(link_in(mail)).status_code == 200


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
        assert client.post(address, entry(contact.partnership) | {"action": "confirm"}).status_code == 302
        assert Partnership.objects.get(pk=contact.partnership_id).last_confirmed_on == timezone.localdate()
        assert not soup_of(client.get(address)).main.find("form")
        client.post(address, entry(contact.partnership, message="Noch etwas") | {"action": "changed"})
        assert not Correction.objects.exists()


def entry(partnership, **changed):
    """What the form sends for an entry, as it is or changed."""
    as_it_is = {name: getattr(partnership, name) for name in ("legal_type", "stage", "since", "until")}
    return as_it_is | {"text": partnership.text_fr, "message": ""} | changed


@pytest.mark.parametrize("action", ["confirm", "changed"])
def test_an_entry_that_is_no_longer_in_the_directory_is_not_asked_about(contact, action):
    with time_machine.travel("2026-11-20"):
        address, client = link_in(ask().get()), Client()
        Partnership.objects.filter(pk=contact.partnership_id).update(is_public=False)
        page = soup_of(client.get(address)).main
        assert "ne figure plus" in page.get_text()
        assert not page.find("form")
        words = "" if action == "confirm" else "Noch etwas"
        answer = client.post(address, entry(contact.partnership, message=words) | {"action": action})
        assert answer.status_code == 422
        assert words in answer.content.decode()
        contact.refresh_from_db()
        assert contact.active_at < contact.asked_at
        assert not Correction.objects.exists()
        assert Partnership.objects.get(pk=contact.partnership_id).last_confirmed_on is None


STORED = "Deux lignes\r\nde texte\u200b"


def test_what_a_browser_sends_otherwise_than_it_is_stored_is_no_change(contact):
    Partnership.objects.filter(pk=contact.partnership_id).update(text_fr=STORED)
    contact.partnership.refresh_from_db()
    with time_machine.travel("2026-11-20"):
        sent = entry(contact.partnership, action="confirm")
        assert Client().post(link_in(ask().get()), sent).status_code == 302


def test_a_correction_of_such_a_text_is_taken_over(contact, admin_client):
    Partnership.objects.filter(pk=contact.partnership_id).update(text_fr=STORED)
    with time_machine.travel("2026-11-20"):
        given = entry(contact.partnership, text="Nouveau texte", action="changed")
        assert Client().post(link_in(ask().get()), given).status_code == 302
    fact = Correction.objects.get().facts.get()
    assert (fact.fact, fact.old) == ("text_fr", STORED)
    admin_client.post(fact.accept_url)
    assert Partnership.objects.get(pk=contact.partnership_id).text_fr == "Nouveau texte"


@pytest.mark.parametrize("action", ["confirm", "changed"])
def test_an_entry_that_changed_while_the_form_lay_open_is_shown_again(contact, action):
    with time_machine.travel("2026-11-20"):
        address, client = link_in(ask().get()), Client()
        sent = fields_of(soup_of(client.get(address)).main.find("form")) | {"action": action}
        Partnership.objects.filter(pk=contact.partnership_id).update(stage="paused", text_fr="Un\r\nautre texte")
        if action == "changed":
            sent |= {"since": ["1988"], "message": ["Der Verein ruht."]}
        again = client.post(address, sent)
        assert again.status_code == 422
        assert "a été modifiée entre-temps" in soup_of(again).find(role="alert").get_text()
        shown = fields_of(soup_of(again).main.find("form"))
        assert (shown["stage"], shown["text"]) == (["paused"], ["Un\nautre texte"])
        assert (shown["since"], shown["message"]) == (sent["since"], sent["message"])
        assert client.post(address, shown | {"action": action}).status_code == 302
    corrected = Correction.objects.filter(partnership=contact.partnership_id).values_list("facts__fact", flat=True)
    assert list(corrected) == (["since"] if action == "changed" else [])


@pytest.fixture
def corrected(contact):
    """A contact has corrected three facts."""
    partnership = contact.partnership
    with time_machine.travel("2026-11-20"):
        given = entry(partnership, stage="paused", since="1988", text="Nouveau texte", action="changed")
        assert Client().post(link_in(ask().get()), given).status_code == 302
    return Correction.objects.get()


def edit(correction):
    return reverse(Correction.snippet_viewset.get_url_name("edit"), args=[correction.pk])


def test_what_has_changed_goes_to_an_editor_and_changes_nothing(contact, admin_client):
    before = Partnership.objects.get(pk=contact.partnership_id)
    with time_machine.travel("2026-11-20"):
        address, client = link_in(ask().get()), Client()
        for bad in ({}, {"message": "x" * 5001}, {"stage": "gone"}, {"since": "gestern"}, {"until": "1900"}):
            answer = client.post(address, entry(before, **bad) | {"action": "changed"})
            assert answer.status_code == 422, bad
            assert soup_of(answer).find(role="alert"), bad
        kept = client.post(address, entry(before, message="Der Verein ruht.") | {"action": "confirm"})
        assert (kept.status_code, "Der Verein ruht." in kept.content.decode()) == (422, True)
        sent = entry(before, message="Der Verein\x00 ruht.", stage="paused") | {"action": "changed"}
        assert client.post(address, sent).status_code == 302
    correction = Correction.objects.get()
    assert correction.message == "Der Verein ruht."
    assert [(fact.fact, fact.new) for fact in correction.facts.all()] == [("stage", "paused")]
    after = Partnership.objects.get(pk=contact.partnership_id)
    assert (after.stage, after.last_confirmed_on) == (before.stage, None)
    assert "Der Verein ruht." in admin_client.get(edit(correction)).content.decode()


def test_an_editor_decides_on_each_fact(corrected, contact, admin_client):
    partnership = contact.partnership
    stage, since, text = corrected.facts.all()
    assert admin_client.get(edit(corrected)).content.decode().count("formaction") == 6
    admin_client.post(stage.accept_url)
    admin_client.post(since.refuse_url)
    assert Correction.objects.get().closed_at is None
    admin_client.post(text.accept_url)
    after = Partnership.objects.get(pk=partnership.pk)
    assert (after.stage, after.since, after.text_fr) == ("paused", partnership.since, "Nouveau texte")
    assert after.last_confirmed_on is None, "one fact is still in dispute"
    assert Correction.objects.get().closed_at
    mail = OutboxMail.objects.get(kind="partnerships.correction_done")
    assert (mail.language, "Nouveau texte" in mail.text, "1988" in mail.text) == ("fr", True, False)
    admin_client.post(since.accept_url)
    assert Partnership.objects.get(pk=partnership.pk).since == partnership.since, "what is decided stays decided"


def test_a_form_opened_before_the_last_decision_does_not_open_the_case_again(corrected, admin_client):
    fields = soup_of(admin_client.get(edit(corrected))).select("[name^=initial-]")
    shown = {field["name"]: field.get("value", "") for field in fields}
    for fact in corrected.facts.all():
        admin_client.post(fact.refuse_url)
    admin_client.post(edit(corrected), shown | {"closed_at": ""})
    assert Correction.objects.get().closed_at
    admin_client.post(edit(corrected), {"closed_at": ""})
    assert Correction.objects.get().closed_at is None


def test_the_thanks_do_not_go_to_a_successor_who_never_answered(corrected, contact, admin_client):
    contact.refresh_from_db()
    contact.email = "nachfolge@example.org"
    contact.save()
    for fact in corrected.facts.all():
        admin_client.post(fact.accept_url)
    assert Correction.objects.get().closed_at
    assert not OutboxMail.objects.filter(kind="partnerships.correction_done").exists()


def test_who_corrects_and_is_believed_has_confirmed(corrected, admin_client):
    for fact in corrected.facts.all():
        admin_client.post(fact.accept_url)
    assert Partnership.objects.get(pk=corrected.partnership_id).last_confirmed_on == datetime.date(2026, 11, 20)


def test_an_entry_that_changed_meanwhile_is_not_overwritten(corrected, admin_client):
    Partnership.objects.filter(pk=corrected.partnership_id).update(stage="handover")
    answer = admin_client.post(corrected.facts.get(fact="stage").accept_url, follow=True)
    assert f"„{Partnership.Stage.HANDOVER.label}“" in answer.content.decode()
    assert Partnership.objects.get(pk=corrected.partnership_id).stage == "handover"
    assert corrected.facts.get(fact="stage").decision == ""


def test_what_the_entry_says_by_now_is_accepted(corrected, admin_client):
    Partnership.objects.filter(pk=corrected.partnership_id).update(stage="paused")
    admin_client.post(corrected.facts.get(fact="stage").accept_url)
    assert corrected.facts.get(fact="stage").decision == "accepted"


def test_who_corrects_twice_before_it_is_decided_is_told_twice(corrected, contact, admin_client):
    with time_machine.travel("2026-12-20"):
        assert yearly_check.ask_now([contact.partnership]) == 1
        given = entry(contact.partnership, since="1987", action="changed")
        assert Client().post(link_in(ask().order_by("pk").last()), given).status_code == 302
    for fact in CorrectedFact.objects.all():
        admin_client.post(fact.refuse_url)
    assert OutboxMail.objects.filter(kind="partnerships.correction_done").count() == 2


def test_only_who_may_change_corrections_decides(corrected, django_user_model):
    stranger = Client()
    stranger.force_login(django_user_model.objects.create_user("x", "x@example.org", "a-password-for-tests"))
    stranger.post(corrected.facts.first().accept_url)
    assert set(corrected.facts.values_list("decision", flat=True)) == {""}


def test_the_admin_shows_what_was_not_confirmed_for_13_months(contact, admin_client):
    today = timezone.localdate()
    Partnership.objects.update(last_confirmed_on=today - datetime.timedelta(days=390))
    Partnership.objects.filter(pk=contact.partnership_id).update(last_confirmed_on=today - datetime.timedelta(days=397))
    assert Partnership.objects.get(yearly_check.overdue()).pk == contact.partnership_id
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
