from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.acts import NotPossibleError
from core.mail.models import OutboxMail
from core.privacy import retention
from partnerships.contributions import proposals
from partnerships.models import BestPracticePage, Municipality, Partnership, Proposal
from tests import factories
from tests.canaries import places_of
from tests.html import soup_of
from tests.sending import link_in, send_form

pytestmark = pytest.mark.django_db
EMAIL = "canary.kanarienvogel@example.org"


@pytest.fixture
def index(home):
    return factories.BestPracticeIndexPageFactory(parent=home)


@pytest.fixture
def propose(home):
    def propose(kind="practice", **changes):
        page = factories.ProposalPageFactory(parent=home, kind=kind)
        filled = {
            "title": "Wärme für Kanarienvogel-Häuser",
            "municipality": "Kanarienvogel-Stadt",
            "partner": "Lwiw",
            "country": "UA",
            "text": "Wir haben gemeinsam gebaut.",
            "person": "Amina Kanarienvogel",
            "email": EMAIL,
        }
        return send_form(page.url, **filled | changes)

    return propose


@pytest.fixture
def proposal(propose):
    assert propose().status_code == 303
    with time_machine.travel("2026-11-20 11:00"):
        assert Client().post(link_in(OutboxMail.objects.get()), {"action": "confirm"}).status_code == 302
    return Proposal.objects.get()


def test_a_proposal_counts_once_it_is_confirmed_and_get_changes_nothing(propose):
    assert propose().status_code == 303
    mail = OutboxMail.objects.get()
    assert (mail.to, mail.kind) == (EMAIL, "partnerships.proposal_receipt")
    address, client = link_in(mail), Client(enforce_csrf_checks=True)
    with time_machine.travel("2026-11-20 11:00"):
        page = client.get(address)
        assert page.status_code == 200
        assert page.headers["Cache-Control"] == "no-store, private"
        assert "noindex" in page.headers["X-Robots-Tag"]
        assert Proposal.objects.get().state == "unconfirmed"
        assert client.post(address, {"action": "nonsense"}).status_code == 422
        assert client.post(address, {"action": "confirm"}).status_code == 302
        assert not soup_of(client.get(address)).main.find("form")
    assert Proposal.objects.get().is_waiting
    assert client.get(address.replace("confirm/", "confirm/x")).status_code == 404


def test_once_it_is_decided_the_link_no_longer_says_that_we_look_at_it(proposal, admin_user):
    address = link_in(OutboxMail.objects.get(kind="partnerships.proposal_receipt"))
    with time_machine.travel("2026-11-20 12:00"):
        assert "prüft es und schreibt" in Client().get(address).text
        proposals.refuse(proposal, admin_user)
        page = Client().get(address).text
        assert "prüft es und schreibt" not in page
        assert "hat es geprüft und darüber entschieden" in page


def test_an_accepted_proposal_whose_draft_is_gone_can_be_refused(proposal, index, admin_client, admin_user):
    proposals.accept(proposal, admin_user)
    edit = reverse(proposal.snippet_viewset.get_url_name("edit"), args=[proposal.pk])
    assert proposal.refuse_url not in admin_client.get(edit).text
    with pytest.raises(NotPossibleError):
        proposals.refuse(proposal, admin_user)
    BestPracticePage.objects.get(alias_of=None).delete()
    assert proposal.refuse_url in admin_client.get(edit).text
    admin_client.post(proposal.refuse_url, {"remark": "Doch nicht."})
    assert Proposal.objects.get().state == "refused"
    assert "Doch nicht." in OutboxMail.objects.get(kind="partnerships.proposal_refused").text


def test_one_click_makes_one_draft_that_nobody_reads(proposal, index, admin_client):
    edit = proposal.snippet_viewset.get_url_name("edit")
    shown = admin_client.get(reverse(edit, args=[proposal.pk]))
    assert proposal.accept_url in shown.content.decode()
    assert admin_client.get(proposal.accept_url).status_code == 405
    for _click in range(2):
        assert admin_client.post(proposal.accept_url).status_code == 302
    draft = BestPracticePage.objects.get(alias_of=None)
    assert (draft.live, draft.title, draft.countries) == (False, proposal.title, ["UA"])
    assert draft.locale.language_code == "de"
    assert draft.latest_revision
    for _time in range(2):
        draft.save_revision().publish()
    assert OutboxMail.objects.filter(kind="partnerships.proposal_published").count() == 1


def test_publication_is_told_when_readers_can_read_it_not_when_it_is_planned(proposal, index, admin_user):
    proposals.accept(proposal, admin_user)
    told = OutboxMail.objects.filter(kind="partnerships.proposal_published")
    draft = BestPracticePage.objects.get(alias_of=None)
    draft.go_live_at = timezone.now() + timedelta(hours=1)
    draft.save_revision().publish()
    assert not told.exists()
    with time_machine.travel(draft.go_live_at + timedelta(minutes=1)):
        call_command("publish_scheduled")
    assert told.count() == 1


def test_a_proposed_partnership_becomes_a_record_that_is_not_public(propose, directory, admin_client, admin_user):
    propose("partnership", municipality="Freiburg im Breisgau", partner="Львів", title="")
    proposal = Proposal.objects.get()
    with pytest.raises(NotPossibleError):  # not confirmed by mail
        proposals.accept(proposal, admin_user)
    assert not Partnership.objects.filter(slug__startswith="freiburg-im-breisgau-lviv", is_public=False).exists()
    Proposal.objects.update(state="waiting")
    proposals.accept(proposal, admin_user)
    draft = Proposal.objects.get().partnership
    assert not draft.is_public
    assert draft.memberships.count() == 2
    draft.is_public = True
    draft.save()
    assert OutboxMail.objects.filter(kind="partnerships.proposal_published").exists()


def members_of(proposal, admin_user):
    Proposal.objects.update(state="waiting")
    proposals.accept(proposal, admin_user)
    members = Proposal.objects.get().partnership.memberships
    return set(members.values_list("role", "municipality__country"))


def test_two_towns_of_one_name_are_told_apart_by_their_countries(propose, admin_user):
    for country in ("DE", "CZ", "UA"):
        Municipality.objects.create(name_de="Neustadt", country=country, latitude=48, longitude=9)
    propose("partnership", municipality="Neustadt", partner="Neustadt", country="CZ", title="")
    assert members_of(Proposal.objects.get(), admin_user) == {("home", "DE"), ("partner", "CZ")}


def test_a_town_that_is_named_on_both_sides_is_one_member(propose, admin_user):
    Municipality.objects.create(name_de="Neustadt", country="DE", latitude=48, longitude=9)
    propose("partnership", municipality="Neustadt", partner="Neustadt", country="", title="")
    assert members_of(Proposal.objects.get(), admin_user) == {("home", "DE")}


def test_a_name_that_several_towns_have_is_left_to_the_editor(propose, admin_user):
    for name, key in (("Neustadt", "1"), ("Neustadt", "2"), ("Ulm", "")):
        Municipality.objects.create(name_de=name, country="DE", key=key, latitude=48, longitude=9)
    propose("partnership", municipality="Ulm", partner="Neustadt", country="", title="")
    assert members_of(Proposal.objects.get(), admin_user) == {("home", "DE")}


def test_without_an_overview_the_editor_is_told(proposal, admin_user):
    with pytest.raises(ValidationError):
        proposals.accept(proposal, admin_user)
    assert Proposal.objects.get().is_waiting


def test_nothing_is_left_90_days_after_the_decision(proposal, admin_user):
    proposals.refuse(proposal, admin_user)
    assert OutboxMail.objects.filter(kind="partnerships.proposal_refused").count() == 1
    OutboxMail.objects.update(state="sent", finished_at=Proposal.objects.get().closed_at)
    with time_machine.travel("2027-05-01"):
        retention.run()
    assert places_of("kanarienvogel") == set()


def test_what_nobody_confirms_goes_after_two_weeks(propose):
    propose()
    with time_machine.travel("2026-12-05"):
        retention.run()
    assert not Proposal.objects.exists()


def test_editors_see_what_was_proposed_and_not_by_whom(django_user_model):
    proposal = Proposal.objects.create(
        kind="practice", language="de", name="Kanarienvogel", email="k@example.org", title="Titel", municipality="Ort",
        text="Text",
    )  # fmt: skip
    editor = django_user_model.objects.create_user("e", "e@example.org", "a-password-for-tests")
    editor.groups.add(Group.objects.get(name="Redaktion"))
    client = Client()
    client.force_login(editor)
    page = client.get(reverse(Proposal.snippet_viewset.get_url_name("edit"), args=[proposal.pk])).content.decode()
    assert "Titel" in page
    assert "Kanarienvogel" not in page
    assert "k@example.org" not in page
